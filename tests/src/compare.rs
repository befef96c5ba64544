//! Equality of answers: amounts are compared as numbers, everything else as it is written.

use rust_decimal::Decimal;
use serde_json::Value;

/// Whether two answers are the same.
pub(crate) fn same(left: &Value, right: &Value) -> bool {
    match (left, right) {
        (Value::String(left), Value::String(right)) => left == right || same_amount(left, right),
        (Value::Array(left), Value::Array(right)) => {
            left.len() == right.len() && left.iter().zip(right).all(|(left, right)| same(left, right))
        }
        (Value::Object(left), Value::Object(right)) => {
            left.len() == right.len()
                && left.iter().all(|(key, left)| right.get(key).is_some_and(|right| same(left, right)))
        }
        _ => left == right,
    }
}

/// Codes such as `015020` are digits too, but no amounts: one of the two must be written with decimals.
fn same_amount(left: &str, right: &str) -> bool {
    (left.contains('.') || right.contains('.'))
        && matches!((left.parse::<Decimal>(), right.parse::<Decimal>()), (Ok(left), Ok(right)) if left == right)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn amounts_are_numbers_and_codes_are_not() {
        assert!(same(&json!({"a": ["100.00"]}), &json!({"a": ["100"]})));
        assert!(!same(&json!("100.00"), &json!("100.01")));
        assert!(!same(&json!("015020"), &json!("15020")));
        assert!(!same(&json!({"a": 1}), &json!({"a": 1, "b": null})));
        assert!(!same(&json!([1, 2]), &json!([1])));
    }
}
