//! From the outline of a text to typed values. This `serde` deserializer reports faults as data and continues after a
//! fault with a stand-in for the wrong value.

use std::borrow::Cow;

use serde::de::{self, DeserializeSeed, Deserializer, IntoDeserializer, Visitor};

use super::notes::{Error, Notes};
use super::outline::{Content, Found, Member, Node, decode};
use crate::fault::nearest;
use crate::rulebook::RuleBookFault;

/// A value to read: a node of the outline, or a stand-in that fits every type.
#[derive(Clone, Copy)]
pub(super) struct At<'r, 't> {
    node: Option<&'r Node<'t>>,
    notes: &'r Notes,
}

impl<'r, 't> At<'r, 't> {
    pub(super) fn new(node: &'r Node<'t>, notes: &'r Notes) -> Self {
        Self { node: Some(node).filter(|node| !notes.wrong.contains(&node.start)), notes }
    }

    const fn stand_in(self) -> Self {
        Self { node: None, notes: self.notes }
    }

    /// The result of reading this value.
    fn placed<T>(self, result: Result<T, Error>) -> Result<T, Error> {
        result.map_err(|error| error.placed(self.node.map(|node| node.start)))
    }

    fn found(self) -> &'static str {
        match self.node.map(|node| &node.content) {
            Some(Content::List(_)) => "list",
            Some(Content::Object(_)) => "object",
            Some(Content::Scalar(written)) => match written.as_bytes().first() {
                Some(b'"') => "text",
                Some(b't' | b'f') => "flag",
                Some(b'n') => "null",
                _ => "number",
            },
            None => "nothing",
        }
    }

    fn instead_of<T>(self, expected: &str) -> Result<T, Error> {
        Err(Error::wrong_type(self.found(), expected))
    }

    fn read_any<'de, V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.node.map(|node| &node.content) {
            None | Some(Content::Scalar("null")) => visitor.visit_unit(),
            Some(Content::List(items)) => visitor.visit_seq(Items { items: items.iter(), notes: self.notes }),
            Some(Content::Object(members)) => {
                let (value, lent) = (self.stand_in(), [].iter());
                visitor.visit_map(Members { of: self, members: members.iter(), known: None, lent, value })
            }
            Some(Content::Scalar("true")) => visitor.visit_bool(true),
            Some(Content::Scalar("false")) => visitor.visit_bool(false),
            Some(Content::Scalar(written)) => match decode(written) {
                Some(text) => visitor.visit_str(&text),
                None => match (written.parse::<i64>(), written.parse::<f64>()) {
                    (Ok(number), _) => visitor.visit_i64(number),
                    (_, Ok(number)) => visitor.visit_f64(number),
                    _ => self.instead_of("a number"),
                },
            },
        }
    }
}

/// Reads whole numbers, each within the bounds of its type.
macro_rules! whole_numbers {
    ($($deserialize:ident, $visit:ident: $int:ty;)*) => {$(
        fn $deserialize<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
            self.placed(match self.node.map(|node| &node.content) {
                None => visitor.$visit(0),
                Some(Content::Scalar(written)) => match (written.parse::<$int>(), written.parse::<i128>()) {
                    (Ok(number), _) => visitor.$visit(number),
                    (_, Ok(number)) => Err(Error::new(RuleBookFault::OutOfRange {
                        value: number.to_string(),
                        min: <$int>::MIN.to_string(),
                        max: <$int>::MAX.to_string(),
                    })),
                    _ => self.instead_of("a whole number"),
                },
                Some(_) => self.instead_of("a whole number"),
            })
        }
    )*};
}

impl<'de> Deserializer<'de> for At<'_, '_> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.placed(self.read_any(visitor))
    }

    whole_numbers! {
        deserialize_i8, visit_i8: i8;
        deserialize_i16, visit_i16: i16;
        deserialize_i32, visit_i32: i32;
        deserialize_i64, visit_i64: i64;
        deserialize_u8, visit_u8: u8;
        deserialize_u16, visit_u16: u16;
        deserialize_u32, visit_u32: u32;
        deserialize_u64, visit_u64: u64;
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.placed(match self.node.map(|node| &node.content) {
            None | Some(Content::Scalar("false")) => visitor.visit_bool(false),
            Some(Content::Scalar("true")) => visitor.visit_bool(true),
            Some(_) => self.instead_of("true or false"),
        })
    }

    /// For visitors that read a text with its own form, such as a date, and say what they expect.
    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.placed(match self.node {
            None => visitor.visit_str(""),
            Some(_) => self.read_any(visitor),
        })
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.placed(match self.node.map(Node::text) {
            None => visitor.visit_str(""),
            Some(Some(text)) => visitor.visit_str(&text),
            Some(None) => self.instead_of("a text"),
        })
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.placed(match self.node.map(|node| &node.content) {
            None | Some(Content::Scalar("null")) => visitor.visit_none(),
            Some(_) => visitor.visit_some(self),
        })
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.placed(visitor.visit_newtype_struct(self))
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let items = match self.node.map(|node| &node.content) {
            None => [].iter(),
            Some(Content::List(items)) => items.iter(),
            Some(_) => return self.placed(self.instead_of("a list")),
        };
        self.placed(visitor.visit_seq(Items { items, notes: self.notes }))
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let members = match self.node.map(|node| &node.content) {
            None => [].iter(),
            Some(Content::Object(members)) => members.iter(),
            Some(_) => return self.placed(self.instead_of("an object")),
        };
        self.placed(visitor.visit_map(Members {
            of: self,
            members,
            known: None,
            lent: [].iter(),
            value: self.stand_in(),
        }))
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        known: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        let (members, lent) = match self.node.map(|node| (node, &node.content)) {
            None => ([].iter(), known.iter()),
            Some((node, Content::Object(members))) => {
                let lent = self.notes.lent.get(&node.start).map_or([].iter(), |lent| lent.iter());
                (members.iter(), lent)
            }
            Some(_) => return self.placed(self.instead_of("an object")),
        };
        for unknown in members.clone().filter(|member| !known.contains(&&*member.key)) {
            self.notes.pass(unknown_key(unknown, known));
        }
        let value = self.stand_in();
        self.placed(visitor.visit_map(Members { of: self, members, known: Some(known), lent, value }))
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        known: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.placed(self.variant(known).and_then(|variant| visitor.visit_enum(variant)))
    }

    serde::forward_to_deserialize_any! {
        f32 f64 char bytes byte_buf unit unit_struct tuple tuple_struct identifier ignored_any
    }
}

/// The fault of a key that an object does not have.
pub(super) fn unknown_key(member: &Member<'_>, known: &[&str]) -> Found {
    let kind = RuleBookFault::UnknownKey { key: member.key.clone().into_owned() };
    Found { at: member.key_start, kind, suggestion: nearest(&member.key, known.iter().copied()) }
}

impl<'r, 't> At<'r, 't> {
    fn variant(self, known: &'static [&'static str]) -> Result<Variant<'r, 't>, Error> {
        let Some(node) = self.node else {
            return Ok(Variant {
                name: known.first().copied().unwrap_or_default().into(),
                content: Some(self),
            });
        };
        match &node.content {
            Content::Scalar(written) => {
                let Some(name) = decode(written) else { return self.instead_of("a text or an object") };
                if !known.contains(&&*name) {
                    let suggestion = nearest(&name, known.iter().copied());
                    let kind =
                        RuleBookFault::UnknownValue { value: name.into_owned(), expected: listed(known) };
                    return Err(Error::new(kind).suggest(suggestion));
                }
                Ok(Variant { name, content: None })
            }
            Content::Object(members) => {
                let [member] = members.as_slice() else {
                    return Err(Error::new(RuleBookFault::NotOneKey {
                        count: members.len(),
                        expected: listed(known),
                    }));
                };
                if !known.contains(&&*member.key) {
                    let Found { at, kind, suggestion } = unknown_key(member, known);
                    return Err(Error::new(kind).suggest(suggestion).shown_at(at));
                }
                let content = Some(At::new(&member.value, self.notes));
                Ok(Variant { name: member.key.clone(), content })
            }
            Content::List(_) => self.instead_of("a text or an object"),
        }
    }
}

fn listed(names: &[&str]) -> String {
    names.join(", ")
}

struct Items<'r, 't> {
    items: std::slice::Iter<'r, Node<'t>>,
    notes: &'r Notes,
}

impl<'de> de::SeqAccess<'de> for Items<'_, '_> {
    type Error = Error;

    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, Error> {
        self.items.next().map(|item| seed.deserialize(At::new(item, self.notes))).transpose()
    }
}

struct Members<'r, 't> {
    of: At<'r, 't>,
    members: std::slice::Iter<'r, Member<'t>>,
    /// The keys to read; all if there is no list.
    known: Option<&'static [&'static str]>,
    lent: std::slice::Iter<'r, &'static str>,
    /// The value of the last key that was read.
    value: At<'r, 't>,
}

impl<'de> de::MapAccess<'de> for Members<'_, '_> {
    type Error = Error;

    fn next_key_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, Error> {
        let known = self.known;
        let member = self.members.find(|member| known.is_none_or(|known| known.contains(&&*member.key)));
        let key = match member {
            Some(member) => {
                self.value = At::new(&member.value, self.of.notes);
                &*member.key
            }
            None => {
                let Some(key) = self.lent.next() else { return Ok(None) };
                self.value = self.of.stand_in();
                *key
            }
        };
        seed.deserialize(key.into_deserializer()).map(Some)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Error> {
        seed.deserialize(self.value)
    }
}

struct Variant<'r, 't> {
    name: Cow<'r, str>,
    /// The content of the variant; none if only its name is written.
    content: Option<At<'r, 't>>,
}

impl<'de> de::EnumAccess<'de> for Variant<'_, '_> {
    type Error = Error;
    type Variant = Self;

    fn variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<(S::Value, Self), Error> {
        Ok((seed.deserialize((*self.name).into_deserializer())?, self))
    }
}

impl<'r, 't> Variant<'r, 't> {
    fn content(self) -> Result<At<'r, 't>, Error> {
        self.content.ok_or_else(|| Error::wrong_type("text", "an object"))
    }
}

impl<'de> de::VariantAccess<'de> for Variant<'_, '_> {
    type Error = Error;

    fn unit_variant(self) -> Result<(), Error> {
        match self.content {
            Some(content) => de::Deserialize::deserialize(content),
            None => Ok(()),
        }
    }

    fn newtype_variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<S::Value, Error> {
        seed.deserialize(self.content()?)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Error> {
        self.content()?.deserialize_seq(visitor)
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        known: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.content()?.deserialize_struct("", known, visitor)
    }
}
