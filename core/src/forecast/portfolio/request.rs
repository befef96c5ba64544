//! The request for a forecast.

use serde::{Deserialize, Serialize};

use crate::forecast::Months;

/// Whose payments count.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum View {
    /// The granted activities; expected changes are ignored.
    Granted,
    /// Granted and expected activities; changes replace what they change from their own first payment on.
    #[default]
    Expected,
}

/// Which months, by which dimensions, in which view.
///
/// ```
/// use bevilling::forecast::{ForecastRequest, Months};
/// let request = ForecastRequest::new(Months::of_year(2026)?).by(["paying_municipality", "section"]);
/// let text = r#"{"months":{"from":"2026-01","to":"2026-12"},"by":["paying_municipality","section"],"view":"expected"}"#;
/// assert_eq!(serde_json::to_string(&request)?, text);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ForecastRequest {
    /// The months.
    pub months: Months,
    /// The dimensions of the figures; without any, everything is one group.
    #[serde(default)]
    pub by: Vec<String>,
    /// Whose payments count.
    #[serde(default)]
    pub view: View,
}

impl ForecastRequest {
    /// Everything in these months, including expected activities.
    #[must_use]
    pub const fn new(months: Months) -> Self {
        Self { months, by: Vec::new(), view: View::Expected }
    }

    /// The same by dimensions.
    #[must_use]
    pub fn by<D: Into<String>>(mut self, by: impl IntoIterator<Item = D>) -> Self {
        self.by = by.into_iter().map(Into::into).collect();
        self
    }

    /// The same in another view.
    #[must_use]
    pub const fn view(mut self, view: View) -> Self {
        self.view = view;
        self
    }
}

crate::privacy::debug_by_json!(ForecastRequest);
