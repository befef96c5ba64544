//! Income in words: its events, its claims, and a table of its sums.

use comfy_table::Table;

use super::bundle::say;
use super::events::EventWriter;
use super::format;
use super::one_line::one_line;
use super::overview::kroner;
use super::table::{align, table};
use crate::case::{ClaimNotice, EventBody, IncomeClaim, IncomeFigures, IncomeKind, IncomeOverview};
use crate::title::Language;

impl IncomeKind {
    /// Its name.
    #[must_use]
    pub fn title(self, lang: Language) -> String {
        say(lang, self.message(), &[])
    }

    const fn message(self) -> &'static str {
        match self {
            Self::ParentsPayment => "income.parents-payment",
            Self::OwnPayment => "income.own-payment",
            Self::OtherMunicipality => "income.other-municipality",
            Self::Other => "income.other",
        }
    }
}

impl EventWriter<'_> {
    /// An event about income in words; none for other events.
    pub(super) fn income_event(&self, body: &EventBody) -> String {
        let lang = self.lang();
        match body {
            EventBody::IncomeSet { income } => self.say(
                "event.income-set",
                &[
                    ("income", &one_line(&income.id)),
                    ("kind", &income.kind.title(lang)),
                    ("appropriation", &one_line(&income.appropriation)),
                    ("days", &format::days(Some(income.period.start()), income.period.end(), lang)),
                ],
            ),
            EventBody::IncomeRemoved { income, reason } => self
                .say("event.income-removed", &[("income", &one_line(income)), ("reason", &one_line(reason))]),
            EventBody::IncomeClaimed { income, date, amount } => self.say(
                "event.income-claimed",
                &[
                    ("income", &one_line(income)),
                    ("date", &self.date(*date)),
                    ("amount", &format::amount(*amount, lang)),
                ],
            ),
            EventBody::IncomeReceived { income, date, receipt } => {
                let amount = format::amount(receipt.amount, lang);
                let on = [("amount", amount.as_str()), ("date", &self.date(receipt.date))];
                let received = self.say("event.paid-on", &on);
                let values =
                    [("income", &*one_line(income)), ("date", &self.date(*date)), ("received", &received)];
                self.say("event.income-received", &values)
            }
            EventBody::IncomeCorrected { income, date, before, after, reason } => {
                let after = match after {
                    Some(after) => self.claim(after),
                    None => self.say("event.income-withdrawn", &[]),
                };
                self.say(
                    "event.income-corrected",
                    &[
                        ("income", &one_line(income)),
                        ("date", &self.date(*date)),
                        ("before", &self.claim(before)),
                        ("after", &after),
                        ("reason", &one_line(reason)),
                    ],
                )
            }
            _ => String::new(),
        }
    }

    fn claim(&self, claim: &IncomeClaim) -> String {
        let amounts = [claim.amount, claim.received()].map(|amount| format::amount(amount, self.lang()));
        let [amount, received] = &amounts;
        self.say("event.income-claim", &[("amount", amount), ("received", received)])
    }

    /// A claim that is sent or withdrawn, according to `id`.
    pub(super) fn claim_notice(&self, id: &str, claim: &ClaimNotice) -> String {
        let payer = claim.payer.as_deref().map(one_line);
        let payer = payer.map_or_else(|| claim.kind.title(self.lang()), |payer| payer.to_string());
        self.say(
            id,
            &[
                ("amount", &format::amount(claim.amount, self.lang())),
                ("payer", &payer),
                ("income", &one_line(&claim.income)),
                ("date", &self.date(claim.date)),
            ],
        )
    }
}

/// Each income, and the total: expected, claimed and received this year, expected last year and next year.
pub(super) fn of_income(
    incomes: &[IncomeFigures],
    all: &IncomeOverview,
    years: [i32; 3],
    lang: Language,
) -> Table {
    let mut table = table();
    let [last, this, next] = years.map(|year| year.to_string());
    let of_year = |id: &str| {
        let name = say(lang, id, &[]);
        say(lang, "overview.of-year", &[("name", name.into()), ("year", this.as_str().into())])
    };
    let [expected, claimed, received] = ["income.expected", "income.claimed", "income.received"].map(of_year);
    let mut head = vec![say(lang, "income", &[]), expected, claimed, received, last, next];
    head.extend([
        say(lang, "overview.all", &[]),
        say(lang, "income.next", &[]),
        kroner("overview.amount", lang),
    ]);
    table.set_header(head);
    let row = |name: String, sums: &IncomeOverview| {
        let amounts = [
            sums.expected.this_year,
            sums.claimed.this_year,
            sums.received.this_year,
            sums.expected.last_year,
            sums.expected.next_year,
            sums.expected.all,
        ];
        [name].into_iter().chain(amounts.map(|amount| format::number(amount, lang))).collect::<Vec<_>>()
    };
    for one in incomes {
        let title = one.kind.title(lang);
        let values = [("title", title.into()), ("id", one_line(&one.id).into())];
        let mut cells = row(say(lang, "income.named", &values), &one.sums());
        cells.push(one.next.map(|next| format::short_date(next.date, lang)).unwrap_or_default());
        cells.push(one.next.map(|next| format::number(next.amount, lang)).unwrap_or_default());
        table.add_row(cells);
    }
    table.add_row(row(say(lang, "income.all", &[]), all));
    align(&mut table, 1);
    table
}
