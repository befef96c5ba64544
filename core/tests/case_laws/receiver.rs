//! A receiver of notices: what it keeps has the right sum at every moment.

use super::*;

/// What other systems have received, as they would keep it.
#[derive(Default)]
pub(super) struct Receiver {
    payments: BTreeMap<(String, Date), PaymentNotice>,
    adjustments: BTreeMap<(String, u32), AdjustmentNotice>,
    /// Kroner claimed, by income and scheduled day.
    claims: BTreeMap<(String, Date), Decimal>,
    references: BTreeSet<PaymentReference>,
    /// The last word on each reference, in order of arrival: kroner, 0 where it was reversed.
    last_words: BTreeMap<PaymentReference, Decimal>,
}

impl Receiver {
    /// Receives the notices of an event. Each payment is sent once, and reversed only after it was sent.
    pub(super) fn hear(&mut self, event: &Event, before: &CaseState, after: &CaseState) {
        let granted = |id: &str| {
            let is = |state: &CaseState| {
                state.activity(id).is_some_and(|one| one.activity.status == Status::Granted)
            };
            is(before) || is(after)
        };
        for notice in &event.outbox {
            let (reference, word) = match notice {
                Notice::Payment(one) => (one.reference, one.amount),
                Notice::Reversal(one) => (one.reference, Decimal::ZERO),
                Notice::Adjustment(one) => (one.reference, one.amount),
                Notice::AdjustmentReversal(one) => (one.reference, Decimal::ZERO),
                _ => (None, Decimal::ZERO),
            };
            match notice {
                Notice::Claim(claim) => {
                    let before = self.claims.insert((claim.income.clone(), claim.date), claim.amount);
                    assert_eq!(before, None, "claimed twice");
                }
                Notice::ClaimReversal(claim) => {
                    let claimed = self.claims.remove(&(claim.income.clone(), claim.date));
                    assert_eq!(claimed, Some(claim.amount), "withdrawn without a claim");
                }
                _ => {}
            }
            self.last_words.extend(reference.map(|reference| (reference, word)));
            match notice {
                Notice::Payment(payment) => {
                    assert!(granted(&payment.activity), "{payment:?} is foreseen only");
                    let key = (payment.activity.to_string(), payment.date);
                    assert_eq!(self.payments.insert(key, payment.clone()), None, "told twice");
                }
                Notice::Adjustment(adjustment) => {
                    assert!(granted(&adjustment.activity), "{adjustment:?} is foreseen only");
                    let parts: Decimal = adjustment.parts.iter().map(|part| part.amount).sum();
                    assert_eq!(parts, adjustment.amount);
                    assert!(
                        self.references.insert(adjustment.reference.unwrap()),
                        "{adjustment:?}: told twice"
                    );
                    let key = (adjustment.activity.clone(), adjustment.settlement);
                    assert_eq!(self.adjustments.insert(key, adjustment.clone()), None, "told twice");
                }
                Notice::AdjustmentReversal(adjustment) => {
                    let key = (adjustment.activity.clone(), adjustment.settlement);
                    assert!(self.adjustments.remove(&key).is_some(), "{adjustment:?} was never told");
                    self.references.remove(&adjustment.reference.unwrap());
                }
                Notice::Reversal(payment) => {
                    let key = (payment.activity.to_string(), payment.date);
                    assert!(self.payments.remove(&key).is_some(), "{payment:?} was never told");
                }
                Notice::Journal { activities, .. } => assert!(activities.iter().all(|id| granted(id))),
                Notice::Statistics { activity, .. } => assert!(granted(activity)),
                Notice::Claim(_) | Notice::ClaimReversal(_) => {}
                other => panic!("{other:?}"),
            }
        }
    }

    /// Each payment of a granted activity that is not only planned has been told, and nothing else.
    pub(super) fn agrees(&self, state: &CaseState) {
        let claims = state.income.iter().flat_map(|one| one.claims.iter().map(move |claim| (one, claim)));
        let claims = claims.map(|(one, claim)| ((one.income.id.clone(), claim.date), claim.amount));
        assert_eq!(self.claims, claims.collect());
        let (mut real, mut owed) = (BTreeSet::new(), BTreeSet::new());
        let mut sum = Decimal::ZERO;
        for one in &state.activities {
            if one.activity.status == Status::Granted && !one.activity.plan.fictive {
                for entry in one.payments.entries() {
                    let key = (one.activity.id.clone(), entry.date);
                    // What was credited of a paid payment, and invoiced again.
                    let plan = &one.activity.plan.id;
                    let parts =
                        state.parts.iter().filter(|part| part.plan == *plan && part.date == entry.date);
                    let later =
                        parts.filter(|_| entry.paid.is_some()).map(|part| part.amount).sum::<Decimal>();
                    let sent = entry.sent() + later;
                    if sent.is_zero() {
                        assert_eq!(self.payments.get(&key), None);
                        continue;
                    }
                    let told = self.payments.get(&key).unwrap_or_else(|| panic!("{key:?} was not told"));
                    assert_eq!(told.amount, sent, "{key:?}");
                    sum += sent;
                    assert_eq!(told.method, one.activity.plan.recipient.method());
                    real.insert(key);
                }
                // What is told of an activity is what is owed.
                let id = &one.activity.id;
                for (number, settled) in (1..).zip(state.settlements_of(id)) {
                    if settled.overpaid.is_waived() {
                        continue;
                    }
                    let key = (id.clone(), number);
                    let told = self.adjustments.get(&key).unwrap_or_else(|| panic!("{key:?} was not told"));
                    let plan = format!("{}/{id}/{number}", one.activity.plan.id);
                    let parts = state.parts.iter().filter(|part| part.plan == plan);
                    let later = parts.filter(|_| settled.paid.is_some()).map(|part| part.amount);
                    let sent = settled.sent() + later.sum::<Decimal>();
                    assert_eq!(told.amount, sent, "{key:?}");
                    sum += sent;
                    owed.insert(key);
                }
            }
        }
        assert_eq!(real, self.payments.keys().cloned().collect());
        assert_eq!(owed, self.adjustments.keys().cloned().collect());
        // Whoever keeps the last word on each reference, and nothing else, has the right sum.
        assert_eq!(self.last_words.values().sum::<Decimal>(), sum);
    }
}
