//! Files that carry their own checksum, so that a torn one is noticed before it is believed.
//!
//! A file is a JSON object whose first line holds the SHA-256 of all the lines after it; `tail -n +2 FILE | sha256sum`
//! computes the same:
//!
//! ```text
//! {"sha256": "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae",
//!   "sequence": 1,
//!   …
//! ```

use serde::Serialize;
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};

use crate::Failure;

const BEFORE: &str = "{\"sha256\": \"";
const AFTER: &str = "\",";

/// What a file holds, and its checksum.
#[derive(Debug)]
pub(crate) struct Sealed<T> {
    pub(crate) sha256: String,
    pub(crate) content: T,
}

/// The text of a file that holds `content`, which is written as a JSON object with at least one key.
pub(crate) fn seal(content: &impl Serialize) -> Result<String, Failure> {
    let json = serde_json::to_string_pretty(content)?;
    let rest = json.strip_prefix("{\n").ok_or("only an object with keys can carry a checksum")?;
    let rest = format!("{rest}\n");
    Ok(format!("{BEFORE}{}{AFTER}\n{rest}", sha256(rest.as_bytes())))
}

/// What is in a file, if the file is whole.
pub(crate) fn open<T: DeserializeOwned>(file: &[u8]) -> Result<Sealed<T>, Failure> {
    if file.is_empty() {
        return Err("it is empty".into());
    }
    let (line, rest) = file.split_at(file.iter().position(|byte| *byte == b'\n').unwrap_or(file.len()));
    let rest = rest.strip_prefix(b"\n").unwrap_or(rest);
    let stated =
        std::str::from_utf8(line).ok().and_then(|line| line.strip_prefix(BEFORE)?.strip_suffix(AFTER));
    let stated = stated.ok_or("its first line holds no checksum")?;
    if stated != sha256(rest) {
        return Err("it is torn or was changed: its checksum is wrong".into());
    }
    let mut json = b"{\n".to_vec();
    json.extend_from_slice(rest);
    Ok(Sealed { sha256: stated.to_owned(), content: serde_json::from_slice(&json)? })
}

fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_cut_and_every_changed_byte_is_noticed() {
        let text = seal(&serde_json::json!({ "case": "sag-æ", "event": 7 })).unwrap();
        let whole = open::<serde_json::Value>(text.as_bytes()).unwrap();
        assert_eq!(whole.content, serde_json::json!({ "case": "sag-æ", "event": 7 }));
        assert!(text.contains(&whole.sha256));
        for at in 0..text.len() {
            let cut = text.as_bytes().get(..at).unwrap();
            assert!(open::<serde_json::Value>(cut).is_err(), "cut at {at}");
            for other in [0, b' ', b'7', b'8'] {
                let mut changed = text.as_bytes().to_vec();
                if std::mem::replace(&mut changed[at], other) != other {
                    assert!(open::<serde_json::Value>(&changed).is_err(), "{other} at {at}");
                }
            }
        }
    }

    #[test]
    fn only_objects_with_keys_are_sealed() {
        assert!(seal(&serde_json::json!({})).is_err());
        assert!(seal(&[1, 2]).is_err());
    }
}
