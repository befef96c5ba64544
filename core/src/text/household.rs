//! The cost of the cases of a household as text: a table of figures, one of net cost, one of months.

use std::fmt::{self, Write};

use super::bundle::say;
use super::format;
use super::income::of_income;
use super::one_line::one_line;
use super::overview::{by_month, sums, years};
use super::table::{align, table, trimmed};
use crate::case::HouseholdOverview;
use crate::title::Language;

impl HouseholdOverview {
    /// The overview as tables: each case with what is granted, expected and paid, by year and in total; cost,
    /// reimbursement and net cost this year if the rule book has reimbursement schemes; and the months.
    ///
    /// ```
    /// use bevilling::{case::{Case, HouseholdOverview}, dates::parse, rulebook::RuleBook, title::Language};
    /// let book = RuleBook::load("../examples/rulebooks/children.json")?;
    /// let case = Case::open(&book, "7", [("target_group", "family".into())])?;
    /// let household = HouseholdOverview::new([&case], parse("2026-01-05")?)?;
    /// assert!(household.to_text(Language::En).contains("The whole household"));
    /// # Ok::<_, Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn to_text(&self, lang: Language) -> String {
        let mut text = say(lang, "household", &[("date", format::date(self.on, lang).into())]);
        let mut figures = table();
        let case = say(lang, "household.case", &[]);
        figures.set_header([case].into_iter().chain(years(self.years, lang)));
        let cases =
            self.cases.iter().map(|(id, one)| (one_line(id), [&one.granted, &one.expected, &one.paid]));
        let all = (say(lang, "household.all", &[]), [&self.granted, &self.expected, &self.paid]);
        for (name, [granted, expected, paid]) in cases.chain([all]) {
            figures.add_row([name].into_iter().chain(sums(granted, expected, paid, lang)));
        }
        align(&mut figures, 1);
        let _ = writeln!(text, "\n{}", trimmed(&figures));
        if let Some(income) = &self.income {
            let _ = writeln!(text, "{}", trimmed(&of_income(&[], income, self.years, lang)));
        }
        if let Some(net) = &self.net {
            let _ = writeln!(text, "{}", trimmed(&net.of_cases(lang)));
        }
        for (id, one) in &self.cases {
            for warning in one.warnings.iter() {
                let _ = writeln!(text, "{}: {}", one_line(id), warning.text(lang));
            }
        }
        let _ =
            writeln!(text, "{}", by_month(&self.months, [&self.granted, &self.expected, &self.paid], lang));
        text
    }
}

/// The tables in Danish.
impl fmt::Display for HouseholdOverview {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.to_text(Language::default()))
    }
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use crate::case::HouseholdOverview;
    use crate::text::bundle::LANGS;
    use crate::text::example::{case, on, sibling};

    #[test]
    fn a_household_is_three_tables() {
        let (one, other) = (case(), sibling());
        let household = HouseholdOverview::new([&one, &other], on("2026-06-15")).unwrap();
        assert_snapshot!(LANGS.map(|lang| household.to_text(lang)).join("\n"));
    }

    #[test]
    fn a_household_without_cases_has_no_payments() {
        let household = HouseholdOverview::new([], on("2026-06-15")).unwrap();
        assert_snapshot!(household.to_text(crate::title::Language::En), @r"
        Costs of the household as of 15 June 2026
        ┌─────────────────────┬──────────────┬───────────────┬───────────┬──────┬──────┬───────────┬───────────┐
        │ Case                ┆ Granted 2026 ┆ Expected 2026 ┆ Paid 2026 ┆ 2025 ┆ 2027 ┆ Full year ┆ All years │
        ╞═════════════════════╪══════════════╪═══════════════╪═══════════╪══════╪══════╪═══════════╪═══════════╡
        │ The whole household ┆         0.00 ┆          0.00 ┆      0.00 ┆ 0.00 ┆ 0.00 ┆      0.00 ┆      0.00 │
        └─────────────────────┴──────────────┴───────────────┴───────────┴──────┴──────┴───────────┴───────────┘
        No payments in the period
        ");
    }
}
