//! Budgets in words and tables.

use super::bundle::say;
use crate::forecast::{LineFollowUp, LineKind};
use crate::title::Lang;

impl LineFollowUp {
    /// What the line is called: its title, else its name; the total is called that.
    #[must_use]
    pub fn name(&self, lang: Lang) -> String {
        match (self.kind, &self.title) {
            (LineKind::Total, _) => say(lang, "budget.total", &[]),
            (LineKind::Unbudgeted, _) => say(lang, "budget.unbudgeted", &[]),
            (LineKind::Line, Some(title)) => title.get(lang).to_owned(),
            (LineKind::Line, None) => self.id.clone(),
        }
    }
}
