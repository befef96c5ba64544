//! Net cost in words.

use comfy_table::Table;

use super::bundle::{say, value};
use super::format;
use super::one_line::one_line;
use super::overview::kroner;
use super::table::{align, table};
use crate::plan::{Net, NetCost, UnknownReimbursement};
use crate::title::Language;

impl NetCost {
    /// Gross cost, reimbursement and net cost of the year; what each scheme reimburses, and which schemes are
    /// undecided; each case and each activity; in several lines.
    #[must_use]
    pub fn explain(&self, lang: Language) -> String {
        let told = |id: &str, key: &str, name: &str, total: &Net| {
            let amounts =
                [total.gross, total.income, total.reimbursement, total.net].map(|amount| amount.to_string());
            let [gross, income, reimbursement, net] = &amounts;
            let values = [
                (key, name.into()),
                ("gross", value(gross)),
                ("income", value(income)),
                ("has_income", (if total.income.is_zero() { "no" } else { "yes" }).into()),
                ("reimbursement", value(reimbursement)),
                ("net", value(net)),
            ];
            say(lang, id, &values)
        };
        let mut lines = vec![told("net-year", "year", &self.year.to_string(), &self.total)];
        for scheme in self.schemes.iter().filter(|scheme| !scheme.reimbursement.is_zero()) {
            let reimbursement = scheme.reimbursement.to_string();
            let values = [
                ("scheme", scheme.title.get(lang).into()),
                ("name", scheme.scheme.as_str().into()),
                ("reimbursement", value(&reimbursement)),
            ];
            lines.push(format!("  {}", say(lang, "net-scheme", &values)));
        }
        lines.extend(self.unknown.iter().map(|unknown| format!("  {}", unknown.explain(lang))));
        for case in &self.cases {
            lines.push(format!("  {}", told("net-case", "name", &case.case, &case.total)));
            for activity in &case.activities {
                lines.push(format!(
                    "    {}",
                    told("net-activity", "name", &activity.activity, &activity.total)
                ));
            }
        }
        if self.extrapolated {
            lines.push(say(lang, "net-extrapolated", &[]));
        }
        lines.join("\n")
    }
}

impl UnknownReimbursement {
    /// In a line: whether the scheme applies to the case is unknown, and the missing facts.
    #[must_use]
    pub fn explain(&self, lang: Language) -> String {
        let facts = self.facts.iter().map(|fact| format!("`{fact}`")).collect::<Vec<_>>().join(", ");
        let values = [
            ("scheme", self.title.get(lang).into()),
            ("name", self.scheme.as_str().into()),
            ("case", self.case.as_str().into()),
            ("facts", facts.into()),
        ];
        say(lang, "net-unknown", &values)
    }
}

impl NetCost {
    /// A table of the activities of the first case.
    pub(super) fn of_activities(&self, name: impl Fn(&str) -> String, lang: Language) -> Table {
        let activities = self.cases.iter().take(1).flat_map(|case| &case.activities);
        self.table("overview.case", activities.map(|one| (name(&one.activity), one.total)), lang)
    }

    /// A table of the cases.
    pub(super) fn of_cases(&self, lang: Language) -> Table {
        self.table("household.all", self.cases.iter().map(|one| (one_line(&one.case), one.total)), lang)
    }

    fn table(&self, all: &str, rows: impl Iterator<Item = (String, Net)>, lang: Language) -> Table {
        let mut table = table();
        let kroner = |id: &str| kroner(id, lang);
        // A column that contains only 0 is left out.
        let has_income = !self.total.income.is_zero();
        let income = has_income.then(|| kroner("net.income"));
        let heads = [self.year.to_string(), kroner("net.gross")].into_iter().chain(income);
        table.set_header(heads.chain([kroner("net.reimbursement"), kroner("net.net")]));
        for (name, Net { gross, income, reimbursement, net }) in
            rows.chain([(say(lang, all, &[]), self.total)])
        {
            let number = |amount| format::number(amount, lang);
            // Activities have no share of the income.
            let income = if income.is_zero() { String::new() } else { number(income) };
            let income = has_income.then_some(income);
            let amounts = [number(gross)].into_iter().chain(income).chain([reimbursement, net].map(number));
            table.add_row([name].into_iter().chain(amounts));
        }
        align(&mut table, 1);
        table
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dates::parse;
    use crate::money;
    use crate::plan::{ActivityCosts, CaseCosts, DatedCost, Extrapolation, net_cost};
    use crate::rulebook::RuleBook;

    #[test]
    fn a_year_is_told_in_both_languages() {
        let book = RuleBook::load("../examples/rulebooks/children.json").unwrap();
        let costs =
            vec![DatedCost { date: parse("2028-05-01").unwrap(), amount: money::parse("300000").unwrap() }];
        let home = ActivityCosts { activity: "home".into(), section: "BL-46".into(), one_off: false, costs };
        let household = [CaseCosts {
            case: "27.24.36-G01-7-20".into(),
            facts: Default::default(),
            activities: vec![home],
            income: Vec::new(),
        }];
        let year = net_cost(&book, &household, 2028, Extrapolation::LastKnown).unwrap();
        insta::assert_snapshot!(format!("{}\n{}", year.explain(Language::Da), year.explain(Language::En)), @r"
        2028: udgift 300.000,00 kr., refusion 110.625,00 kr., netto 189.375,00 kr.
          refusion efter Central refusion for særligt dyre enkeltsager (BL-198): 110.625,00 kr.
          sag 27.24.36-G01-7-20: udgift 300.000,00 kr., refusion 110.625,00 kr., netto 189.375,00 kr.
            home: udgift 300.000,00 kr., refusion 110.625,00 kr., netto 189.375,00 kr.
        grænserne er ikke kendt for hele året, men fremskrevet
        2028: cost DKK 300,000.00, reimbursement DKK 110,625.00, net DKK 189,375.00
          reimbursement by Central reimbursement of especially expensive cases (BL-198): DKK 110,625.00
          case 27.24.36-G01-7-20: cost DKK 300,000.00, reimbursement DKK 110,625.00, net DKK 189,375.00
            home: cost DKK 300,000.00, reimbursement DKK 110,625.00, net DKK 189,375.00
        the thresholds are not known for the whole year, but carried on
        ");
    }
}
