//! The matching of invoices in words.

use super::bundle::{say, try_say, value};
use super::fault::message;
use crate::case::{RegisteredLine, RegisteredNote};
use crate::plan::{LineMatch, MatchOutcome, MatchedPayment};
use crate::privacy::redact;
use crate::title::Language;

impl MatchOutcome {
    /// The outcome in a word or two.
    #[must_use]
    pub fn text(self, lang: Language) -> String {
        let id = match self {
            Self::Matched => "match-outcome.matched",
            Self::WithinTolerance => "match-outcome.within-tolerance",
            Self::Partial => "match-outcome.partial",
            Self::Credited => "match-outcome.credited",
            Self::Offered => "match-outcome.offered",
            Self::Deviates => "match-outcome.deviates",
            Self::Duplicate => "match-outcome.duplicate",
            Self::Ambiguous => "match-outcome.ambiguous",
            Self::Unknown => "match-outcome.unknown",
        };
        say(lang, id, &[])
    }
}

impl LineMatch {
    /// The answer in words, several lines: the outcome, what was compared, and what it pays or may pay.
    #[must_use]
    pub fn explain(&self, lang: Language) -> String {
        let notes = self.notes.iter().map(|note| message(note, lang));
        explain(&self.line, self.outcome, notes, [&self.payments, &self.candidates], lang)
    }
}

impl RegisteredLine {
    /// As [`LineMatch::explain`].
    #[must_use]
    pub fn explain(&self, lang: Language) -> String {
        let notes = self.notes.iter().map(|RegisteredNote { code, values }| {
            let values: Vec<_> = values.iter().map(|(name, text)| (name.as_str(), value(text))).collect();
            try_say(lang, &format!("match-note-{code}"), &values).unwrap_or_else(|| redact(code).into_owned())
        });
        explain(&self.line, self.outcome, notes, [&self.payments, &self.candidates], lang)
    }
}

fn explain(
    line: &str,
    outcome: MatchOutcome,
    notes: impl Iterator<Item = String>,
    [payments, candidates]: [&[MatchedPayment]; 2],
    lang: Language,
) -> String {
    let mut lines = vec![format!("{}: {}", redact(line), outcome.text(lang))];
    lines.extend(notes.map(|note| format!("  {note}")));
    let told = |id: &str, payment: &MatchedPayment| {
        let (date, left) = (payment.date.to_string(), payment.left.to_string());
        let values = [("plan", payment.plan.as_str().into()), ("date", value(&date)), ("left", value(&left))];
        format!("  {}", say(lang, id, &values))
    };
    let pays = if outcome == MatchOutcome::Credited { "match-credits" } else { "match-pays" };
    lines.extend(payments.iter().map(|payment| told(pays, payment)));
    lines.extend(candidates.iter().map(|payment| told("match-candidate", payment)));
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::MatchNote;

    #[test]
    fn an_answer_is_told_in_both_languages() {
        let date = crate::dates::parse("2026-03-01").unwrap();
        let left = crate::money::parse("1234.50").unwrap();
        let answer = LineMatch {
            line: "17".into(),
            outcome: MatchOutcome::Ambiguous,
            payments: vec![],
            candidates: vec![MatchedPayment { plan: "p".into(), date, left }],
            notes: vec![MatchNote::NearestDay { date, days: 1 }, MatchNote::SeveralFit { count: 2 }],
        };
        insta::assert_snapshot!(format!("{}\n{}", answer.explain(Language::Da), answer.explain(Language::En)), @r"
        17: flertydig
          firmaets næste betaling af dette beløb er 1. marts 2026; de dage, den dækker, begynder 1 dag efter linjens dag
          2 muligheder passer lige godt
          måske p, 1. marts 2026: 1.234,50 kr.
        17: ambiguous
          the next payment of this company and amount is on 1 March 2026; the days that it covers begin 1 day after that of the line
          2 possibilities fit equally well
          perhaps p, 1 March 2026: DKK 1,234.50
        ");
    }
}
