//! The cases of a made-up municipality, as they stood on a day. The same every time.

use std::collections::BTreeMap;

use bevilling::Decimal;
use bevilling::case::{ActivityState, Appropriation, Case, CaseOptions, CaseState, CaseStatus, DatedFact};
use bevilling::dates::{Date, DatedAmounts, DayOfMonth, Month, Period, Validity};
use bevilling::forecast::{Portfolio, PortfolioOptions};
use bevilling::money;
use bevilling::plan::{Activity, Extrapolation, Horizon, Ledger, Paid, PaymentPlan, Price, Prices, Status};
use bevilling::rulebook::{FactValue, RuleBook};

use super::kinds::{Cost, KINDS, Kind, Service};
use crate::story::Failure;

/// Numbers that look thrown and are the same every time.
struct Dice(u64);

impl Dice {
    fn of(case: u64, throw: u64) -> Self {
        Self(case.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ throw.wrapping_mul(0xD1B5_4A32_D192_ED03))
    }

    fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (mixed ^ (mixed >> 31)) % bound.max(1)
    }
}

/// What happens to a case in October 2026.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum October {
    Nothing,
    Begins,
    Ends,
    IsExtended,
    GetsMore,
    MovesTeam,
    /// A change that was expected is granted, dropped, goes on being expected; or comes to be expected.
    ChangeGranted,
    ChangeDropped,
    ChangeExpected,
    ChangeForeseen,
    /// The whole case is only expected.
    Expected,
}

impl October {
    const fn of(thousandth: u64) -> Self {
        match thousandth {
            0..12 => Self::Begins,
            12..26 => Self::Ends,
            26..46 => Self::IsExtended,
            46..56 => Self::GetsMore,
            56..62 => Self::MovesTeam,
            62..70 => Self::ChangeGranted,
            70..75 => Self::ChangeDropped,
            75..105 => Self::ChangeExpected,
            105..113 => Self::ChangeForeseen,
            113..138 => Self::Expected,
            _ => Self::Nothing,
        }
    }
}

const JANUARY: i64 = 2026 * 12;
const OCTOBER: i64 = JANUARY + 9;
const NOVEMBER: i64 = JANUARY + 10;

fn first_of(month: i64) -> Date {
    Month::from_number(month).first_day()
}

fn last_of(month: i64) -> Date {
    Month::from_number(month).last_day()
}

/// The cases as they stood at the end of a day, and what the municipality knows of them beside.
pub struct Made {
    /// The rules.
    pub book: RuleBook,
    /// The day.
    pub on: Date,
    /// The cases.
    pub cases: Vec<Case>,
    /// The household and the team of each case.
    pub labels: BTreeMap<String, BTreeMap<String, String>>,
}

impl Made {
    /// The municipality on a day of 2026; what happened in October is known after it.
    ///
    /// # Errors
    /// Where the rule book lacks a price.
    pub fn children(book: &RuleBook, on: Date) -> Result<Self, Failure> {
        let mut made = Self { book: book.clone(), on, cases: Vec::new(), labels: BTreeMap::new() };
        let kinds = KINDS.iter().flat_map(|kind| (0..kind.cases).map(move |_| kind));
        for (number, kind) in (0_u64..).zip(kinds) {
            made.add(number, kind)?;
        }
        Ok(made)
    }

    /// The portfolio of the cases.
    ///
    /// # Errors
    /// None, for these cases.
    pub fn portfolio(&self) -> Result<Portfolio, Failure> {
        let options = PortfolioOptions {
            labels: self.labels.clone(),
            extrapolation: Extrapolation::LastKnown,
            ..PortfolioOptions::default()
        };
        Ok(Portfolio::from_cases(&self.cases, self.on, &options)?)
    }

    fn add(&mut self, number: u64, kind: &Kind) -> Result<(), Failure> {
        let mut dice = Dice::of(number, 0);
        let october = October::of(dice.below(1000));
        let knows_october = self.on >= last_of(OCTOBER);
        if october == October::Begins && !knows_october {
            return Ok(());
        }
        let id = format!("27.24.36-G01-{}-26", number + 1);
        let (least, most) = kind.months;
        let length = i64::try_from(least + dice.below(most - least + 1))?;
        // It runs some time of the year; compensation is paid from September 2025 on.
        let earliest = (JANUARY - length + 1).max(JANUARY - 4 * i64::from(kind.section == "BL-86") - 36);
        let begun = earliest + i64::try_from(dice.below(u64::try_from(JANUARY + 9 - earliest)?))?;
        let begun = if kind.section == "BL-86" { begun.max(JANUARY - 4) } else { begun };
        let (start, mut end) = match october {
            October::Begins => (NOVEMBER, Some(NOVEMBER + length)),
            October::Expected => (NOVEMBER + 1 + i64::try_from(dice.below(4))?, None),
            _ => (begun, (dice.below(100) >= kind.open_percent).then_some(begun + length - 1)),
        };
        match october {
            October::Ends if knows_october => end = Some(end.map_or(OCTOBER, |end| end.min(OCTOBER))),
            October::IsExtended => end = Some(if knows_october { NOVEMBER + 6 } else { NOVEMBER }),
            _ => {}
        }
        let end = end.map(|end| end.max(start));
        let status = if october == October::Expected { Status::Expected } else { Status::Granted };
        let mut more = Decimal::ONE;
        // Hours differ from case to case; days and months do not.
        if kind.main.units != "1" && kind.main.units != "30.42" {
            more = Decimal::new(i64::try_from(50 + 25 * dice.below(5))?, 2);
        }
        if october == October::GetsMore && knows_october {
            more = more.checked_mul(Decimal::new(125, 2)).ok_or("too many units")?;
        }

        let mut desk = CommandHandler { made: self, number, case: &id, kind, activities: Vec::new() };
        let period = |from: i64, to: Option<i64>| Period::new(first_of(from), to.map(last_of));
        let is_granted = october == October::ChangeGranted && knows_october;
        let has_change = match october {
            October::ChangeGranted | October::ChangeExpected => true,
            October::ChangeDropped => !knows_october,
            October::ChangeForeseen => knows_october,
            _ => false,
        };
        let has_change = has_change && end.is_none_or(|end| end > NOVEMBER);
        let main_end = if is_granted && has_change { Some(OCTOBER.max(start)) } else { end };
        desk.activity("1", &kind.main, more, period(start, main_end)?, status, None)?;
        for (service, name) in kind.beside.iter().zip(["2", "3"]) {
            desk.activity(name, service, Decimal::ONE, period(start, end)?, status, None)?;
        }
        if has_change {
            let change = if is_granted { Status::Granted } else { Status::Expected };
            let from = if october == October::ChangeExpected { JANUARY + 12 } else { NOVEMBER };
            let end = end.map(|end| end.max(from));
            let more = more
                .checked_mul(Decimal::new(if dice.below(3) == 0 { 75 } else { 150 }, 2))
                .ok_or("too many units")?;
            desk.activity("4", &kind.main, more, period(from.max(start + 1), end)?, change, Some("1"))?;
        }
        let activities = desk.activities;

        let fact = |value: FactValue| vec![DatedFact { from: None, value: Some(value) }];
        let facts = [
            ("target_group".to_owned(), fact(kind.target_group.into())),
            ("effort_step".to_owned(), fact(kind.effort_step.into())),
        ];
        let state = CaseState {
            id: id.clone(),
            status: CaseStatus::Open,
            facts: facts.into(),
            appropriations: vec![Appropriation {
                id: "A".to_owned(),
                section: Some(kind.section.to_owned()),
            }],
            activities,
            ..CaseState::default()
        };
        let options = CaseOptions { extrapolation: Extrapolation::LastKnown, ..CaseOptions::default() };
        self.cases.push(Case::from_state(&self.book, state)?.with_options(options));

        // Of seven cases, two are siblings.
        let household = if number % 7 == 1 { number } else { number + 1 };
        let moved = u64::from(october == October::MovesTeam && knows_october);
        let team = match kind.target_group {
            "disability" => "Handicap",
            _ => match (dice.below(3) + moved) % 3 {
                0 => "Nord",
                1 => "Syd",
                _ => "Ydre",
            },
        };
        for (dimension, label) in [("household", format!("H{household}")), ("team", team.to_owned())] {
            self.labels.entry(dimension.to_owned()).or_default().insert(id.clone(), label);
        }
        Ok(())
    }

    /// What a provider takes for a unit, year by year.
    fn agreed(&self, activity_type: &str, provider: &str) -> Result<DatedAmounts, Failure> {
        let mut amounts = DatedAmounts::default();
        let agreements = self.book.document().agreements.iter();
        for one in agreements.filter(|one| one.activity_type == activity_type && one.provider == provider) {
            amounts.0.set(one.valid, one.unit_price.ok_or("an agreement without a price")?)?;
        }
        // Before the first agreement, its price held too.
        let first = amounts.pieces().first().map(|piece| (piece.from, piece.value));
        if let Some((Some(from), value)) = first {
            amounts.0.set(Validity::until(from), value)?;
        }
        // One provider asks for more from November on.
        if provider == "90010044" && self.on >= last_of(OCTOBER) {
            let dear = first_of(NOVEMBER);
            let later: Vec<_> = amounts
                .pieces()
                .iter()
                .filter_map(|piece| Some((piece.validity().intersect(Validity::from(dear))?, piece.value)))
                .collect();
            for (days, value) in later {
                let value = value.checked_mul(Decimal::new(104, 2)).map(money::round).ok_or("too dear")?;
                amounts.0.set(days, value)?;
            }
        }
        Ok(amounts)
    }
}

/// The desk that the activities of a case are entered at.
struct CommandHandler<'a> {
    made: &'a Made,
    number: u64,
    case: &'a str,
    kind: &'a Kind,
    activities: Vec<ActivityState>,
}

impl CommandHandler<'_> {
    fn activity(
        &mut self,
        id: &str,
        service: &Service,
        more: Decimal,
        period: Period,
        status: Status,
        modifies: Option<&str>,
    ) -> Result<(), Failure> {
        let (book, on) = (&self.made.book, self.made.on);
        let units = money::parse(service.units)?.checked_mul(more).ok_or("too many units")?;
        let units = units.round_dp(2).normalize();
        let mut provider = None;
        let price = match service.cost {
            Cost::Rate(rate) => Price::rate(units, rate),
            Cost::Fixed(amount) => Price::fixed(money::parse(amount)?),
            Cost::Agreement => {
                let in_force = |one: &&bevilling::rulebook::Agreement| {
                    one.activity_type == service.activity_type && one.valid.contains(first_of(JANUARY))
                };
                let agreements: Vec<_> = book.document().agreements.iter().filter(in_force).collect();
                let throw = Dice::of(self.number, 1).below(u64::try_from(agreements.len())?);
                let chosen = agreements.get(usize::try_from(throw)?).ok_or("nobody delivers it")?;
                provider = Some(chosen.provider.clone());
                Price::PerUnit {
                    units: units.into(),
                    unit_price: self.made.agreed(service.activity_type, &chosen.provider)?,
                }
            }
        };
        let plan = PaymentPlan::monthly(DayOfMonth::FIRST, price).with_id(format!("{}/{id}", self.case));
        let main = Activity::main(self.kind.section, service.activity_type, period, plan);
        let mut activity = Activity { provider, ..main }.with_id(id).with_status(status);
        if id == "2" || id == "3" {
            activity.role = bevilling::rulebook::Role::Supplementary;
        }
        activity.modifies = modifies.map(str::to_owned);
        let prices =
            Prices::from_book(book, activity.provider.as_deref())?.extrapolate(Extrapolation::LastKnown);
        let mut payments = Ledger::default();
        payments.sync(&activity, on, Horizon::default(), &prices)?;
        if status == Status::Granted {
            self.pay(&activity, &mut payments)?;
        }
        self.activities.push(ActivityState {
            appropriation: "A".to_owned(),
            activity,
            payments,
            approval: None,
            replaced_by: None,
            annulled: None,
            cut_short: None,
        });
        Ok(())
    }

    /// What is due has been paid, some of it late, some of it with another amount.
    fn pay(&self, activity: &Activity, payments: &mut Ledger) -> Result<(), Failure> {
        let on = self.made.on;
        let due: Vec<_> = payments
            .entries()
            .iter()
            .filter(|entry| entry.date <= on)
            .map(|entry| (entry.date, entry.amount))
            .collect();
        for (scheduled, amount) in due {
            let day = scheduled.to_epoch_days();
            let mut dice = Dice::of(
                self.number,
                u64::try_from(day)?.wrapping_mul(31) + u64::try_from(activity.id.len())?,
            );
            let late = if dice.below(10) == 0 { 20 + dice.below(20) } else { dice.below(9) };
            let date = Date::from_epoch_days(day + i32::try_from(late)?).ok_or("too late")?;
            let percent = if dice.below(17) == 0 { 94 + i64::try_from(dice.below(13))? } else { 100 };
            let amount = amount.checked_mul(Decimal::new(percent, 2)).map(money::round).ok_or("too much")?;
            if date <= on {
                payments.pay(
                    activity.status,
                    scheduled,
                    Paid { date, amount, account: None, corrected: false },
                )?;
            }
        }
        Ok(())
    }
}
