//! The price of a form.

use rust_decimal::Decimal;

use super::plan_form::PlanForm;
use super::reader::{Reader, given};
use super::words::{PRICE_KINDS, PaymentType, PriceKind, UNITS, word_of};
use crate::dates::DatedAmounts;
use crate::plan::{PlanFault, Price};

/// The subject of an agreed price if the form of the plan does not state it: taken from the form of the activity.
#[derive(Clone, Copy, Default)]
pub(super) struct Agreement<'a> {
    pub(super) provider: Option<&'a str>,
    pub(super) activity_type: Option<&'a str>,
}

impl PlanForm {
    pub(super) fn price(
        &self,
        payment_type: Option<PaymentType>,
        of: Agreement<'_>,
        reader: &mut Reader,
    ) -> Option<Price> {
        let kind = reader.word("price_kind", self.price_kind.as_deref(), &PRICE_KINDS);
        let amount = reader.amount("amount", self.amount.as_deref());
        let units = reader.units("units", self.units.as_deref());
        let unit_price = reader.amount("unit_price", self.unit_price.as_deref());
        let rate = given(self.rate.as_deref()).map(str::to_owned);
        let unit = reader.word("unit", self.unit.as_deref(), &UNITS);
        // In a field that must be empty, 0 is accepted as empty.
        let above_0 = |value: Option<Decimal>| value.filter(|value| !value.is_zero());
        let (some_amount, some_units) = (above_0(amount.known()), above_0(units.known()));
        let some_unit_price = above_0(unit_price.known());
        if payment_type? == PaymentType::Individual {
            if !kind.is_absent() {
                let price_kind = self.price_kind.clone().unwrap_or_default();
                reader.found("price_kind", PlanFault::IndividualPriceKindForbidden { price_kind });
            }
            reader.forbid("amount", some_amount, |amount| PlanFault::IndividualAmountForbidden { amount });
            reader.forbid("units", some_units, |units| PlanFault::IndividualUnitsForbidden { units });
            reader.forbid("unit_price", some_unit_price, |_| PlanFault::UnitPriceForbidden {
                price_kind: "individual".to_owned(),
            });
            reader.forbid("rate", rate, |rate| PlanFault::IndividualRateForbidden { rate });
            self.forbid_agreement("individual", reader);
            return None;
        }
        let kind = if kind.is_absent() { PriceKind::Fixed } else { kind.known()? };
        if !matches!(kind, PriceKind::Agreed) {
            self.forbid_agreement(&word_of(&PRICE_KINDS, kind), reader);
        }
        match kind {
            PriceKind::Fixed => {
                reader.need("amount", amount.is_absent(), PlanFault::FixedAmountRequired {});
                reader.forbid("rate", rate, |rate| PlanFault::FixedRateForbidden { rate });
                reader.forbid("unit_price", some_unit_price, |_| PlanFault::UnitPriceForbidden {
                    price_kind: "fixed".to_owned(),
                });
                reader.forbid("units", some_units, |units| PlanFault::FixedUnitsForbidden { units });
                Some(Price::Fixed { amount: DatedAmounts::constant(amount.known()?) })
            }
            PriceKind::PerUnit => {
                let no_units = !units.is_wrong() && some_units.is_none();
                reader.need("units", no_units, PlanFault::PerUnitUnitsRequired {});
                reader.need("unit_price", unit_price.is_absent(), PlanFault::PerUnitPriceRequired {});
                reader.forbid("rate", rate, |rate| PlanFault::PerUnitRateForbidden { rate });
                reader.forbid("amount", some_amount, |amount| PlanFault::PerUnitAmountForbidden { amount });
                Some(Price::PerUnit {
                    units: some_units?.into(),
                    unit_price: DatedAmounts::constant(unit_price.known()?),
                })
            }
            PriceKind::Rate => {
                let no_units = !units.is_wrong() && some_units.is_none();
                reader.need("units", no_units, PlanFault::RateUnitsRequired {});
                reader.need("rate", rate.is_none(), PlanFault::RateRequired {});
                reader.forbid("amount", some_amount, |amount| PlanFault::RateAmountForbidden { amount });
                reader.forbid("unit_price", some_unit_price, |_| PlanFault::UnitPriceForbidden {
                    price_kind: "rate".to_owned(),
                });
                Some(Price::Rate { units: some_units?.into(), rate: rate? })
            }
            PriceKind::Agreed => {
                let no_units = !units.is_wrong() && some_units.is_none();
                let needed = |field: &str| PlanFault::AgreedFieldRequired { field: field.to_owned() };
                let forbidden = |field: &str| PlanFault::AgreedFieldForbidden { field: field.to_owned() };
                let text = |own: &Option<String>, of: Option<&str>| {
                    given(own.as_deref()).or_else(|| given(of)).map(str::to_owned)
                };
                let provider = text(&self.provider, of.provider);
                let activity_type = text(&self.activity_type, of.activity_type);
                reader.need("units", no_units, needed("units"));
                reader.need("provider", provider.is_none(), needed("provider"));
                reader.need("activity_type", activity_type.is_none(), needed("activity_type"));
                reader.forbid("amount", some_amount, |_| forbidden("amount"));
                reader.forbid("unit_price", some_unit_price, |_| forbidden("unit_price"));
                reader.forbid("rate", rate, |_| forbidden("rate"));
                if unit.is_wrong() {
                    return None;
                }
                let (units, provider, activity_type) = (some_units?, provider?, activity_type?);
                Some(Price::Agreed { units: units.into(), provider, activity_type, unit: unit.known() })
            }
        }
    }

    /// Records the fields that name an agreement although the price is not agreed.
    fn forbid_agreement(&self, price_kind: &str, reader: &mut Reader) {
        for (field, text) in
            [("provider", &self.provider), ("activity_type", &self.activity_type), ("unit", &self.unit)]
        {
            reader.forbid(field, given(text.as_deref()), |_| PlanFault::AgreementForbidden {
                field: field.to_owned(),
                price_kind: price_kind.to_owned(),
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::dates::{PaymentCalendar, parse};
    use crate::money;
    use crate::plan::{ActivityForm, PlanForm, Price};
    use crate::rulebook::Unit;

    #[test]
    fn an_agreed_price_is_entered_and_follows_the_activity_where_nothing_is_said() {
        let text = r#"{"method": "internal", "recipient_kind": "internal", "payment_type": "running",
            "frequency": "weekly", "price_kind": "agreed", "units": "2.5", "unit": "hour"}"#;
        let form: PlanForm = serde_json::from_str(text).unwrap();
        let own = PlanForm { provider: Some("P".into()), activity_type: Some("M".into()), ..form.clone() };
        let agreed = |provider| Price::agreed(money::parse("2.5").unwrap(), provider, "M", Unit::Hour);
        assert_eq!(own.clone().into_plan().unwrap().schedule.price(), Some(&agreed("P")));

        let text = |text: &str| Some(text.to_owned());
        let activity = ActivityForm {
            section: text("S1"),
            activity_type: text("M"),
            provider: text("Q"),
            start: text("2026-02-01"),
            plan: form,
            ..ActivityForm::default()
        };
        let (calendar, today) = (PaymentCalendar::default(), parse("2026-01-05").unwrap());
        let price = |form: &ActivityForm| {
            let made = form.clone().into_activity(&calendar, today, None).unwrap();
            made.plan.schedule.price().cloned()
        };
        assert_eq!(price(&activity), Some(agreed("Q")));
        // The form of the plan has priority.
        assert_eq!(price(&ActivityForm { plan: own, ..activity }), Some(agreed("P")));
    }
}
