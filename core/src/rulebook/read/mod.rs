//! Reads JSON texts into one document and collects every fault with its place.
//!
//! Every item of every list is read separately. An item with a fault is left out after all its faults are found. Its
//! id stays known ([`Unread`]), so that references to it are not reported as well.

mod notes;
mod outline;
mod source;
mod typed;

use std::collections::BTreeMap;
use std::collections::hash_map::Entry;

use rustc_hash::{FxHashMap, FxHashSet};
use serde::de::DeserializeOwned;

use self::notes::Notes;
use self::outline::{Content, Found, Lines, Member, Node, outline};
use self::source::{Kept, Source, in_file};
use self::typed::{At, unknown_key};
use super::{Condition, RuleBookDocument, RuleBookFault};
use crate::fault::{Fault, Faults, Path, without_bom};
use crate::limits;

/// What a text contains but the document lacks, because it could not be read.
#[derive(Debug, Default)]
pub(super) struct Unread {
    keys: FxHashSet<&'static str>,
    ids: FxHashMap<&'static str, FxHashSet<String>>,
}

impl Unread {
    /// Whether the value of a key of the document could not be read.
    pub(super) fn has_key(&self, key: &str) -> bool {
        self.keys.contains(key)
    }

    /// Whether `id` may belong to an item that could not be read.
    pub(super) fn has_id(&self, list: &str, id: &str) -> bool {
        self.has_key(list) || self.ids.get(list).is_some_and(|ids| ids.contains(id))
    }
}

/// Reads texts into one document.
#[derive(Default)]
pub(super) struct Reader<'t> {
    pub(super) document: RuleBookDocument,
    unread: Unread,
    sources: Vec<Source<'t>>,
    /// The number of texts, including those that could not be read.
    texts: usize,
    /// Faults by source and offset.
    faults: Vec<((usize, usize), Fault<RuleBookFault>)>,
    /// Whether a whole text could not be read. Then it is unknown what is missing.
    broken: bool,
    /// What only one text may state, with the place where it is stated.
    stated: FxHashMap<String, String>,
}

/// Reads one value: all faults, and the value if enough of it can be read.
fn item<T: DeserializeOwned>(node: &Node<'_>) -> (Option<T>, Vec<Found>) {
    let mut notes = Notes::default();
    let mut faults = Vec::new();
    let mut bytes = 0_usize;
    let value = loop {
        bytes = bytes.saturating_add(node.end - node.start);
        match T::deserialize(At::new(node, &notes)) {
            Ok(value) => break Some(value).filter(|_| faults.is_empty()),
            Err(error) => {
                let (found, again) = notes.note(error, node.start);
                faults.extend(found);
                if !again || faults.len() >= limits::MAX_FAULTS || bytes > limits::MAX_BYTES_REREAD {
                    break None;
                }
            }
        }
    };
    faults.extend(notes.into_passed());
    (value, faults)
}

/// Reads the keys of a document: those that only one text may state, and the lists, which are joined.
macro_rules! keys {
    (once { $($once:literal => $field:ident;)* } lists { $($list:literal => $items:ident;)* }) => {
        /// The keys of a document.
        pub(super) const KEYS: &[&str] = &["$schema", "conditions", $($once,)* $($list,)*];

        impl<'t> Reader<'t> {
            fn member(&mut self, file: Option<&str>, kept: &mut Kept, member: &Member<'t>) -> Vec<Found> {
                match &*member.key {
                    "$schema" => self.once(member, "$schema", |document, schema| document.schema = schema),
                    "conditions" => self.conditions(file, member),
                    $($once => {
                        if let Some(twice) = self.stated_before(file, member, $once) {
                            return vec![twice];
                        }
                        self.once(member, $once, |document, value| document.$field = value)
                    })*
                    $($list => self.list(kept, member, $list, |document| &mut document.$items),)*
                    _ => vec![unknown_key(member, KEYS)],
                }
            }
        }
    };
}

keys! {
    once {
        "format" => format;
        "id" => id;
        "version" => version;
        "title" => title;
        "accounts" => accounts;
        "calendar" => calendar;
        "codes" => codes;
    }
    lists {
        "notes" => notes;
        "laws" => laws;
        "dimensions" => dimensions;
        "required_facts" => required_facts;
        "efforts" => efforts;
        "sections" => sections;
        "categories" => categories;
        "activity_types" => activity_types;
        "offers" => offers;
        "providers" => providers;
        "agreements" => agreements;
        "rates" => rates;
        "reimbursements" => reimbursements;
        "approval_levels" => approval_levels;
    }
}

impl<'t> Reader<'t> {
    /// Reads one more text.
    pub(super) fn add(&mut self, file: Option<String>, text: &'t str) {
        let text = without_bom(text);
        let number = self.texts;
        self.texts += 1;
        let (root, mut faults) = match outline(text) {
            Ok(outlined) => outlined,
            Err(found) => {
                self.broken = true;
                let fault = Fault::new(found.kind).located(file, Some(Lines::new(text).position(found.at)));
                self.faults.push(((number, found.at), fault));
                return;
            }
        };
        let mut kept = Kept::default();
        if let Content::Object(members) = &root.content {
            for member in members {
                faults.extend(self.member(file.as_deref(), &mut kept, member));
            }
        } else {
            self.broken = true;
            faults.extend(item::<RuleBookDocument>(&root).1);
        }
        faults.sort_by_key(|found| found.at);
        faults.truncate(limits::MAX_FAULTS);
        let source = Source { file, lines: Lines::new(text), root, kept };
        self.faults.extend(faults.into_iter().map(|found| ((number, found.at), source.fault(found))));
        self.sources.push(source);
    }

    /// Records a file without a readable text.
    pub(super) fn refuse(&mut self, file: String, kind: RuleBookFault) {
        self.broken = true;
        self.faults.push(((self.texts, 0), Fault::new(kind).located(Some(file), None)));
        self.texts += 1;
    }

    /// What has been read so far.
    pub(super) const fn document(&self) -> &RuleBookDocument {
        &self.document
    }

    /// The document, and all faults in the order of the texts: those found while reading, and those that `check`
    /// finds in the document. Without a whole document the check does not run.
    pub(super) fn finish(
        self,
        check: impl FnOnce(&RuleBookDocument, &Unread, &dyn Fn(&Path) -> String) -> Faults<RuleBookFault>,
    ) -> (RuleBookDocument, Faults<RuleBookFault>) {
        let mut faults = self.faults;
        if !self.broken {
            let describe = |path: &Path| source::describe(&self.sources, path);
            let checked = check(&self.document, &self.unread, &describe);
            faults.extend(checked.into_iter().map(|fault| source::locate(&self.sources, fault)));
        }
        faults.sort_by_key(|(place, _)| *place);
        let mut all = Faults::new();
        faults.into_iter().take(limits::MAX_FAULTS).for_each(|(_, fault)| all.push(fault));
        (self.document, all)
    }

    fn once<T: DeserializeOwned>(
        &mut self,
        member: &Member<'t>,
        key: &'static str,
        set: impl FnOnce(&mut RuleBookDocument, T),
    ) -> Vec<Found> {
        let (value, faults) = item(&member.value);
        match value {
            Some(value) => set(&mut self.document, value),
            None => {
                self.unread.keys.insert(key);
            }
        }
        faults
    }

    fn stated_before(&mut self, file: Option<&str>, member: &Member<'t>, key: &'static str) -> Option<Found> {
        let first = match self.stated.entry(key.to_owned()) {
            Entry::Occupied(first) => first.get().clone(),
            Entry::Vacant(none) => {
                none.insert(in_file(file, &Path::root().join(key)));
                return None;
            }
        };
        Some(Found::new(member.key_start, RuleBookFault::StatedTwice { key: key.to_owned(), first }))
    }

    fn list<T: DeserializeOwned>(
        &mut self,
        kept: &mut Kept,
        member: &Member<'t>,
        key: &'static str,
        list: impl FnOnce(&mut RuleBookDocument) -> &mut Vec<T>,
    ) -> Vec<Found> {
        let Content::List(nodes) = &member.value.content else {
            self.unread.keys.insert(key);
            return item::<Vec<T>>(&member.value).1;
        };
        let list = list(&mut self.document);
        let mut faults = Vec::new();
        let mut indices = Vec::with_capacity(nodes.len());
        for (index, node) in nodes.iter().enumerate() {
            let (value, found) = item(node);
            faults.extend(found);
            match value {
                Some(value) => {
                    list.push(value);
                    indices.push(index);
                }
                None => {
                    match node.get("id").and_then(|id| id.value.text()) {
                        Some(id) => {
                            self.unread.ids.entry(key).or_default().insert(id.into_owned());
                        }
                        // An id that is missing from the list may be this unreadable item.
                        None => {
                            self.unread.keys.insert(key);
                        }
                    }
                }
            }
            if faults.len() >= limits::MAX_FAULTS {
                break;
            }
        }
        kept.insert(key, indices);
        faults
    }

    /// Reads the named conditions. A name that another text also has is refused here, because a map keeps only one.
    fn conditions(&mut self, file: Option<&str>, member: &Member<'t>) -> Vec<Found> {
        let Content::Object(members) = &member.value.content else {
            self.unread.keys.insert("conditions");
            return item::<BTreeMap<String, Condition>>(&member.value).1;
        };
        let mut faults = Vec::new();
        for member in members {
            let name = member.key.clone().into_owned();
            let place = in_file(file, &Path::root().join("conditions").join(&*name));
            match self.stated.entry(format!("conditions/{name}")) {
                Entry::Occupied(first) => {
                    let first = first.get().clone();
                    faults.push(Found::new(member.key_start, RuleBookFault::DuplicateId { id: name, first }));
                    continue;
                }
                Entry::Vacant(none) => none.insert(place),
            };
            let (condition, found) = item(&member.value);
            faults.extend(found);
            match condition {
                Some(condition) => {
                    self.document.conditions.insert(name, condition);
                }
                None => {
                    self.unread.ids.entry("conditions").or_default().insert(name);
                }
            }
        }
        faults
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde::de::value::Error;
    use serde::de::{Deserialize, Deserializer, Visitor};

    /// A deserializer that fails with the names of the keys that a struct has. This is how the keys are found.
    struct Probe;

    impl<'de> Deserializer<'de> for Probe {
        type Error = Error;

        fn deserialize_struct<V: Visitor<'de>>(
            self,
            _: &'static str,
            keys: &'static [&'static str],
            _: V,
        ) -> Result<V::Value, Error> {
            Err(serde::de::Error::custom(keys.join(" ")))
        }

        fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Error> {
            Err(serde::de::Error::custom("not a struct"))
        }

        serde::forward_to_deserialize_any! {
            bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit
            unit_struct newtype_struct seq tuple tuple_struct map enum identifier ignored_any
        }
    }

    #[test]
    fn every_key_of_a_document_is_read() {
        let asked = RuleBookDocument::deserialize(Probe).unwrap_err().to_string();
        let mut asked: Vec<&str> = asked.split(' ').collect();
        let mut read = KEYS.to_vec();
        asked.sort_unstable();
        read.sort_unstable();
        assert_eq!(read, asked);
    }
}
