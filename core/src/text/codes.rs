//! The catalogue of every code with its texts, for documentation, translations and tests.

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use fluent_syntax::parser;
use serde::Serialize;

use super::bundle::source;
use super::fault::area;
use crate::dates::DateFault;
use crate::decide::{CheckCode, ColumnFault, FactFault, Outcome};
use crate::fault::Listed;
use crate::money::MoneyFault;
use crate::plan::PlanFault;
use crate::rulebook::RuleBookFault;
use crate::title::Lang;

/// A code of this library, with its text in every language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Code {
    /// The area: `rule-book`, `plan`, `check` …; a code is unique within it.
    pub area: String,
    /// The stable code.
    pub code: &'static str,
    /// Of a check: how it came out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub outcome: Option<&'static str>,
    /// The names of the values that come with it.
    pub variables: Vec<String>,
    /// The Danish text, its values as `{name}`. Where it depends on a value, the text of the general case.
    pub da: String,
    /// The English text, as the Danish one.
    pub en: String,
}

/// Every catalogue of faults that is compiled in.
fn catalogues() -> Vec<(&'static str, &'static [Listed])> {
    vec![
        ("RuleBookFault", RuleBookFault::LISTED),
        ("FactFault", FactFault::LISTED),
        ("ColumnFault", ColumnFault::LISTED),
        ("DateFault", DateFault::LISTED),
        ("MoneyFault", MoneyFault::LISTED),
        ("PlanFault", PlanFault::LISTED),
        #[cfg(feature = "exchange")]
        ("Os2bosFault", crate::exchange::os2bos::Os2bosFault::LISTED),
        #[cfg(feature = "exchange")]
        ("Os2bosNotice", crate::exchange::os2bos::Os2bosNotice::LISTED),
    ]
}

/// How a check can come out. Whether something exists is only reported where it does not.
const fn outcomes(code: CheckCode) -> &'static [Outcome] {
    use Outcome::{Ended, FactMissing, Met, NotYetInForce, Unmet};
    match code {
        CheckCode::SectionKnown
        | CheckCode::ActivityTypeKnown
        | CheckCode::MainKnown
        | CheckCode::ProviderKnown => &[Unmet],
        CheckCode::LawInForce
        | CheckCode::SectionInForce
        | CheckCode::ActivityTypeInForce
        | CheckCode::ProviderInForce => &[Met, NotYetInForce, Ended],
        CheckCode::SectionCondition | CheckCode::ActivityTypeCondition | CheckCode::OfferCondition => {
            &[Met, Unmet, FactMissing]
        }
        CheckCode::FactRequired => &[Met, FactMissing],
        CheckCode::OfferedAsMain
        | CheckCode::OfferedAsSupplementary
        | CheckCode::MainOffered
        | CheckCode::ProviderAgreed => &[Met, Unmet, NotYetInForce, Ended],
        CheckCode::AllowedForMain => &[Met, Unmet],
    }
}

/// Every code of this library: the faults of each area, and the checks by outcome.
///
/// ```
/// let codes = bevilling::text::codes();
/// let unknown = codes.iter().find(|code| code.code == "unknown-fact").ok_or("no such code")?;
/// assert_eq!((unknown.area.as_str(), unknown.en.as_str()), ("fact", "the rule book has no fact `{fact}`"));
/// # Ok::<_, &str>(())
/// ```
#[must_use]
pub fn codes() -> Vec<Code> {
    let (danish, english) = (Templates::new(Lang::Da), Templates::new(Lang::En));
    let mut codes = Vec::new();
    for (catalogue, listed) in catalogues() {
        let area = area(catalogue);
        for Listed { code, values, .. } in listed {
            let id = format!("{area}-{code}");
            codes.push(Code {
                area: area.clone(),
                code,
                outcome: None,
                variables: values.iter().map(|&name| name.to_owned()).collect(),
                da: danish.text(&id),
                en: english.text(&id),
            });
        }
    }
    for check in CheckCode::ALL {
        for outcome in outcomes(check) {
            let id = format!("check-{}.{}", check.code(), outcome.name().replace('_', "-"));
            codes.push(Code {
                area: "check".to_owned(),
                code: check.code(),
                outcome: Some(outcome.name()),
                variables: danish.variables(&id),
                da: danish.text(&id),
                en: english.text(&id),
            });
        }
    }
    codes
}

/// The messages of a language, each with its values as `{name}`.
struct Templates(Vec<Template>);

struct Template {
    /// The id, or `id.attribute`.
    id: String,
    text: String,
    variables: Vec<String>,
}

impl Templates {
    fn new(lang: Lang) -> Self {
        let resource = parser::parse(source(lang)).unwrap_or_else(|(resource, _)| resource);
        let mut templates = Vec::new();
        for entry in &resource.body {
            let Entry::Message(message) = entry else { continue };
            let id = message.id.name;
            let attributes = message
                .attributes
                .iter()
                .map(|attribute| (format!("{id}.{}", attribute.id.name), &attribute.value));
            for (id, pattern) in message.value.iter().map(|value| (id.to_owned(), value)).chain(attributes) {
                let mut template = Template { id, text: String::new(), variables: Vec::new() };
                template.read(pattern, true);
                templates.push(template);
            }
        }
        Self(templates)
    }

    fn text(&self, id: &str) -> String {
        self.get(id).map_or_else(String::new, |template| template.text.clone())
    }

    fn variables(&self, id: &str) -> Vec<String> {
        self.get(id).map_or_else(Vec::new, |template| template.variables.clone())
    }

    fn get(&self, id: &str) -> Option<&Template> {
        self.0.iter().find(|template| template.id == id)
    }
}

impl Template {
    /// Reads a pattern; its text is kept where it is that of the general case.
    fn read(&mut self, pattern: &Pattern<&str>, general: bool) {
        for element in &pattern.elements {
            match element {
                PatternElement::TextElement { value } if general => self.text.push_str(value),
                PatternElement::TextElement { .. } => {}
                PatternElement::Placeable { expression } => self.expression(expression, general),
            }
        }
    }

    fn expression(&mut self, expression: &Expression<&str>, general: bool) {
        match expression {
            Expression::Inline(inline) => self.inline(inline, general),
            Expression::Select { selector, variants } => {
                self.inline(selector, false);
                for variant in variants {
                    self.read(&variant.value, general && variant.default);
                }
            }
        }
    }

    fn inline(&mut self, inline: &InlineExpression<&str>, general: bool) {
        match inline {
            InlineExpression::VariableReference { id } => {
                if !self.variables.iter().any(|known| known == id.name) {
                    self.variables.push(id.name.to_owned());
                }
                if general {
                    self.text.push_str(&format!("{{{}}}", id.name));
                }
            }
            InlineExpression::FunctionReference { arguments, .. } => {
                arguments.positional.iter().for_each(|argument| self.inline(argument, general));
            }
            InlineExpression::StringLiteral { value } | InlineExpression::NumberLiteral { value }
                if general =>
            {
                self.text.push_str(value);
            }
            InlineExpression::Placeable { expression } => self.expression(expression, general),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};
    use std::fs;
    use std::path::Path;

    use super::*;
    use crate::text::bundle::{LANGS, try_say, value};
    use crate::text::words::Parts;

    /// The text of every file under a folder of the crate.
    fn files(folder: &Path) -> Vec<String> {
        let mut texts = Vec::new();
        for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
            match entry.file_type().unwrap().is_dir() {
                true => texts.extend(files(&entry.path())),
                false => texts.push(fs::read_to_string(entry.path()).unwrap()),
            }
        }
        texts
    }

    fn sources() -> Vec<String> {
        files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"))
    }

    /// Every catalogue that the sources declare, also those nobody told this module of.
    #[test]
    fn every_catalogue_of_the_sources_is_known_here() {
        let known: BTreeSet<_> = catalogues().into_iter().map(|(name, _)| name.to_owned()).collect();
        let mut declared = BTreeSet::new();
        for source in sources() {
            for block in source.split("\ncatalogue! {").skip(1) {
                let name = block.split_once("pub enum ").unwrap().1;
                declared.insert(name.split_whitespace().next().unwrap().to_owned());
            }
        }
        assert_eq!(known, declared);
    }

    #[test]
    fn the_files_are_read_without_an_error_and_say_nothing_twice() {
        for lang in LANGS {
            assert_eq!(parser::parse(source(lang)).err().map(|(_, errors)| errors), None, "{lang:?}");
            let mut seen = BTreeSet::new();
            for template in Templates::new(lang).0 {
                assert!(!template.text.trim().is_empty(), "{lang:?} {} is empty", template.id);
                assert!(seen.insert(template.id.clone()), "{lang:?} {} is written twice", template.id);
            }
        }
    }

    /// Every code has a message in every language, with no other values than those that come with it.
    #[test]
    fn every_code_is_spoken_in_every_language() {
        let mut missing = Vec::new();
        for lang in LANGS {
            let templates = Templates::new(lang);
            for code in codes() {
                let (area, code, outcome) = (&code.area, code.code, code.outcome);
                let id = match outcome {
                    Some(outcome) => format!("check-{code}.{}", outcome.replace('_', "-")),
                    None => format!("{area}-{code}"),
                };
                if templates.get(&id).is_none() {
                    missing.push(format!("{lang:?} {id}"));
                }
            }
            for (catalogue, listed) in catalogues() {
                for Listed { code, values, .. } in listed {
                    let id = format!("{}-{code}", area(catalogue));
                    for variable in templates.variables(&id) {
                        if !values.contains(&variable.as_str()) {
                            missing.push(format!("{lang:?} {id} ${variable}"));
                        }
                    }
                }
            }
        }
        assert!(missing.is_empty(), "{missing:#?}");
    }

    /// Whatever the values are, a message is made of them: `try_say` refuses errors in tests.
    #[test]
    fn messages_of_faults_take_any_value() {
        for (catalogue, listed) in catalogues() {
            for Listed { code, values, .. } in listed {
                for text in
                    ["2026-02-01", "[.., 2026-02-01)", "2026-02-01/..", "none", "1", "-7.50", "", "`a`"]
                {
                    let values: Vec<_> = values.iter().map(|&name| (name, value(text))).collect();
                    for lang in LANGS {
                        let said = try_say(lang, &format!("{}-{code}", area(catalogue)), &values);
                        // That there is a message is the matter of another test.
                        assert!(!said.unwrap_or_default().contains('\u{2068}'), "{code}");
                    }
                }
            }
        }
    }

    /// The two languages say the same things, with the same values. Words of values are translated alone.
    #[test]
    fn the_languages_have_the_same_messages_and_values() {
        let [danish, english] = LANGS.map(|lang| {
            let templates = Templates::new(lang).0.into_iter();
            let values = |template: Template| (template.id, BTreeSet::from_iter(template.variables));
            templates.map(values).filter(|(id, _)| !id.starts_with("word-")).collect::<BTreeMap<_, _>>()
        });
        assert_eq!(danish, english);
    }

    /// The ids of all texts in the sources, as phrases; what is filled in may be a number or quoted.
    fn phrases(sources: &[String]) -> BTreeSet<String> {
        let mut phrases = BTreeSet::new();
        for text in sources.iter().flat_map(|source| source.split('"')) {
            for filled in ["7", "`x`"] {
                let mut parts = text.split(['{', '}']);
                let mut phrase = parts.next().unwrap().to_owned();
                while let (Some(_), Some(after)) = (parts.next(), parts.next()) {
                    phrase = phrase + filled + after;
                }
                phrases.insert(Parts::of(&phrase).id);
            }
        }
        phrases
    }

    /// A message is that of a code, or is asked for by name somewhere in this crate.
    #[test]
    fn no_message_is_stale() {
        let sources = sources();
        let mut coded: BTreeSet<String> = BTreeSet::new();
        for code in codes() {
            coded.insert(match code.outcome {
                Some(outcome) => format!("check-{}.{}", code.code, outcome.replace('_', "-")),
                None => format!("{}-{}", code.area, code.code),
            });
        }
        for condition in ["section", "activity-type", "offer"] {
            coded.insert(format!("check-{condition}-condition.closed"));
        }
        let (phrases, mut stale) = (phrases(&sources), Vec::new());
        for template in Templates::new(Lang::Da).0 {
            if let Some(word) = template.id.strip_prefix("word-") {
                if !phrases.contains(word) {
                    stale.push(template.id);
                }
                continue;
            }
            let literal = format!("\"{}\"", template.id);
            let used = coded.contains(&template.id) || sources.iter().any(|source| source.contains(&literal));
            if !used {
                stale.push(template.id);
            }
        }
        assert!(stale.is_empty(), "nothing says {stale:#?}");
    }
}
