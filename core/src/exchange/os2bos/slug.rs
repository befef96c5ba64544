//! Ids made from texts: readable ids for items that have only a key in OS2bos.

/// The longest id made from a text; a longer text is cut between words.
const LONGEST: usize = 60;

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

/// The letter in a–z and 0–9; none for a letter without a usual spelling there.
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
}
