//! Pieces of input that are safe to repeat in a message.

use crate::privacy::redact;

/// The longest piece of input repeated in a message.
const SHOWN: usize = 80;

/// A piece of input as it may stand in a message: not long, and without anything written like a personal number,
/// since a report is read by people who may not know the citizens.
pub(super) fn shown(text: &str) -> String {
    // Masked before it is cut: what is left of a number would not be known as one.
    let mut shown = redact(text.trim()).into_owned();
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
        assert_eq!(shown(" nr. 311399-0000! "), "nr. ••••••-••••!");
        assert_eq!(shown(" SEL-52-3.7 "), "SEL-52-3.7");
        assert_eq!(shown(&"æ".repeat(200)).chars().count(), SHOWN + 1);
        let cut = shown(&format!("{}3113990000", "x".repeat(SHOWN - 5)));
        assert!(!cut.contains('3'), "{cut}");
    }
}
