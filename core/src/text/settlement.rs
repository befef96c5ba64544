//! Settlements in words.

use super::bundle::{say, value};
use crate::plan::{PriceChange, PriceSource, Settlement, SettlementKind};
use crate::title::Language;

impl Settlement {
    /// The settlement in words, several lines: the reason, what is paid or claimed, and for which payments.
    #[must_use]
    pub fn explain(&self, lang: Language) -> String {
        let mut lines = vec![self.cause.text(lang), self.outcome(lang)];
        for adjustment in &self.adjustments {
            let date = adjustment.payment.to_string();
            let amounts = [adjustment.before, adjustment.after, adjustment.difference()];
            let [before, after, difference] = amounts.map(|amount| amount.to_string());
            let values = [
                ("date", value(&date)),
                ("before", value(&before)),
                ("after", value(&after)),
                ("difference", value(&difference)),
            ];
            lines.push(format!("  {}", say(lang, "settlement-adjustment", &values)));
        }
        if !self.repriced.is_empty() {
            let count = self.repriced.len().to_string();
            lines.push(say(lang, "settlement-repriced", &[("count", value(&count))]));
        }
        lines.join("\n")
    }

    /// What is paid or claimed, for how many payments.
    pub(super) fn outcome(&self, lang: Language) -> String {
        let (amount, count) = (self.amount.abs().to_string(), self.adjustments.len().to_string());
        let values = [("amount", value(&amount)), ("count", value(&count))];
        match self.kind() {
            SettlementKind::BackPayment => say(lang, "settlement-back-payment", &values),
            SettlementKind::Claim => say(lang, "settlement-claim", &values),
            SettlementKind::Nothing => say(lang, "settlement-nothing", &[]),
        }
    }
}

impl PriceChange {
    /// The change in words: what changed, when it became known, and from when it applies.
    #[must_use]
    pub fn text(&self, lang: Language) -> String {
        let agreement;
        let (id, name) = match &self.source {
            PriceSource::Agreement { provider, activity_type, .. } => {
                agreement = format!("{provider}, {activity_type}");
                ("settlement-agreement", &agreement)
            }
            PriceSource::Rate { rate } => ("settlement-rate", rate),
            PriceSource::Price { plan } => ("settlement-price", plan),
            PriceSource::VatFactor { provider } => ("settlement-vat-factor", provider),
            PriceSource::Pause { plan, pause } => {
                let values = [("pause", pause.as_str().into()), ("name", plan.as_str().into())];
                let (known, valid) = (self.known.to_string(), self.valid.to_string());
                let days = [("known", value(&known)), ("valid", value(&valid))];
                return say(lang, "settlement-pause", &[values, days].concat());
            }
            PriceSource::Period { plan } => ("settlement-period", plan),
        };
        let (known, valid) = (self.known.to_string(), self.valid.to_string());
        let values = [("name", name.as_str().into()), ("known", value(&known)), ("valid", value(&valid))];
        say(lang, id, &values)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dates::{Validity, parse};
    use crate::money;
    use crate::plan::Adjustment;

    #[test]
    fn a_settlement_is_told_in_both_languages() {
        let day = |text| parse(text).unwrap();
        let kroner = |text| money::parse(text).unwrap();
        let settlement = Settlement {
            cause: PriceChange {
                source: PriceSource::Rate { rate: "board".to_owned() },
                known: day("2026-02-10"),
                valid: Validity::from(day("2026-01-01")),
            },
            repriced: Vec::new(),
            adjustments: vec![Adjustment {
                payment: day("2026-01-31"),
                before: kroner("1000.00"),
                after: kroner("990.50"),
                account: None,
            }],
            amount: kroner("-9.50"),
        };
        let told = format!("{}\n{}", settlement.explain(Language::Da), settlement.explain(Language::En));
        insta::assert_snapshot!(told, @r"
        taksten `board` blev kendt ændret 10. februar 2026, med virkning fra 1. januar 2026
        krav på 9,50 kr. for 1 betaling
          betalingen 31. januar 2026: 1.000,00 kr. bliver 990,50 kr., forskel -9,50 kr.
        a change of the rate `board` was known on 10 February 2026, in force from 1 January 2026
        claim of DKK 9.50 for 1 payment
          the payment on 31 January 2026: DKK 1,000.00 becomes DKK 990.50, difference DKK -9.50
        ");
    }
}
