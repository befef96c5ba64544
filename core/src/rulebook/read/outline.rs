//! The outline of a JSON text: every value with its place, so that a fault is reported where it is.
//!
//! `serde_json` checks the syntax. The scanner below reads only text that is already known to be JSON.

use std::borrow::Cow;
use std::collections::HashSet;

use crate::fault::{Path, Position, Step};
use crate::limits;
use crate::rulebook::RuleBookFault;

/// A value of a JSON text.
#[derive(Debug)]
pub(crate) struct Node<'t> {
    /// Offset of its first byte; no two nodes have the same.
    pub(super) start: usize,
    /// Offset after its last byte.
    pub(super) end: usize,
    pub(super) content: Content<'t>,
}

#[derive(Debug)]
pub(super) enum Content<'t> {
    /// A text, number, flag or null, as it is written.
    Scalar(&'t str),
    List(Vec<Node<'t>>),
    Object(Vec<Member<'t>>),
}

/// A key of an object with its value.
#[derive(Debug)]
pub(super) struct Member<'t> {
    pub(super) key: Cow<'t, str>,
    pub(super) key_start: usize,
    pub(super) value: Node<'t>,
}

/// Something wrong at an offset of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) at: usize,
    pub(super) kind: RuleBookFault,
    pub(super) suggestion: Option<String>,
}

impl Found {
    pub(super) const fn new(at: usize, kind: RuleBookFault) -> Self {
        Self { at, kind, suggestion: None }
    }
}

/// The outline of `text`, with the keys that an object has twice; the first of them is kept.
pub(super) fn outline(text: &str) -> Result<(Node<'_>, Vec<Found>), Found> {
    serde_json::from_str::<serde::de::IgnoredAny>(text).map_err(|error| syntax(text, &error))?;
    let mut scanner = Scanner { text, at: 0, depth: 0, twice: Vec::new() };
    let root = scanner.value()?;
    Ok((root, scanner.twice))
}

fn syntax(text: &str, error: &serde_json::Error) -> Found {
    let (line, column) = (error.line(), error.column());
    // Reading into a value gives better messages for the same place, for instance about a comma too many.
    let read = serde_json::from_str::<serde_json::Value>(text).err();
    let reason = read
        .filter(|read| (read.line(), read.column()) == (line, column))
        .as_ref()
        .unwrap_or(error)
        .to_string();
    let place = format!(" at line {line} column {column}");
    let line_start: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    // serde_json counts bytes from 1 and gives one more for the end of the text.
    let end = (line_start + column.saturating_sub(1)).min(text.len());
    let at = (0..=end).rev().find(|offset| text.is_char_boundary(*offset)).unwrap_or(0);
    Found::new(
        at,
        RuleBookFault::JsonSyntax { reason: reason.strip_suffix(&place).unwrap_or(&reason).to_owned() },
    )
}

/// The text of a JSON string.
pub(super) fn decode(written: &str) -> Option<Cow<'_, str>> {
    let inner = written.strip_prefix('"')?.strip_suffix('"')?;
    if inner.contains('\\') {
        serde_json::from_str(written).ok().map(Cow::Owned)
    } else {
        Some(Cow::Borrowed(inner))
    }
}

struct Scanner<'t> {
    text: &'t str,
    at: usize,
    depth: usize,
    twice: Vec<Found>,
}

impl<'t> Scanner<'t> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn skip(&mut self, skipped: impl Fn(u8) -> bool) {
        while self.peek().is_some_and(&skipped) {
            self.at += 1;
        }
    }

    /// Skips blanks and the punctuation between values.
    fn between(&mut self) {
        self.skip(|byte| byte.is_ascii_whitespace() || byte == b',' || byte == b':');
    }

    fn since(&self, start: usize) -> &'t str {
        self.text.get(start..self.at).unwrap_or_default()
    }

    fn value(&mut self) -> Result<Node<'t>, Found> {
        self.between();
        let start = self.at;
        let content = match self.peek() {
            Some(b'{') => {
                let members = self.nested(b'}', Self::member)?;
                Content::Object(self.once(members))
            }
            Some(b'[') => Content::List(self.nested(b']', Self::value)?),
            Some(b'"') => {
                let written = self.string();
                // Half a surrogate pair is valid JSON syntax but not valid text.
                decode(written).ok_or_else(|| not_a_text(start))?;
                Content::Scalar(written)
            }
            _ => {
                self.skip(|byte| !byte.is_ascii_whitespace() && !matches!(byte, b',' | b']' | b'}'));
                Content::Scalar(self.since(start))
            }
        };
        Ok(Node { start, end: self.at, content })
    }

    fn nested<T>(&mut self, close: u8, next: fn(&mut Self) -> Result<T, Found>) -> Result<Vec<T>, Found> {
        if self.depth == limits::MAX_JSON_DEPTH {
            return Err(Found::new(self.at, RuleBookFault::TooDeep { limit: limits::MAX_JSON_DEPTH }));
        }
        self.depth += 1;
        self.at += 1;
        let mut items = Vec::new();
        loop {
            self.between();
            match self.peek() {
                Some(byte) if byte != close => items.push(next(self)?),
                _ => break,
            }
        }
        self.at += 1;
        self.depth -= 1;
        Ok(items)
    }

    fn member(&mut self) -> Result<Member<'t>, Found> {
        let key_start = self.at;
        let key = decode(self.string()).ok_or_else(|| not_a_text(key_start))?;
        Ok(Member { key, key_start, value: self.value()? })
    }

    /// Keeps the first of each key.
    fn once(&mut self, mut members: Vec<Member<'t>>) -> Vec<Member<'t>> {
        let mut seen = HashSet::with_capacity(members.len());
        members.retain(|member| {
            let first = seen.insert(member.key.clone());
            if !first {
                let key = member.key.clone().into_owned();
                self.twice.push(Found::new(member.key_start, RuleBookFault::DuplicateKey { key }));
            }
            first
        });
        members
    }

    fn string(&mut self) -> &'t str {
        let start = self.at;
        self.at += 1;
        loop {
            self.skip(|byte| !matches!(byte, b'"' | b'\\'));
            match self.peek() {
                Some(b'\\') => self.at += 2,
                Some(_) => {
                    self.at += 1;
                    return self.since(start);
                }
                None => return self.since(start),
            }
        }
    }
}

fn not_a_text(at: usize) -> Found {
    Found::new(at, RuleBookFault::JsonSyntax { reason: "a text with half a surrogate pair".to_owned() })
}

impl<'t> Node<'t> {
    /// The value of `key`, if this is an object with that key.
    pub(super) fn get(&self, key: &str) -> Option<&Member<'t>> {
        match &self.content {
            Content::Object(members) => members.iter().find(|member| member.key == key),
            _ => None,
        }
    }

    /// The text, if this is one.
    pub(super) fn text(&self) -> Option<Cow<'t, str>> {
        match self.content {
            Content::Scalar(written) => decode(written),
            _ => None,
        }
    }

    /// The path from here to the value, or key, that starts at `offset`.
    pub(super) fn path_to(&self, offset: usize) -> Path {
        let mut path = Path::root();
        let mut node = self;
        loop {
            // The last child that does not start later contains the offset.
            let inner = match &node.content {
                _ if node.start >= offset => None,
                Content::Scalar(_) => None,
                Content::List(items) => {
                    let after = items.partition_point(|item| item.start <= offset);
                    after.checked_sub(1).and_then(|index| Some((Step::from(index), items.get(index)?)))
                }
                Content::Object(members) => {
                    let after = members.partition_point(|member| member.key_start <= offset);
                    let member = after.checked_sub(1).and_then(|index| members.get(index));
                    member.map(|member| (Step::from(&*member.key), &member.value))
                }
            };
            let Some((step, inner)) = inner.filter(|(_, inner)| offset < inner.end) else { return path };
            path = path.join(step);
            node = inner;
        }
    }

    /// The offset of the value at `path`, or of the nearest part that exists. Of the key if `key` is requested.
    pub(super) fn offset_of(&self, path: &Path, key: bool) -> usize {
        let mut node = self;
        let mut offset = self.start;
        for step in path.steps() {
            match (step, &node.content) {
                (Step::Index(index), Content::List(items)) => {
                    let Some(item) = items.get(*index) else { return offset };
                    offset = item.start;
                    node = item;
                }
                (Step::Key(name), Content::Object(_)) => {
                    let Some(member) = node.get(name) else { return offset };
                    offset = if key { member.key_start } else { member.value.start };
                    node = &member.value;
                }
                _ => return offset,
            }
        }
        offset
    }
}

/// The lines of a text, to say where an offset is.
#[derive(Debug)]
pub(super) struct Lines<'t> {
    text: &'t str,
    starts: Vec<usize>,
}

impl<'t> Lines<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        let after_breaks = text.match_indices('\n').map(|(at, _)| at + 1);
        Self { text, starts: std::iter::once(0).chain(after_breaks).collect() }
    }

    /// The line and column of `offset`.
    pub(super) fn position(&self, offset: usize) -> Position {
        let line = self.starts.partition_point(|start| *start <= offset);
        let start = line.checked_sub(1).and_then(|last| self.starts.get(last)).copied().unwrap_or_default();
        let before = self.text.get(start..offset).unwrap_or_default();
        Position { line, column: before.chars().count() + 1 }
    }
}
