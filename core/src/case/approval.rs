//! Approval competence (bevillingskompetence): who may approve what, according to the levels of the rule book.

use chrono::Datelike;
use rust_decimal::Decimal;

use super::command_context::CommandHandler;
use super::{Approval, ApprovalRequest, CaseFault, CommandRefused};
use crate::dates::Date;
use crate::fault::{Fault, Faults, Path, nearest};
use crate::money;
use crate::plan::{
    Activity, ActivityCosts, CaseCosts, DatedCost, Extrapolation, Net, PendingActivity, PendingGrant, Prices,
    ReimbursementFault, Schedule, full_year_cost, net_cost,
};
use crate::rulebook::{ApprovalLevel, LimitCost};

impl<'a> CommandHandler<'a> {
    /// The level and the approver, checked as far as this is possible without the cost. Faults are added to
    /// `refusal`.
    pub(super) fn approval(
        &self,
        request: &ApprovalRequest,
        refusal: &mut CommandRefused,
    ) -> (Option<&'a ApprovalLevel>, Option<Approval>) {
        let here = || Path::root().join("approval");
        let given = |text: &Option<String>| {
            text.as_deref().map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned)
        };
        let level = given(&request.level);
        let known = level.as_deref().and_then(|id| self.book().approval_level(id));
        match (&level, known) {
            (None, _) => refusal.push(here().join("level"), CaseFault::ApprovalLevelMissing {}),
            (Some(id), None) => {
                let levels = self.book().document().approval_levels.iter().map(|level| level.id.as_str());
                let kind = CaseFault::UnknownApprovalLevel { level: id.clone() };
                refusal.push_suggesting(here().join("level"), kind, nearest(id, levels));
            }
            (Some(id), Some(known)) if !known.valid.contains(self.on()) => {
                let kind = CaseFault::ApprovalLevelNotInForce { level: id.clone(), on: self.on() };
                refusal.push(here().join("level"), kind);
            }
            _ => {}
        }
        let (approver, second) = (given(&request.approver), given(&request.second));
        if approver.is_none() {
            refusal.push(here().join("approver"), CaseFault::ApproverMissing {});
        }
        if let Some(level) = known.filter(|level| level.second_person && second.is_none()) {
            let kind = CaseFault::SecondApproverMissing { level: level.id.clone() };
            refusal.push(here().join("second"), kind);
        }
        if let (Some(one), Some(two)) = (&approver, &second)
            && one.to_lowercase() == two.to_lowercase()
        {
            let kind = CaseFault::SecondApproverSame { approver: one.clone() };
            refusal.push(here().join("second"), kind);
        }
        let approval = known.zip(approver).map(|(level, approver)| Approval {
            level: level.id.clone(),
            approver,
            second,
            on: self.on(),
        });
        (known, approval)
    }

    /// Checks that the level may approve the appropriation after the decision: its section, and the full-year cost of
    /// all granted activities.
    ///
    /// Settlements are not counted: they settle amounts at the prices of this year.
    pub(super) fn competence(
        &self,
        level: &ApprovalLevel,
        section: Option<&str>,
        after: &PendingGrant<'_>,
        number: usize,
        refusal: &mut CommandRefused,
    ) {
        let here = Path::root().join("approval").join("level");
        let beyond = |section: &&str| {
            level.sections.as_ref().is_some_and(|sections| !sections.iter().any(|known| known == section))
        };
        if let Some(section) = section.filter(beyond) {
            let (level, section) = (level.id.clone(), section.to_owned());
            refusal.push(here.clone(), CaseFault::SectionBeyondApproval { level, section });
        }
        let Some(limit) = level.yearly_limit else { return };
        // An activity without a price is refused elsewhere.
        let of_it = |one: &PendingActivity<'_>| one.appropriation == number;
        let Some(yearly) = self.yearly_costs(after, of_it, refusal) else { return };
        let id = || level.id.clone();
        match level.limit_cost {
            LimitCost::Gross => match money::sum(yearly.iter().map(|(_, cost)| *cost)) {
                Ok(cost) if cost > limit => {
                    let cost = money::round(cost);
                    refusal.push(here, CaseFault::ApprovalLimitExceeded { level: id(), limit, cost });
                }
                Ok(_) | Err(_) => {}
            },
            LimitCost::Net => match self.yearly_net(&yearly, after, number, refusal) {
                Ok(Net { gross, reimbursement, net, .. }) if net > limit => {
                    let kind =
                        CaseFault::ApprovalNetLimitExceeded { level: id(), limit, net, gross, reimbursement };
                    refusal.push(here, kind);
                }
                Ok(_) => {}
                Err(faults) => refusal.extend(&here, faults),
            },
        }
    }

    /// Checks that a level may decide that the recipient keeps an overpaid amount under these sections.
    pub(super) fn may_waive<'s>(
        &self,
        level: &ApprovalLevel,
        sections: impl Iterator<Item = &'s str>,
        waived: Decimal,
        refusal: &mut CommandRefused,
    ) {
        let here = Path::root().join("approval").join("level");
        let beyond = |section: &&str| {
            level.sections.as_ref().is_some_and(|known| !known.iter().any(|known| known == section))
        };
        let beyond: std::collections::BTreeSet<&str> = sections.filter(beyond).collect();
        for section in beyond {
            let (level, section) = (level.id.clone(), section.to_owned());
            refusal.push(here.clone(), CaseFault::SectionBeyondApproval { level, section });
        }
        if let Some(limit) = level.yearly_limit.filter(|limit| waived > *limit) {
            let level = level.id.clone();
            refusal.push(here, CaseFault::WaiverExceedsApproval { level, limit, waived });
        }
    }

    /// The full-year cost of each granted activity that has neither ended nor been changed; none if one has no price.
    fn yearly_costs<'s>(
        &self,
        after: &'s PendingGrant<'_>,
        of: impl Fn(&PendingActivity<'_>) -> bool,
        refusal: &mut CommandRefused,
    ) -> Option<Vec<(&'s Activity, Decimal)>> {
        let granted = after.activities.iter().enumerate().filter(|(place, one)| {
            of(one)
                && one.is_current()
                && one.is_granted()
                && after.granted_changes_of(*place).next().is_none()
        });
        // A one-time payment counts in its year, before and after its day.
        let running = granted.filter(|(_, one)| {
            one.pays_once() || one.activity.last_day().is_none_or(|last| last >= self.on())
        });
        running.map(|(_, one)| Some((&*one.activity, self.yearly(&one.activity, refusal)?))).collect()
    }

    /// What this municipality bears in a full year of the appropriation, computed for the case alone. Each cost is
    /// spread evenly over the months of the year. Income may not arrive, so it is not deducted. A threshold that is
    /// not known for the whole year is carried on, like prices.
    fn yearly_net(
        &self,
        yearly: &[(&Activity, Decimal)],
        after: &PendingGrant<'_>,
        number: usize,
        refusal: &mut CommandRefused,
    ) -> Result<Net, Faults<ReimbursementFault>> {
        let nothing = Net {
            gross: Decimal::ZERO,
            income: Decimal::ZERO,
            reimbursement: Decimal::ZERO,
            net: Decimal::ZERO,
        };
        if !self.case.is_paid_here(self.on()) {
            return Ok(nothing);
        }
        let elsewhere = |one: &PendingActivity<'_>| one.appropriation != number;
        let others = self.yearly_costs(after, elsewhere, refusal).unwrap_or_default();
        let spread = |(activity, cost): &(&Activity, Decimal)| ActivityCosts {
            activity: activity.id.clone(),
            section: activity.section.clone(),
            one_off: false,
            costs: by_month(self.on().year(), *cost),
        };
        let activities = yearly.iter().chain(&others).map(spread).collect();
        let facts = self.case.reimbursement_facts(self.case.state());
        let costs = [CaseCosts { case: self.case.id().to_owned(), facts, activities, income: Vec::new() }];
        let year = net_cost(self.book(), &costs, self.on().year(), Extrapolation::LastKnown)?;
        let shares = year.cases.iter().flat_map(|case| &case.activities).take(yearly.len());
        let shares = shares.map(|share| share.total);
        Net::sum(shares).map_err(|kind| Fault::new(kind).into())
    }

    /// The full-year cost of an activity; for individual payments their total.
    fn yearly(&self, activity: &Activity, refusal: &mut CommandRefused) -> Option<Decimal> {
        if let Schedule::Individual { payments } = &activity.plan.schedule {
            return money::sum(payments.iter().map(|payment| payment.amount)).ok();
        }
        let prices = Prices::from_book(self.book(), activity.provider.as_deref()).ok()?;
        // A price that is not known for the whole year is carried on: an approval limit must not refuse a price.
        let prices = prices.extrapolate(Extrapolation::LastKnown).born(self.case.born());
        match full_year_cost(&activity.plan, self.on().year(), &prices) {
            Ok(cost) => cost,
            Err(faults) => {
                let path = Path::root().join(activity.id.as_str()).join("plan");
                refusal.extend(&path, faults);
                None
            }
        }
    }
}

/// An amount spread evenly over the months of a year. The last month gets the rounding difference.
fn by_month(year: i32, amount: Decimal) -> Vec<DatedCost> {
    let part = money::round(amount.checked_div(Decimal::from(12)).unwrap_or_default());
    let days = (1..=12).filter_map(|month| Date::from_ymd_opt(year, month, 1));
    let mut costs: Vec<DatedCost> = days.map(|date| DatedCost { date, amount: part }).collect();
    let before = part.checked_mul(Decimal::from(11)).unwrap_or_default();
    if let (Some(last), Some(rest)) = (costs.last_mut(), money::round(amount).checked_sub(before)) {
        last.amount = rest;
    }
    costs
}
