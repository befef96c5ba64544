//! Texts of a rule book that end users read, in Danish and English.

use serde::{Deserialize, Serialize};

/// A language of end-user texts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Language {
    /// Danish. Every text has it.
    #[default]
    Da,
    /// English.
    En,
}

/// A text in Danish and, if it is translated, in English.
#[derive(Clone, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct LocalizedText {
    /// The Danish text.
    pub da: String,
    /// The English text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub en: Option<String>,
}

impl LocalizedText {
    /// A text in both languages.
    #[must_use]
    pub fn new(da: impl Into<String>, en: impl Into<String>) -> Self {
        Self { da: da.into(), en: Some(en.into()) }
    }

    /// A text in Danish only.
    #[must_use]
    pub fn danish(da: impl Into<String>) -> Self {
        Self { da: da.into(), en: None }
    }

    /// The text in `lang`; in Danish if it is not translated.
    #[must_use]
    pub fn get(&self, lang: Language) -> &str {
        match (lang, &self.en) {
            (Language::En, Some(en)) => en,
            _ => &self.da,
        }
    }
}

crate::privacy::debug_by_json!(LocalizedText);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_translated_is_danish() {
        assert_eq!(LocalizedText::new("Påskedag", "Easter Sunday").get(Language::En), "Easter Sunday");
        assert_eq!(LocalizedText::danish("Påskedag").get(Language::En), "Påskedag");
        assert!(serde_json::from_str::<LocalizedText>(r#"{"da":"x","de":"y"}"#).is_err());
    }
}
