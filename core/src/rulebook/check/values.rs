//! Values: each within its bounds and of its form.

use rust_decimal::Decimal;

use super::{Checker, item};
use crate::dates::DatedAmounts;
use crate::fault::Path;
use crate::limits::MAX_DIMENSIONS;
use crate::money;
use crate::rulebook::{Domain, LimitCost, Offer, Rate, Role, RuleBookFault};

/// The highest age that a rate may depend on.
const OLDEST: u32 = 150;

/// The best quality score.
const BEST_QUALITY: Decimal = Decimal::from_parts(5, 0, 0, false, 0);

impl Checker<'_> {
    pub(super) fn values(&mut self) {
        self.domains();
        let document = self.document;
        for (index, activity_type) in document.activity_types.iter().enumerate() {
            let at = |key: &str| item("activity_types", index).join("tolerance").join(key);
            self.not_negative(activity_type.tolerance.percent, || at("percent"));
            self.kroner(activity_type.tolerance.amount, || at("amount"));
        }
        for (index, offer) in document.offers.iter().enumerate() {
            self.offer(index, offer);
        }
        for (index, provider) in document.providers.iter().enumerate() {
            let at = |key: &str| item("providers", index).join(key);
            if let Some(cvr) = provider.cvr.as_ref().filter(|cvr| !is_digits(cvr, 8)) {
                self.fault(at("cvr"), RuleBookFault::CvrMalformed { cvr: cvr.clone() });
            }
            self.amounts(&provider.vat_factor, || at("vat_factor"));
        }
        for (index, agreement) in document.agreements.iter().enumerate() {
            let at = |key: &str| item("agreements", index).join(key);
            self.kroner(agreement.unit_price, || at("unit_price"));
            if let Some(quality) =
                agreement.quality.filter(|quality| !(Decimal::ZERO..=BEST_QUALITY).contains(quality))
            {
                let (min, max) = (Decimal::ZERO.to_string(), BEST_QUALITY.to_string());
                self.fault(at("quality"), RuleBookFault::OutOfRange { value: quality.to_string(), min, max });
            }
        }
        for (index, rate) in document.rates.iter().enumerate() {
            self.dated_kroner(&rate.values, || item("rates", index).join("values"));
            self.bands(index, rate);
        }
        self.reimbursements();
        for (index, level) in document.approval_levels.iter().enumerate() {
            self.kroner(level.yearly_limit, || item("approval_levels", index).join("yearly_limit"));
            if level.yearly_limit.is_none() && level.limit_cost == LimitCost::Net {
                let kind = RuleBookFault::LimitCostWithoutLimit { level: level.id.clone() };
                self.fault(item("approval_levels", index).join("limit_cost"), kind);
            }
        }
    }

    fn domains(&mut self) {
        let dimensions = &self.document.dimensions;
        if dimensions.len() > MAX_DIMENSIONS {
            let (count, limit) = (dimensions.len(), MAX_DIMENSIONS);
            self.fault(Path::root().join("dimensions"), RuleBookFault::TooManyDimensions { count, limit });
        }
        for (index, dimension) in dimensions.iter().enumerate() {
            let at = |key: &str| item("dimensions", index).join("domain").join(key);
            let empty = || RuleBookFault::EmptyDomain { dimension: dimension.id.clone() };
            match &dimension.domain {
                Domain::Choice(choices) if choices.is_empty() => self.fault(at("choice"), empty()),
                Domain::Ladder(steps) if steps.is_empty() => self.fault(at("ladder"), empty()),
                Domain::Number { min: Some(min), max: Some(max) } if min > max => {
                    self.fault(at("number"), RuleBookFault::BoundsInverted { min: *min, max: *max });
                }
                _ => {}
            }
        }
    }

    /// The ages of a rate rise, and a birth date exists to compute them from.
    fn bands(&mut self, index: usize, rate: &Rate) {
        let at = |band: usize| item("rates", index).join("by_age").join(band);
        let knows_age = self.document.dimensions.iter().any(|one| matches!(one.domain, Domain::Age { .. }));
        if !rate.by_age.is_empty() && !knows_age {
            let kind = RuleBookFault::RateByUnknownAge { rate: rate.id.clone() };
            self.fault(item("rates", index).join("by_age"), kind);
        }
        for (number, band) in rate.by_age.iter().enumerate() {
            self.dated_kroner(&band.values, || at(number).join("values"));
            if band.from > OLDEST {
                let (min, max) = ("0".to_owned(), OLDEST.to_string());
                let kind = RuleBookFault::OutOfRange { value: band.from.to_string(), min, max };
                self.fault(at(number).join("from"), kind);
            }
        }
        let pairs = rate.by_age.iter().zip(rate.by_age.iter().skip(1));
        for (number, (lower, upper)) in
            (1_usize..).zip(pairs).filter(|(_, (lower, upper))| upper.from <= lower.from)
        {
            let kind = RuleBookFault::AgesNotRising { age: upper.from, before: lower.from };
            self.fault(at(number).join("from"), kind);
        }
    }

    fn offer(&mut self, index: usize, offer: &Offer) {
        let at = |key: &str| item("offers", index).join(key);
        let activity_type = || offer.activity_type.clone();
        match offer.role {
            Role::Supplementary if offer.to.is_empty() => {
                let kind = RuleBookFault::SupplementaryWithoutMain { activity_type: activity_type() };
                self.fault(item("offers", index), kind);
            }
            Role::Main if !offer.to.is_empty() => {
                self.fault(at("to"), RuleBookFault::MainWithMain { activity_type: activity_type() });
            }
            Role::Main | Role::Supplementary => {}
        }
        if let Some(kle) = offer.kle.as_ref().filter(|kle| !is_kle(kle)) {
            self.fault(at("kle"), RuleBookFault::KleMalformed { kle: kle.clone() });
        }
    }

    fn amounts(&mut self, amounts: &DatedAmounts, place: impl Fn() -> Path) {
        for piece in amounts.pieces() {
            self.not_negative(Some(piece.value), &place);
        }
    }

    /// Kroner, not below 0.
    fn kroner(&mut self, value: Option<Decimal>, place: impl Fn() -> Path) {
        self.not_negative(value, &place);
        if let Some(value) = value.filter(|value| money::kroner(*value).is_err()) {
            self.fault(place(), RuleBookFault::TooManyDecimals { value });
        }
    }

    /// Dated kroner, not below 0.
    pub(super) fn dated_kroner(&mut self, amounts: &DatedAmounts, place: impl Fn() -> Path) {
        self.amounts(amounts, &place);
        let is_dated = amounts.as_constant().is_none();
        for (index, piece) in amounts.pieces().iter().enumerate() {
            let value = piece.value;
            if money::kroner(value).is_err() {
                let path = if is_dated { place().join(index).join("value") } else { place() };
                self.fault(path, RuleBookFault::TooManyDecimals { value });
            }
        }
    }

    fn not_negative(&mut self, value: Option<Decimal>, place: impl Fn() -> Path) {
        if let Some(value) = value.filter(|value| *value < Decimal::ZERO) {
            self.fault(place(), RuleBookFault::Negative { value });
        }
    }
}

fn is_digits(text: &str, count: usize) -> bool {
    text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_kle(kle: &str) -> bool {
    let parts: Vec<&str> = kle.split('.').collect();
    parts.len() == 3 && parts.iter().all(|part| is_digits(part, 2))
}
