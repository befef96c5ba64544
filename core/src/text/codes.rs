//! The catalogue of every code with its texts, for documentation, translations and tests.

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use fluent_syntax::parser;
use serde::Serialize;

use super::bundle::source;
use super::fault::area;
use crate::case::CaseFault;
use crate::dates::DateFault;
use crate::decide::{CheckCode, ColumnFault, FactFault, Outcome};
use crate::fault::ErrorCodeInfo;
use crate::money::MoneyFault;
use crate::plan::{MatchNote, PlanFault, ReferenceFault, ReimbursementFault};
use crate::rulebook::RuleBookFault;
use crate::title::Language;

/// A code of this library, with its text in every language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Code {
    /// The area: `rule-book`, `plan`, `check` …; a code is unique within it.
    pub area: String,
    /// The stable code.
    pub code: &'static str,
    /// For a check: its outcome.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub outcome: Option<&'static str>,
    /// The names of the values that come with it.
    pub variables: Vec<String>,
    /// The Danish text, with its values as `{name}`. If it depends on a value, the text of the general case.
    pub da: String,
    /// The English text, as the Danish one.
    pub en: String,
}

/// Every catalogue of faults in this build.
fn catalogues() -> Vec<(&'static str, &'static [ErrorCodeInfo])> {
    vec![
        ("RuleBookFault", RuleBookFault::LISTED),
        ("FactFault", FactFault::LISTED),
        ("ColumnFault", ColumnFault::LISTED),
        ("DateFault", DateFault::LISTED),
        ("MoneyFault", MoneyFault::LISTED),
        ("PlanFault", PlanFault::LISTED),
        ("CaseFault", CaseFault::LISTED),
        ("ReferenceFault", ReferenceFault::LISTED),
        ("ReimbursementFault", ReimbursementFault::LISTED),
        ("MatchNote", MatchNote::LISTED),
        #[cfg(feature = "columnar")]
        ("ForecastFault", crate::forecast::ForecastFault::LISTED),
        #[cfg(feature = "columnar")]
        ("PortfolioFault", crate::forecast::PortfolioFault::LISTED),
        #[cfg(feature = "exchange")]
        ("Os2bosFault", crate::exchange::os2bos::Os2bosFault::LISTED),
        #[cfg(feature = "exchange")]
        ("Os2bosNotice", crate::exchange::os2bos::Os2bosNotice::LISTED),
    ]
}

/// The possible outcomes of a check. Whether an item exists is reported only if it does not.
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
    let (danish, english) = (Templates::new(Language::Da), Templates::new(Language::En));
    let mut codes = Vec::new();
    for (catalogue, listed) in catalogues() {
        let area = area(catalogue);
        for ErrorCodeInfo { code, values, .. } in listed {
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
    fn new(lang: Language) -> Self {
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
    /// Reads a pattern; the text of the general case is kept.
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
#[path = "codes_tests.rs"]
mod tests;
