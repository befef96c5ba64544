//! Pieces of input that are safe to repeat in a message.

/// The longest piece of input repeated in a message.
const SHOWN: usize = 80;

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
