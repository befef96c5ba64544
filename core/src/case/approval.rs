//! Approval competence (bevillingskompetence): who may approve what, as the levels of the rule book say.

use chrono::Datelike;
use rust_decimal::Decimal;

use super::desk::Desk;
use super::{ActivityState, Approval, ApprovalRequest, CaseFault, Refusal};
use crate::fault::{Path, nearest};
use crate::money;
use crate::plan::{Activity, Prices, Schedule, full_year_cost};
use crate::rulebook::ApprovalLevel;

impl<'a> Desk<'a> {
    /// At which level, and who approves, as far as that can be told without the cost; faults are added to
    /// `refusal`.
    pub(super) fn approval(
        &self,
        request: &ApprovalRequest,
        refusal: &mut Refusal,
    ) -> (Option<&'a ApprovalLevel>, Option<Approval>) {
        let here = || Path::root().then("approval");
        let given = |text: &Option<String>| {
            text.as_deref().map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned)
        };
        let level = given(&request.level);
        let known = level.as_deref().and_then(|id| self.book().approval_level(id));
        match (&level, known) {
            (None, _) => refusal.push(here().then("level"), CaseFault::ApprovalLevelMissing {}),
            (Some(id), None) => {
                let levels = self.book().document().approval_levels.iter().map(|level| level.id.as_str());
                let kind = CaseFault::UnknownApprovalLevel { level: id.clone() };
                refusal.push_suggesting(here().then("level"), kind, nearest(id, levels));
            }
            (Some(id), Some(known)) if !known.valid.contains(self.on()) => {
                let kind = CaseFault::ApprovalLevelNotInForce { level: id.clone(), on: self.on() };
                refusal.push(here().then("level"), kind);
            }
            _ => {}
        }
        let (approver, second) = (given(&request.approver), given(&request.second));
        if approver.is_none() {
            refusal.push(here().then("approver"), CaseFault::ApproverMissing {});
        }
        if let Some(level) = known.filter(|level| level.second_person && second.is_none()) {
            let kind = CaseFault::SecondApproverMissing { level: level.id.clone() };
            refusal.push(here().then("second"), kind);
        }
        if let (Some(one), Some(two)) = (&approver, &second)
            && one.to_lowercase() == two.to_lowercase()
        {
            let kind = CaseFault::SecondApproverSame { approver: one.clone() };
            refusal.push(here().then("second"), kind);
        }
        let approval = known.zip(approver).map(|(level, approver)| Approval {
            level: level.id.clone(),
            approver,
            second,
            on: self.on(),
        });
        (known, approval)
    }

    /// Whether the level may approve the appropriation as it is to be: its section, and what all that is granted
    /// in it costs in a full year, before any refund.
    pub(super) fn competence(
        &self,
        level: &ApprovalLevel,
        section: Option<&str>,
        after: &[ActivityState],
        refusal: &mut Refusal,
    ) {
        let here = Path::root().then("approval").then("level");
        let beyond = |section: &&str| {
            level.sections.as_ref().is_some_and(|sections| !sections.iter().any(|known| known == section))
        };
        if let Some(section) = section.filter(beyond) {
            let (level, section) = (level.id.clone(), section.to_owned());
            refusal.push(here.clone(), CaseFault::SectionBeyondApproval { level, section });
        }
        let Some(limit) = level.yearly_limit else { return };
        let mut cost = Decimal::ZERO;
        let taken_over = |one: &ActivityState| {
            let id = Some(one.activity.id.as_str());
            after.iter().any(|other| other.is_granted() && other.activity.modifies.as_deref() == id)
        };
        for one in after.iter().filter(|one| one.stands() && one.is_granted() && !taken_over(one)) {
            match self.yearly(&one.activity, refusal).map(|yearly| money::sum([cost, yearly])) {
                Some(Ok(sum)) => cost = sum,
                // What has no price is refused as such.
                Some(Err(_)) | None => return,
            }
        }
        if cost > limit {
            let kind =
                CaseFault::ApprovalLimitExceeded { level: level.id.clone(), limit, cost: money::round(cost) };
            refusal.push(here, kind);
        }
    }

    /// What an activity costs in a full year; individual payments cost what they are.
    fn yearly(&self, activity: &Activity, refusal: &mut Refusal) -> Option<Decimal> {
        if let Schedule::Individual { payments } = &activity.plan.schedule {
            return money::sum(payments.iter().map(|payment| payment.amount)).ok();
        }
        let prices = Prices::from_book(self.book(), activity.provider.as_deref()).ok()?;
        // A price that is not known for all of this year is carried on: a limit is no reason to refuse a price.
        let prices = prices.extrapolate(crate::plan::Extrapolation::LastKnown);
        match full_year_cost(&activity.plan, self.on().year(), &prices) {
            Ok(cost) => cost,
            Err(faults) => {
                let path = Path::root().then(activity.id.as_str()).then("plan");
                refusal.extend(&path, faults);
                None
            }
        }
    }
}
