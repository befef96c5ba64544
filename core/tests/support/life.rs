//! Random lives of a case: commands, sensible or not, made of numbers and of what the case holds.

use bevilling::case::{
    ApprovalRequest, Case, Command, CommandContext, Event, Grant, Income, IncomeKind, OverpaidRequest, PaidOn,
};
use bevilling::dates::{Date, DatedAmounts, DayOfMonth, Frequency, Interval, Period, Validity};
use bevilling::plan::{
    Activity, Cvr, InvoiceLine, Pause, PauseReason, PaymentPlan, PaymentReference, Price, PriceChange,
    PriceSource, Proration, Recipient, Schedule,
};
use bevilling::rulebook::{Role, RuleBook};
use chrono::Days;
use rust_decimal::Decimal;

/// A small rule book: two sections, a main and a supplementary service, a rate, three approval levels. With another
/// rate it is another version.
pub(crate) fn book(rate: &str) -> RuleBook {
    let version = if rate == "410" { "1" } else { rate };
    let title = r#""title": {"da": "x"}"#;
    RuleBook::from_json(&format!(
        r#"{{
        "id": "small", "version": "{version}", {title},
        "laws": [{{"id": "L", {title}}}],
        "dimensions": [{{"id": "step", {title}, "domain": {{"ladder": [{{"step": 1, {title}}}, {{"step": 2, {title}}}, {{"step": 3, {title}}}]}}}}],
        "sections": [{{"id": "S1", {title}, "law": "L"}},
            {{"id": "S2", {title}, "law": "L", "when": {{"at_least": {{"step": 2}}}}}}],
        "activity_types": [{{"id": "M", {title}, "tolerance": {{"amount": "2"}}}}, {{"id": "U", {title}}}],
        "offers": [
            {{"section": "S1", "activity_type": "M", "role": "main"}},
            {{"section": "S2", "activity_type": "M", "role": "main"}},
            {{"section": "S1", "activity_type": "U", "role": "supplementary", "to": ["M"]}},
            {{"section": "S2", "activity_type": "U", "role": "supplementary", "to": ["M"]}}],
        "providers": [{{"id": "P", "name": "P", "kind": "external", "cvr": "12345674", "vat_factor": "80"}}],
        "agreements": [{{"provider": "P", "activity_type": "M"}}, {{"provider": "P", "activity_type": "U"}}],
        "rates": [{{"id": "R", {title}, "values": "{rate}"}}],
        "approval_levels": [
            {{"id": "own", {title}, "yearly_limit": "20000", "sections": ["S1"]}},
            {{"id": "team", {title}}},
            {{"id": "two", {title}, "second_person": true}}]
    }}"#
    ))
    .unwrap()
}

/// Numbers to choose by.
pub(crate) struct Choose<'a>(pub(crate) &'a mut dyn Iterator<Item = u16>);

impl Choose<'_> {
    pub(crate) fn number(&mut self, below: u64) -> u64 {
        u64::from(self.0.next().unwrap_or_default()) % below.max(1)
    }

    pub(crate) fn one_in(&mut self, chances: u64) -> bool {
        self.number(chances) == 0
    }

    pub(crate) fn of<'t, T>(&mut self, items: &'t [T]) -> Option<&'t T> {
        items.get(usize::try_from(self.number(items.len() as u64)).unwrap())
    }
}

fn days_after(on: Date, days: u64) -> Date {
    on.checked_add_days(Days::new(days)).unwrap()
}

fn activity_id(case: &Case, choose: &mut Choose<'_>) -> String {
    let ids: Vec<String> = case.state().activities.iter().map(|one| one.activity.id.clone()).collect();
    choose.of(&ids).cloned().unwrap_or_else(|| "none".to_owned())
}

pub(crate) fn activity(case: &Case, on: Date, choose: &mut Choose<'_>) -> Activity {
    let new = format!("a{}", case.sequence());
    let (id, changed) = match choose.number(5) {
        0 => (activity_id(case, choose), None),
        1 | 2 => (new, Some(activity_id(case, choose))),
        _ => (new, None),
    };
    let start = days_after(on, 10 + choose.number(200)) - Days::new(10 * choose.number(2));
    // A change may be known late.
    let late = if changed.is_some() && choose.one_in(3) { choose.number(400) } else { 0 };
    let start = start - Days::new(late);
    let end = (!choose.one_in(3)).then(|| days_after(start, choose.number(500)));
    let amount = Decimal::new(i64::try_from(choose.number(300_000)).unwrap(), 2);
    let price = match choose.number(3) {
        0 => {
            let mut units = DatedAmounts::constant(Decimal::new(125, 1));
            // A quantity may change on a day.
            if amount < Decimal::from(1_000) {
                let from = days_after(start, u64::try_from(amount.trunc().mantissa()).unwrap() / 5);
                units.0.set(Validity::from(from), Decimal::TEN).unwrap();
            }
            Price::rate(units, "R")
        }
        _ => Price::fixed(amount),
    };
    let schedule = match choose.number(8) {
        0 => Schedule::OneTime { date: days_after(start, choose.number(90)), price, covers: None },
        1 => {
            let dates = (0..choose.number(4)).map(|index| days_after(start, index * 17));
            PaymentPlan::individual(dates.map(|date| (date, amount))).schedule
        }
        2 => Schedule::running(Frequency::EveryTwoWeeks, price),
        3 => Schedule::running(Frequency::Weekly, price),
        _ => {
            let mut up_to = |most| u8::try_from(1 + choose.number(most)).unwrap();
            let day = DayOfMonth::new(up_to(31)).unwrap();
            let frequency = match up_to(6) {
                1 => Frequency::EveryWeeks { weeks: Interval::new(up_to(8)).unwrap() },
                2 => {
                    let (months, in_arrears) = (Interval::new(up_to(12)).unwrap(), up_to(2) == 1);
                    Frequency::EveryMonths { months, day, in_arrears }
                }
                _ => Frequency::Monthly { day },
            };
            let proration = match up_to(10) {
                1 => Proration::PerDay,
                2 => Proration::CalendarDays,
                3 => Proration::WorkingDays,
                _ => Proration::None,
            };
            Schedule::Running { frequency, price, proration, covers_from: None }
        }
    };
    let recipient = match choose.number(30) {
        0 => Recipient::internal(""),
        1..=8 => Recipient::payroll("0285891234", "N"),
        9 => Recipient::provider(),
        10..=17 => Recipient::cash("0285891234", "N"),
        _ => Recipient::internal("N"),
    };
    let is_main = case.state().activities.iter().any(|one| one.activity.role == Role::Main);
    let known = changed.as_deref().and_then(|id| case.state().activity(id)).map(|one| one.activity.role);
    let main = if is_main { choose.one_in(5) } else { !choose.one_in(5) };
    let role = known.unwrap_or(if main { Role::Main } else { Role::Supplementary });
    let mut plan = PaymentPlan { recipient, ..PaymentPlan::new(schedule).with_id(format!("p-{id}")) };
    plan.fictive = choose.one_in(8);
    // A pause that is foreseen.
    if choose.one_in(8) && (choose.one_in(6) || matches!(plan.schedule, Schedule::Running { .. })) {
        plan = plan.paused(pause(start, "f", choose));
    }
    Activity {
        id,
        section: String::new(),
        activity_type: if role == Role::Main { "M" } else { "U" }.to_owned(),
        role,
        provider: (!choose.one_in(3)).then(|| "P".to_owned()),
        period: Period::new(start, end).unwrap(),
        plan,
        status: bevilling::plan::Status::Granted,
        modifies: changed,
    }
}

/// A pause that begins some days after a day.
pub(crate) fn pause(on: Date, id: &str, choose: &mut Choose<'_>) -> Pause {
    let start = days_after(on, choose.number(90));
    let end = (!choose.one_in(4)).then(|| days_after(start, choose.number(70)));
    let reasons = [PauseReason::Hospital, PauseReason::Holiday, PauseReason::Respite, PauseReason::Other];
    let reason = choose.of(&reasons).copied().unwrap();
    let percent = match choose.number(6) {
        0 => Decimal::from(50),
        1 => Decimal::new(3333, 2),
        _ => Decimal::ZERO,
    };
    let note = if choose.one_in(9) { "" } else { "a stay elsewhere" };
    Pause::new(id, Period::new(start, end).unwrap(), reason).paying(percent).noting(note)
}

/// A granted activity that is paused, or a pause of one that is undone or ended.
fn pause_or_resume(case: &Case, on: Date, reason: String, choose: &mut Choose<'_>) -> Command {
    let granted = case.state().activities.iter().filter(|one| one.approval.is_some() && one.is_current());
    let granted: Vec<&Activity> = granted.map(|one| &one.activity).collect();
    let paused: Vec<&&Activity> = granted.iter().filter(|one| !one.plan.pauses.is_empty()).collect();
    if let Some(one) = choose.of(&paused).filter(|_| !choose.one_in(3)) {
        let known = choose.of(&one.plan.pauses).unwrap();
        let pause = if choose.one_in(12) { "none".to_owned() } else { known.id.clone() };
        let end = choose.one_in(3).then(|| days_after(known.period.start(), choose.number(60)));
        return Command::Resume {
            activity: one.id.clone(),
            pause,
            on: end,
            reason,
            overpaid: overpaid(choose),
        };
    }
    let activity = choose.of(&granted).map_or_else(|| "none".to_owned(), |one| one.id.clone());
    let before = Days::new(choose.number(120));
    let pause = pause(on - before, &format!("s{}", case.sequence()), choose);
    Command::Pause { activity, pause, overpaid: overpaid(choose) }
}

/// An invoice about some payments, by reference or company, or about nothing.
fn invoice(case: &Case, on: Date, choose: &mut Choose<'_>) -> Command {
    let mut lines = Vec::new();
    for number in 0..choose.number(5) {
        let known = case.state().activity(&activity_id(case, choose));
        let entries = known.map(|one| one.payments.entries().to_vec()).unwrap_or_default();
        let entry = choose.of(&entries[..entries.len().min(6)]);
        let plan = known.map(|one| one.activity.plan.id.as_str()).unwrap_or_default();
        let planned = entry.map_or(Decimal::ONE_HUNDRED, |entry| entry.amount);
        let mut amount = match choose.number(8) {
            0 => (planned / Decimal::TWO).round_dp(2),
            6 => -planned,
            7 => -(planned / Decimal::TWO).round_dp(2),
            1 => planned + Decimal::ONE,
            2 => planned + Decimal::from(500),
            _ => planned,
        };
        let mut text = entry
            .filter(|_| !choose.one_in(4))
            .and_then(|entry| PaymentReference::new(plan, entry.date).ok())
            .map_or_else(|| "nothing".to_owned(), |reference| format!("ref {reference}"));
        // An adjustment payment.
        let settlements = &case.state().settlements;
        if let Some(settled) = choose.of(settlements).filter(|_| choose.one_in(4))
            && let Some(reference) = settled.reference
        {
            text = format!("ref {reference}");
            amount = settled.settlement.amount;
        }
        // The rest of a payment.
        if let Some(part) = choose.of(&case.state().parts).filter(|_| choose.one_in(2))
            && let Some(entry) =
                case.state().activity(&part.activity).and_then(|one| one.payments.entry(part.date))
            && let Ok(reference) = PaymentReference::new(&part.plan, part.date)
        {
            text = format!("ref {reference}");
            amount = entry.amount - part.amount;
        }
        // The other half of a payment, or the same line again.
        if choose.one_in(5)
            && let Some(last) = lines.last()
        {
            let last: &InvoiceLine = last;
            text.clone_from(&last.text);
        }
        let cvr = choose.one_in(3).then(|| Cvr::parse("12345674").unwrap());
        let id = format!("{}", if choose.one_in(9) { 0 } else { number });
        let date = entry.map_or(on, |entry| entry.date);
        lines.push(InvoiceLine { text, cvr, ..InvoiceLine::new(id, date, amount) });
    }
    let number = if choose.one_in(6) { 0 } else { case.sequence() };
    Command::RegisterInvoice { invoice: format!("i{number}"), lines }
}

/// Something about the adjustment payment of a settlement.
fn adjustment(case: &Case, on: Date, choose: &mut Choose<'_>) -> Command {
    let settlements = &case.state().settlements;
    let known = choose.of(settlements);
    let activity = known.map_or_else(|| activity_id(case, choose), |one| one.activity.clone());
    let settlement = u32::try_from(choose.number(4)).unwrap();
    let amount = known.map_or(Decimal::ONE, |one| one.settlement.amount);
    let amount = if choose.one_in(3) { amount + Decimal::TEN } else { amount };
    let is_paid = case.state().settlement(&activity, settlement).is_some_and(|one| one.paid.is_some());
    if is_paid == choose.one_in(6) {
        return Command::PayAdjustment { activity, settlement, paid_on: on, amount };
    }
    let paid = (!choose.one_in(3)).then_some(PaidOn { date: on, amount });
    Command::CorrectAdjustment { activity, settlement, paid, reason: "because".to_owned() }
}

/// Something that may have changed.
fn cause(on: Date, choose: &mut Choose<'_>) -> PriceChange {
    let source = match choose.number(8) {
        0 => PriceSource::VatFactor { provider: "P".to_owned() },
        1 => PriceSource::Price { plan: "p-a4".to_owned() },
        _ => PriceSource::Rate { rate: "R".to_owned() },
    };
    let from = (!choose.one_in(3)).then(|| on - Days::new(choose.number(400)));
    PriceChange { source, known: on, valid: Validity { from, to: None } }
}

/// What is done with overpaid money.
pub(crate) fn overpaid(choose: &mut Choose<'_>) -> OverpaidRequest {
    let approval =
        if choose.one_in(9) { ApprovalRequest::default() } else { ApprovalRequest::new("team", "A") };
    match choose.number(8) {
        0 | 1 => OverpaidRequest::SetOff,
        2 => OverpaidRequest::Waive { reason: "in good faith".to_owned(), approval },
        _ => OverpaidRequest::Claim,
    }
}

/// Another price or start of something that is granted.
fn correction(case: &Case, on: Date, choose: &mut Choose<'_>, approval: ApprovalRequest) -> Command {
    let granted = case.state().activities.iter().filter(|one| one.approval.is_some() && one.is_current());
    let ids: Vec<String> = granted.map(|one| one.activity.id.clone()).collect();
    let activity = choose.of(&ids).cloned().unwrap_or_else(|| "none".to_owned());
    let own = case.state().activity(&activity).map_or(on, |one| one.activity.period.start());
    let start = choose.one_in(3).then(|| days_after(own, choose.number(60)) - Days::new(30));
    let amount = Decimal::new(i64::try_from(choose.number(300_000)).unwrap(), 2);
    let price = (start.is_none() || choose.one_in(3)).then(|| match choose.number(3) {
        0 => {
            let mut units = DatedAmounts::constant(Decimal::from(choose.number(20)));
            let from = days_after(own, choose.number(120));
            units.0.set(Validity::from(from), Decimal::from(choose.number(20))).unwrap();
            Price::rate(units, "R")
        }
        1 => {
            let mut dated = DatedAmounts::constant(amount);
            let from = days_after(own, choose.number(120));
            dated.0.set(Validity::from(from), amount + Decimal::from(choose.number(99))).unwrap();
            Price::Fixed { amount: dated }
        }
        _ => Price::fixed(amount),
    });
    let reason = if choose.one_in(12) { " " } else { "because" }.to_owned();
    Command::Correct { activity, start, price, reason, approval, overpaid: overpaid(choose) }
}

/// A command that may make sense for the case as it is, or not.
pub(crate) fn command(case: &Case, on: Date, choose: &mut Choose<'_>) -> Command {
    let appropriation = ["1", "1", "1", "1", "1", "1", "2", "2", "2", "none"];
    let appropriation = appropriation[usize::try_from(choose.number(10)).unwrap()].to_owned();
    let reason = if choose.one_in(12) { " " } else { "because" }.to_owned();
    let approval = match choose.number(16) {
        0 => ApprovalRequest::default(),
        1 => ApprovalRequest::new("own", "A"),
        2 => ApprovalRequest::new("two", "A").and("B"),
        3 => ApprovalRequest::new("two", "A").and("a"),
        _ => ApprovalRequest::new("team", "A"),
    };
    let closed = matches!(case.state().status, bevilling::case::CaseStatus::Closed { .. });
    if closed && choose.one_in(2) {
        return Command::Reopen { reason };
    }
    // Early in its life a case may be closed again.
    if case.sequence() < 8 && choose.one_in(30) {
        return Command::Close { reason };
    }
    // What is owed or half paid is rare, and so is taken up when it is there.
    if !case.state().settlements.is_empty() && choose.one_in(10) {
        return adjustment(case, on, choose);
    }
    if !case.state().parts.is_empty() && choose.one_in(8) {
        return invoice(case, on, choose);
    }
    if choose.one_in(20) {
        return pause_or_resume(case, on, reason, choose);
    }
    if choose.one_in(14) {
        return income(case, on, appropriation, reason, choose);
    }
    match choose.number(28) {
        0 => Command::SetFacts {
            from: days_after(on, choose.number(60)),
            facts: [(
                "step".to_owned(),
                (!choose.one_in(5)).then(|| i64::try_from(1 + choose.number(4)).unwrap().into()),
            )]
            .into(),
        },
        1 => Command::SetAppropriation {
            appropriation,
            section: ["S1", "S2", "S3"]
                .get(usize::try_from(choose.number(4)).unwrap())
                .map(|s| (*s).to_owned()),
        },
        2..=4 => Command::Draft { appropriation, activity: Box::new(activity(case, on, choose)) },
        5..=8 => Command::Expect { appropriation, activity: Box::new(activity(case, on, choose)) },
        9 => {
            let mut amended = activity(case, on, choose);
            if let Some(known) = case.state().activity(&activity_id(case, choose)) {
                amended.id.clone_from(&known.activity.id);
                amended.modifies.clone_from(&known.activity.modifies);
                amended.plan.id.clone_from(&known.activity.plan.id);
                (amended.role, amended.activity_type) =
                    (known.activity.role, known.activity.activity_type.clone());
            }
            Command::Amend { activity: Box::new(amended) }
        }
        10 => Command::Remove { activity: activity_id(case, choose) },
        11..=15 => {
            let mut activities: Vec<String> = Vec::new();
            for one in case.state().activities_of(&appropriation) {
                if one.is_current() && !choose.one_in(4) {
                    activities.push(one.activity.id.clone());
                }
            }
            Command::Grant(Grant { appropriation, activities, approval, overpaid: overpaid(choose) })
        }
        16 => Command::Extend {
            activity: activity_id(case, choose),
            end: (!choose.one_in(3)).then(|| days_after(on, choose.number(900))),
            approval,
            overpaid: overpaid(choose),
        },
        17 => Command::Shorten {
            activity: activity_id(case, choose),
            end: days_after(on, choose.number(200)) - Days::new(choose.number(2) * 150),
            reason,
            overpaid: overpaid(choose),
        },
        18 => Command::Stop {
            activity: activity_id(case, choose),
            end: days_after(on, choose.number(90)) - Days::new(choose.number(3) * 60),
            reason,
            overpaid: overpaid(choose),
        },
        19 => Command::Renew,
        20 => Command::Recalculate { reason },
        25 => invoice(case, on, choose),
        24 => Command::Settle { cause: cause(on, choose), overpaid: overpaid(choose) },
        26 => correction(case, on, choose, approval),
        27 if choose.one_in(2) => {
            Command::Annul { activity: activity_id(case, choose), reason, overpaid: overpaid(choose) }
        }
        21 => match choose.number(6) {
            0 => Command::Close { reason },
            1 => Command::Reopen { reason },
            2 => Command::Open { facts: Default::default() },
            _ => Command::EnterPayment {
                activity: activity_id(case, choose),
                date: days_after(on, choose.number(100)),
                amount: Decimal::from(choose.number(500)),
            },
        },
        _ => {
            let paying: Vec<String> = case
                .state()
                .activities
                .iter()
                .filter(|one| one.activity.status == bevilling::plan::Status::Granted || choose.one_in(5))
                .map(|one| one.activity.id.clone())
                .collect();
            let activity = choose.of(&paying).cloned().unwrap_or_else(|| "none".to_owned());
            let entries = case.state().activity(&activity).map(|one| one.payments.entries().to_vec());
            let entries = entries.unwrap_or_default();
            let paid: Vec<_> = entries.iter().filter(|entry| entry.paid.is_some()).cloned().collect();
            let entries = if choose.one_in(4) { paid } else { entries };
            let date = choose.of(&entries).map_or(on, |entry| entry.date);
            let amount = Decimal::new(i64::try_from(choose.number(300_000)).unwrap(), 2);
            let is_paid = entries.iter().any(|entry| entry.date == date && entry.paid.is_some());
            match choose.number(6) {
                0..=2 if is_paid => Command::CorrectPayment {
                    activity,
                    date,
                    paid: (!choose.one_in(2)).then_some(PaidOn { date: on, amount }),
                    reason,
                },
                3 => Command::Annotate { activity: Some(activity), payment: Some(date), text: reason },
                _ => Command::Pay { activity, date, paid_on: on, amount },
            }
        }
    }
}

/// Something about income: stated, claimed, received, corrected.
fn income(case: &Case, on: Date, appropriation: String, reason: String, choose: &mut Choose<'_>) -> Command {
    let known = &case.state().income;
    let one = choose.of(known);
    let id = one.map_or_else(|| "none".to_owned(), |one| one.income.id.clone());
    let amount = Decimal::new(i64::try_from(choose.number(300_000)).unwrap(), 2);
    let claim = one.and_then(|one| choose.of(&one.claims));
    match choose.number(if known.is_empty() { 3 } else { 12 }) {
        0..=2 => {
            let id = if choose.one_in(4) { id } else { format!("i{}", known.len()) };
            let start = days_after(on, choose.number(100)) - Days::new(60);
            let end = (!choose.one_in(3)).then(|| days_after(start, choose.number(500)));
            let price = match choose.number(4) {
                0 => Price::rate(Decimal::TWO, "R"),
                _ => Price::fixed(amount),
            };
            let schedule = match choose.number(5) {
                0 => PaymentPlan::one_time(days_after(start, choose.number(90)), price).schedule,
                1 => PaymentPlan::individual([(days_after(start, 20), amount)]).schedule,
                2 => Schedule::running(Frequency::Weekly, price),
                _ => Schedule::running(Frequency::Monthly { day: DayOfMonth::LAST }, price),
            };
            let kinds = [IncomeKind::ParentsPayment, IncomeKind::OtherMunicipality, IncomeKind::Other];
            let kind = choose.of(&kinds).copied().unwrap();
            let income = Income::new(id, kind, appropriation, Period::new(start, end).unwrap(), schedule);
            Command::SetIncome { income: Box::new(income) }
        }
        3 => Command::RemoveIncome { income: id, reason },
        4..=7 => {
            let due = case.income_due(days_after(on, 60));
            let due = due.iter().find(|due| due.income == id || choose.one_in(2));
            let date = due.map_or(on, |due| due.date);
            Command::ClaimIncome { income: due.map_or(id, |due| due.income.clone()), date }
        }
        8 | 9 => {
            let amount = claim.map_or(amount, |claim| match choose.number(3) {
                0 => amount,
                1 => Decimal::ONE,
                _ => claim.outstanding(),
            });
            let date = claim.map_or(on, |claim| claim.date);
            Command::ReceiveIncome { income: id, date, received_on: on, amount }
        }
        _ => Command::CorrectIncome {
            income: id,
            date: claim.map_or(on, |claim| claim.date),
            claimed: (!choose.one_in(4)).then_some(amount),
            received: choose.one_in(3).then_some(PaidOn { date: on, amount: Decimal::ONE }),
            reason,
        },
    }
}

/// A case, opened, with two appropriations.
pub(crate) fn opened(book: &RuleBook, on: Date) -> (Case, Vec<Event>) {
    let mut case = Case::new(book, "case");
    let stamp = CommandContext::new(on, "somebody");
    let mut events = Vec::new();
    for command in [
        Command::Open { facts: [("step".to_owned(), 2.into())].into() },
        Command::SetAppropriation { appropriation: "1".to_owned(), section: Some("S1".to_owned()) },
        Command::SetAppropriation { appropriation: "2".to_owned(), section: Some("S2".to_owned()) },
    ] {
        events.extend(case.execute(&command, &stamp).unwrap());
    }
    (case, events)
}
