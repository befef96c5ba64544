//! Free text in a form that fits within a line.

/// The text on one line, without control characters.
pub(super) fn one_line(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    line.chars().filter(|letter| !letter.is_control()).collect()
}

#[cfg(test)]
mod tests {
    use super::one_line;

    #[test]
    fn a_text_of_several_lines_is_one_line() {
        assert_eq!(one_line(" mother\r\n\tagrees\u{7} and\n\nsigns "), "mother agrees and signs");
    }
}
