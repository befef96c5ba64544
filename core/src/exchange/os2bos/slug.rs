//! Names made from texts: readable ids where OS2bos has a key only, and texts that are safe to show.

/// The longest id made from a text; a longer text is cut between words.
const LONGEST: usize = 60;

/// The longest piece of input repeated in a message.
const SHOWN: usize = 80;

/// A readable id from a text: `Vederlag pr. døgn` becomes `vederlag-pr-doegn`; empty where no letter is left.
pub(super) fn slug(text: &str) -> String {
    let mut slug = String::new();
    for word in text.split(|letter: char| !letter.is_alphanumeric()) {
        let word = word
            .chars()
            .flat_map(char::to_lowercase)
            .fold(String::new(), |word, letter| word + plain(letter));
        if word.is_empty() {
            continue;
        }
        if !slug.is_empty() && slug.len() + 1 + word.len() > LONGEST {
            break;
        }
        if !slug.is_empty() {
            slug.push('-');
        }
        slug.extend(word.chars().take(LONGEST));
    }
    slug
}

/// The letter in a–z and 0–9; nothing for what has no usual spelling there.
fn plain(letter: char) -> &'static str {
    const LETTERS: &str = "abcdefghijklmnopqrstuvwxyz0123456789";
    match letter {
        'æ' | 'ä' => "ae",
        'ø' | 'ö' => "oe",
        'å' => "aa",
        'é' | 'è' | 'ê' | 'ë' => "e",
        'á' | 'à' | 'â' => "a",
        'ó' | 'ò' | 'ô' => "o",
        'ú' | 'ù' | 'ü' => "u",
        'í' | 'ì' | 'ï' => "i",
        'ñ' => "n",
        'ç' => "c",
        'ð' => "d",
        _ => LETTERS.find(letter).and_then(|at| LETTERS.get(at..=at)).unwrap_or(""),
    }
}

/// A piece of input as it may stand in a message: not long, and without anything written like a CPR number.
///
/// Ten digits, or six and four with a hyphen or a blank between, become asterisks, whatever they were meant
/// as: a report is read by people who may not know the citizens.
pub(super) fn shown(text: &str) -> String {
    let letters: Vec<char> = text.trim().chars().collect();
    let mut shown = String::new();
    let mut rest = letters.as_slice();
    while let Some((first, after)) = rest.split_first() {
        let run = rest.iter().take_while(|letter| letter.is_ascii_digit()).count();
        if run == 0 {
            shown.push(*first);
            rest = after;
            continue;
        }
        let (digits, after) = rest.split_at(run);
        let tail = match after {
            ['-' | ' ', last @ ..] if run == 6 => {
                last.iter().take_while(|letter| letter.is_ascii_digit()).count()
            }
            _ => 0,
        };
        if run == 10 || tail == 4 {
            shown.push_str("**********");
            rest = after.get(if tail == 4 { 5 } else { 0 }..).unwrap_or_default();
        } else {
            shown.extend(digits);
            rest = after;
        }
    }
    if shown.chars().count() > SHOWN {
        shown = shown.chars().take(SHOWN).collect();
        shown.push('…');
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_readable_and_short() {
        for (text, id) in [
            ("Vederlag pr. døgn", "vederlag-pr-doegn"),
            ("  Børne- & familiehus ÅRHUS  ", "boerne-familiehus-aarhus"),
            ("§ 52, stk. 3", "52-stk-3"),
            ("…", ""),
            ("日本", ""),
            ("Café Ünal", "cafe-unal"),
        ] {
            assert_eq!(slug(text), id, "{text}");
        }
        let long = slug(
            "Kost og logi, herunder daglige fornødenheder, for 3. og eventuelt 4. barn fra samme kommune",
        );
        assert_eq!(long, "kost-og-logi-herunder-daglige-fornoedenheder-for-3-og");
        assert_eq!(slug(&"a".repeat(100)).len(), LONGEST);
    }

    #[test]
    fn what_is_written_like_a_cpr_number_is_not_shown() {
        for (text, safe) in [
            ("3113990000", "**********"),
            ("nr. 311399-0000!", "nr. **********!"),
            ("311399 0000", "**********"),
            ("12345678", "12345678"),
            ("311399", "311399"),
            ("31139900001", "31139900001"),
            ("015031-528201003", "015031-528201003"),
            (" SEL-52-3.7 ", "SEL-52-3.7"),
        ] {
            assert_eq!(shown(text), safe, "{text}");
        }
        assert_eq!(shown(&"æ".repeat(200)).chars().count(), SHOWN + 1);
        let cut = shown(&format!("{}3113990000", "x".repeat(SHOWN - 5)));
        assert!(!cut.contains('3'), "{cut}");
    }
}
