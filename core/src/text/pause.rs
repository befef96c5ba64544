//! Pauses in words.

use super::bundle::say;
use super::format;
use super::one_line::one_line;
use crate::plan::{Pause, PauseReason};
use crate::title::Language;

impl Pause {
    /// The pause in words: its days, the reason, and the share that is paid.
    ///
    /// ```
    /// use bevilling::dates::{Period, parse};
    /// use bevilling::plan::{Pause, PauseReason};
    /// use bevilling::title::Language;
    ///
    /// let days = Period::new(parse("2026-03-11")?, parse("2026-03-20")?)?;
    /// let pause = Pause::new("p-1", days, PauseReason::Holiday).paying(50.into());
    /// assert_eq!(pause.text(Language::En), "11 March 2026 to 20 March 2026 (holiday): 50% of the price is paid");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn text(&self, lang: Language) -> String {
        let days = format::days(Some(self.period.start()), self.period.end(), lang);
        let note = one_line(&self.note);
        let known = match self.reason {
            PauseReason::Hospital => Some("pause.hospital"),
            PauseReason::Holiday => Some("pause.holiday"),
            PauseReason::Respite => Some("pause.respite"),
            PauseReason::Other => None,
        };
        let reason = match known.map(|id| say(lang, id, &[])) {
            None => note,
            Some(reason) if note.is_empty() => reason,
            Some(reason) => say(lang, "pause.with-note", &[("reason", reason.into()), ("note", note.into())]),
        };
        let paid = match self.percent.is_zero() {
            true => say(lang, "pause.nothing", &[]),
            false => {
                let percent = format::number(self.percent.normalize(), lang);
                say(lang, "pause.share", &[("percent", percent.into())])
            }
        };
        say(lang, "pause", &[("days", days.into()), ("reason", reason.into()), ("paid", paid.into())])
    }
}

/// Each pause of an activity in words, with the name of the activity.
pub(super) fn of<'p>(
    activity: &str,
    pauses: &'p [Pause],
    lang: Language,
) -> impl Iterator<Item = String> + use<'p> {
    let activity = activity.to_owned();
    pauses.iter().map(move |pause| {
        let values = [("activity", activity.as_str().into()), ("what", pause.text(lang).into())];
        say(lang, "pause.of", &values)
    })
}
