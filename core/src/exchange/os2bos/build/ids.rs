//! Ids: one for each item, found by its key in OS2bos.

use std::collections::BTreeMap;

use crate::exchange::os2bos::excerpt::excerpt;
use crate::exchange::os2bos::model::{Head, Key};
use crate::exchange::os2bos::notice::Os2bosNotice as Notice;
use crate::exchange::os2bos::report::Report;
use crate::exchange::os2bos::slug::slug;

/// The ids of one kind of things.
pub(super) struct Ids {
    kind: &'static str,
    by_key: BTreeMap<Key, String>,
    /// The item that has an id.
    taken: BTreeMap<String, String>,
}

impl Ids {
    pub(super) const fn of(kind: &'static str) -> Self {
        Self { kind, by_key: BTreeMap::new(), taken: BTreeMap::new() }
    }

    pub(super) const fn kind(&self) -> &'static str {
        self.kind
    }

    pub(super) fn find(&self, key: &str) -> Option<&str> {
        self.by_key.get(key).map(String::as_str)
    }

    /// Whether there is none of this kind.
    pub(super) fn is_empty(&self) -> bool {
        self.by_key.is_empty()
    }

    /// Gives the key an id that is the same.
    pub(super) fn assume(&mut self, key: &str) {
        self.by_key.insert(key.to_owned(), key.to_owned());
    }

    /// Gives `head` the id that OS2bos shows. Returns false, with a notice, if it is blank or another item has it.
    /// References to the second of two items then lead to the first.
    pub(super) fn claim(&mut self, head: &Head, field: &str, id: &str, report: &mut Report) -> bool {
        if id.is_empty() {
            report.note(&head.origin, Notice::NoId { field: field.to_owned() });
            return false;
        }
        if id.contains(char::is_control) {
            let (field, text) = (field.to_owned(), excerpt(id));
            report.note(&head.origin, Notice::NotUnderstood { field, text });
            return false;
        }
        self.by_key.insert(head.key.clone(), id.to_owned());
        if let Some(first) = self.taken.get(id) {
            report.note(&head.origin, Notice::RepeatedId { id: excerpt(id), first: first.clone() });
            return false;
        }
        self.taken.insert(id.to_owned(), head.origin.to_string());
        true
    }

    /// Gives `head` an id that is made from its name. The key is added if another item has that id.
    pub(super) fn name(&mut self, head: &Head, name: &str) -> String {
        let plain = slug(name);
        let mut id = plain.clone();
        let mut more = 0_u32;
        while id.is_empty() || self.taken.contains_key(&id) {
            let key = slug(&head.key);
            id = [plain.as_str(), key.as_str()]
                .into_iter()
                .filter(|part| !part.is_empty())
                .collect::<Vec<_>>()
                .join("-");
            if more > 0 || id.is_empty() {
                id = format!("{id}_{more}");
            }
            more += 1;
        }
        self.by_key.insert(head.key.clone(), id.clone());
        self.taken.insert(id.clone(), head.origin.to_string());
        id
    }
}
