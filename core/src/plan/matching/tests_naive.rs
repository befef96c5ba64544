//! The index beside one that looks at every payment, and laws of the matching.

use proptest::prelude::*;
use rust_decimal::Decimal;

use super::index::{Fitting, Lookup, MonthSum, PlanMonth, Slot, cvr_number};
use super::left::{accepted, is_fresh, requested, requested_net};
use super::span::{About, MonthNumber, Tier, month_number};
use super::*;
use crate::money;
use crate::plan::PaymentReference;

/// The payments found by looking at every one of them.
struct Naive<'a>(&'a OpenPayments<'a>);

impl Naive<'_> {
    fn all(&self) -> impl Iterator<Item = (Slot, &OpenPlan, &OpenPayment)> {
        (0..u32::try_from(self.0.len()).unwrap()).map(|slot| {
            let (plan, payment) = self.0.at(slot).unwrap();
            (slot, plan, payment)
        })
    }

    fn of_tier(
        &self,
        cvr: u32,
        about: &About,
        tier: Tier,
        fits: impl Fn(&OpenPlan, &OpenPayment) -> bool,
    ) -> Vec<Slot> {
        let of_company = |plan: &OpenPlan| plan.cvr.as_ref().and_then(cvr_number) == Some(cvr);
        let mut found: Vec<_> = self
            .all()
            .filter(|(_, plan, payment)| of_company(plan) && fits(plan, payment))
            .map(|(slot, ..)| (self.0.span(slot).unwrap(), slot))
            .filter(|(span, _)| about.tier(*span) == Some(tier))
            .collect();
        found.sort();
        found.into_iter().map(|(_, slot)| slot).collect()
    }

    fn fresh_of_month(&self, cvr: u32, month: MonthNumber) -> Vec<Slot> {
        let all = self.of_month(cvr, month);
        all.into_iter().filter(|slot| is_fresh(self.0.at(*slot).unwrap().1)).collect()
    }

    fn sum(&self, slots: &[Slot]) -> MonthSum {
        let oere = slots.iter().map(|slot| money::to_oere(self.0.at(*slot).unwrap().1.amount).unwrap()).sum();
        MonthSum { oere, count: slots.len() }
    }
}

impl Lookup for Naive<'_> {
    fn by_reference(&self, reference: PaymentReference) -> Vec<Slot> {
        let is = |(_, plan, payment): &(Slot, &OpenPlan, &OpenPayment)| {
            reference.is_of(&plan.plan) && reference.date() == payment.date
        };
        self.all().filter(is).map(|(slot, ..)| slot).collect()
    }

    fn exact(&self, cvr: u32, oere: i64, about: &About, tiers: &[Tier]) -> Fitting {
        let find = |tier| {
            self.of_tier(cvr, about, tier, |plan, payment| {
                let is = |amount: Decimal| money::to_oere(amount) == Ok(oere);
                accepted(plan, payment).is_some()
                    && (is(requested(plan, payment)) || requested_net(plan, payment).is_some_and(is))
            })
        };
        Fitting::first(tiers, find)
    }

    fn near(&self, cvr: u32, oere: i64, about: &About, tiers: &[Tier]) -> Fitting {
        let find = |tier| {
            self.of_tier(cvr, about, tier, |plan, payment| {
                accepted(plan, payment).is_some_and(|(low, high)| (low..=high).contains(&oere))
            })
        };
        Fitting::first(tiers, find)
    }

    fn of_month(&self, cvr: u32, month: MonthNumber) -> Vec<Slot> {
        let is = |(slot, plan, payment): &(Slot, &OpenPlan, &OpenPayment)| {
            plan.cvr.as_ref().and_then(cvr_number) == Some(cvr)
                && month_number(self.0.span(*slot).unwrap().first) == month
                && !payment.amount.is_zero()
        };
        self.all().filter(is).map(|(slot, ..)| slot).collect()
    }

    fn month_sum(&self, cvr: u32, month: MonthNumber) -> MonthSum {
        self.sum(&self.fresh_of_month(cvr, month))
    }

    fn plan_months(&self, cvr: u32, month: MonthNumber) -> Vec<PlanMonth> {
        let slots = self.fresh_of_month(cvr, month);
        let mut plans: Vec<u32> = slots.iter().map(|slot| self.0.plan_of(*slot).unwrap()).collect();
        plans.sort_by_key(|plan| self.0.slots_of(*plan).start);
        plans.dedup();
        let sums = plans.into_iter().map(|plan| {
            let of_plan = slots.iter().copied().filter(|slot| self.0.plan_of(*slot) == Some(plan));
            let MonthSum { oere, count } = self.sum(&of_plan.collect::<Vec<_>>());
            PlanMonth { cvr, month, first: self.0.slots_of(plan).start, plan, oere, count }
        });
        sums.filter(|sum| sum.count > 1).collect()
    }
}

const A: &str = "11111111";
const B: &str = "22222222";

fn any_amount() -> impl Strategy<Value = Decimal> {
    prop_oneof![
        8 => (1_i64..=6).prop_map(|hundreds| Decimal::new(hundreds * 5000, 2)),
        1 => (-300_i64..300).prop_map(Decimal::from),
    ]
}

fn any_date() -> impl Strategy<Value = Date> {
    let first = crate::dates::parse("2026-01-01").unwrap();
    (0_u64..120).prop_map(move |days| first.checked_add_days(chrono::Days::new(days)).unwrap())
}

fn any_period() -> impl Strategy<Value = Option<Period>> {
    let days = prop_oneof![Just(Some(0_u64)), Just(Some(13)), Just(Some(27)), Just(Some(89)), Just(None)];
    let period = (any_date(), days).prop_map(|(start, days)| {
        Period::new(start, days.map(|days| start.checked_add_days(chrono::Days::new(days)).unwrap())).unwrap()
    });
    prop_oneof![3 => Just(None), 1 => period.prop_map(Some)]
}

fn any_payment() -> impl Strategy<Value = OpenPayment> {
    let paid = prop_oneof![4 => Just(0_i64), 1 => Just(100), 1 => Just(50)];
    let credited = prop_oneof![6 => Just(0_i64), 1 => Just(25)];
    (any_date(), any_amount(), paid, credited, prop::bool::weighted(0.2), any_period()).prop_map(
        |(date, amount, paid, credited, closed, covers)| OpenPayment {
            paid: money::round(amount * Decimal::new(paid, 2)),
            credited: money::round(amount * Decimal::new(credited, 2)),
            closed: closed && paid > 0,
            covers,
            ..OpenPayment::new(date, amount)
        },
    )
}

/// Payments that follow each other month by month, or day by day.
fn any_series() -> impl Strategy<Value = Vec<OpenPayment>> {
    (any_amount(), any::<bool>(), 1_u32..9).prop_map(|(amount, daily, count)| {
        let first = crate::dates::parse("2026-01-01").unwrap();
        let day = |number: u32| {
            let days = chrono::Days::new(number.into());
            if daily { first + days } else { first + chrono::Months::new(number) }
        };
        (0..count).map(|number| OpenPayment::new(day(number), amount)).collect()
    })
}

fn any_plan() -> impl Strategy<Value = OpenPlan> {
    let tolerance = (prop::option::of(0_i64..30), prop::option::of(0_i64..80));
    let cvr = prop_oneof![Just(None), Just(Some(A)), Just(Some(B))];
    let payments = prop_oneof![prop::collection::vec(any_payment(), 0..5), any_series()];
    (0_u8..6, cvr, tolerance, payments).prop_map(|(id, cvr, (percent, amount), payments)| OpenPlan {
        plan: format!("p{id}"),
        cvr: cvr.map(|cvr| Cvr::parse(cvr).unwrap()),
        tolerance: Tolerance { percent: percent.map(Decimal::from), amount: amount.map(Decimal::from) },
        payments,
    })
}

fn any_case() -> impl Strategy<Value = (Vec<OpenPlan>, Vec<InvoiceLine>)> {
    let cvr = prop_oneof![Just(None), Just(Some(A)), Just(Some(B))];
    let refers = prop::collection::vec((0_usize..6, 0_usize..5, 0_u8..8), 0..3);
    let times = prop_oneof![6 => Just(1_i64), 2 => Just(-1), 1 => Just(2), 1 => Just(3)];
    let line = (0_u8..20, any_date(), any_amount(), times, cvr, refers, any_period());
    (prop::collection::vec(any_plan(), 0..7), prop::collection::vec(line, 0..9)).prop_map(|(plans, lines)| {
        let lines = lines.into_iter().map(|(id, date, amount, times, cvr, refers, period)| {
            let referred = refers.iter().filter_map(|(plan, payment, how)| {
                let plan = plans.get(*plan)?;
                let date = plan.payments.get(*payment)?.date;
                let date = if *how == 0 { date.succ_opt()? } else { date };
                let text = PaymentReference::new(&plan.plan, date).unwrap().to_string();
                // A check character of it may be wrong.
                Some(if *how == 1 { format!("{}-##", &text[..19]).replace("##", "00") } else { text })
            });
            let text = referred.collect::<Vec<_>>().join(" og ");
            let (cvr, amount) = (cvr.map(|cvr| Cvr::parse(cvr).unwrap()), amount * Decimal::from(times));
            InvoiceLine { text, cvr, period, ..InvoiceLine::new(id.to_string(), date, amount) }
        });
        let lines = lines.collect();
        (plans, lines)
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn the_index_finds_what_a_look_at_everything_finds((plans, lines) in any_case()) {
        let open = OpenPayments::new(&plans);
        let answers = open.match_lines(&lines, MatchOptions::default());
        prop_assert_eq!(answers, super::run::run(&open, &Naive(&open), &lines, MatchOptions::default()));
    }

    #[test]
    fn the_order_of_plans_and_lines_does_not_matter((plans, lines) in any_case()) {
        let mut reversed = (plans.clone(), lines.clone());
        reversed.0.reverse();
        reversed.1.reverse();
        // Two lines that share an id are distinguished only by their answers.
        let sorted = |plans: &[OpenPlan], lines: &[InvoiceLine]| {
            let mut answers = OpenPayments::new(plans).match_lines(lines, MatchOptions::default());
            answers.sort_by(|one, other| format!("{one:?}").cmp(&format!("{other:?}")));
            answers
        };
        prop_assert_eq!(sorted(&plans, &lines), sorted(&reversed.0, &reversed.1));
    }

    #[test]
    fn nothing_is_paid_beyond_what_is_left_and_its_tolerance((plans, lines) in any_case()) {
        let open = OpenPayments::new(&plans);
        let answers = open.match_lines(&lines, MatchOptions::default());
        for (line, answer) in lines.iter().zip(&answers) {
            prop_assert_eq!(&line.id, &answer.line);
            prop_assert_eq!(answer.outcome.pays(), !answer.payments.is_empty());
            let left: Decimal = answer.payments.iter().map(|payment| payment.left).sum();
            let codes: Vec<_> = answer.notes.iter().map(ErrorCode::code).collect();
            match answer.outcome {
                MatchOutcome::Matched if !codes.contains(&"credited-before") => prop_assert_eq!(left, line.amount),
                MatchOutcome::Partial if !codes.contains(&"credited-before") => {
                    prop_assert!(line.amount.abs() < left.abs());
                }
                MatchOutcome::Credited => prop_assert!(codes.iter().any(|code| code.starts_with("credit-"))),
                MatchOutcome::Offered => prop_assert!(!answer.candidates.is_empty()),
                _ => {}
            }
        }
    }

    /// What is not certain pays nothing.
    #[test]
    fn a_line_whose_reference_says_otherwise_pays_nothing((plans, lines) in any_case()) {
        let open = OpenPayments::new(&plans);
        for answer in open.match_lines(&lines, MatchOptions::default()) {
            let says_otherwise = |code: &str| {
                matches!(
                    code,
                    "reference-unknown" | "reference-of-no-payment" | "reference-mistyped" | "period-differs"
                        | "several-fit" | "sum-of-run"
                )
            };
            let is_stated_run = answer.notes.iter().any(|note| note.code() == "sum-of-run")
                && answer.outcome == MatchOutcome::Matched;
            let otherwise = answer.notes.iter().any(|note| says_otherwise(note.code()));
            prop_assert!(!(otherwise && answer.outcome.pays()) || is_stated_run, "{answer:?}");
        }
    }
}
