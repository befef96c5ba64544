//! Pieces of input that are safe to repeat in a message.

use crate::privacy::redact;

/// The longest piece of input repeated in a message.
const LONGEST: usize = 80;

/// An excerpt of the input for a message: short, and with personal numbers masked, because reports are read by people
/// who may not know the citizens.
pub(super) fn excerpt(text: &str) -> String {
    // Mask first, then cut: half a number would not be recognised.
    let mut excerpt = redact(text.trim()).into_owned();
    if excerpt.chars().count() > LONGEST {
        excerpt = excerpt.chars().take(LONGEST).collect();
        excerpt.push('…');
    }
    excerpt
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_like_a_cpr_number_is_not_shown() {
        assert_eq!(excerpt(" nr. 311399-0000! "), "nr. ••••••-••••!");
        assert_eq!(excerpt(" SEL-52-3.7 "), "SEL-52-3.7");
        assert_eq!(excerpt(&"æ".repeat(200)).chars().count(), LONGEST + 1);
        let cut = excerpt(&format!("{}3113990000", "x".repeat(LONGEST - 5)));
        assert!(!cut.contains('3'), "{cut}");
    }
}
