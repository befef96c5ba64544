//! What people have written, as it may be shown: on one line, and without anybody's number.

/// The text on one line, the numbers of persons (CPR) made unreadable: ten digits, with or without something
/// between the sixth and the seventh. A number that only looks like one is made unreadable too.
pub(super) fn discreet(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let letters: Vec<char> = line.chars().filter(|letter| !letter.is_control()).collect();
    let mut shown = String::with_capacity(line.len());
    let mut rest = letters.as_slice();
    let mut after_digit = false;
    while let [first, others @ ..] = rest {
        let length = if after_digit { None } else { person_number(rest) };
        if let Some(left) = length.and_then(|length| rest.get(length..)) {
            shown.push_str("••••••-••••");
            rest = left;
            continue;
        }
        after_digit = first.is_ascii_digit();
        shown.push(*first);
        rest = others;
    }
    shown
}

/// How long the person's number is that the text begins with.
fn person_number(text: &[char]) -> Option<usize> {
    let digits = |from: usize, count: usize| {
        let part = text.get(from..from.checked_add(count)?)?;
        part.iter().all(char::is_ascii_digit).then_some(from.saturating_add(count))
    };
    let date = digits(0, 6)?;
    let between = text.get(date..)?.iter().take_while(|letter| matches!(letter, '-' | '–' | ' ' | '.' | '/'));
    let between = between.count();
    let end = digits(date.saturating_add(between), 4).filter(|_| between <= 3)?;
    let longer = text.get(end).is_some_and(char::is_ascii_digit);
    (!longer).then_some(end)
}

#[cfg(test)]
mod tests {
    use super::discreet;

    #[test]
    fn nobodys_number_is_shown() {
        for number in ["0285891234", "028589-1234", "028589 1234", "028589 - 1234"] {
            let text = format!("Ringet til mor ({number}),\nsom er enig");
            assert_eq!(discreet(&text), "Ringet til mor (••••••-••••), som er enig");
        }
    }

    #[test]
    fn other_numbers_are() {
        for text in
            ["12345678", "27.24.36-G01-7-20", "02858912345", "x 1234567-8901", "2026-02-01", "400221 (a)", ""]
        {
            assert_eq!(discreet(text), text);
        }
    }
}
