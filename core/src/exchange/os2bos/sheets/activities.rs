//! The sheets of activities and of their categories.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::{Later, Reader, head};
use crate::exchange::os2bos::excerpt::excerpt;
use crate::exchange::os2bos::model::{ActivityType, Category, Head, Key, Main, Supplementary};
use crate::exchange::os2bos::notice::Os2bosNotice as Notice;
use crate::exchange::os2bos::report::Origin;
use crate::exchange::os2bos::table::{Row, Table};

/// The tolerance that OS2bos uses if the sheet leaves it blank: the field, and percent or kroner.
const TOLERANCES: [(&str, i64); 2] = [("Tollerance", 10), ("MaxAfvigelse", 5000)];

impl Reader<'_> {
    pub(super) fn activities(&mut self, table: &Table) {
        let mut types: BTreeMap<Key, usize> = BTreeMap::new();
        let mut main: BTreeMap<(Key, Key), usize> = BTreeMap::new();
        let mut supplementary: BTreeMap<(Key, Key), usize> = BTreeMap::new();
        let first = self.classification.activity_types.len();
        for row in table.rows() {
            let number = row.cell("Aktivitet");
            let head = head(table, row, number, number);
            if number.is_empty() {
                if !row.is_blank() {
                    self.report.note(&head.origin, Notice::NoId { field: "Aktivitet".to_owned() });
                }
                continue;
            }
            self.activity_type(row, &head, &mut types);
            let (under, beside) = (row.cell("Hovedaktivitet på"), row.cell("Følgeudgift på"));
            if under.is_empty() && beside.is_empty() {
                self.report.note(&head.origin, Notice::NoSection {});
            }
            if !under.is_empty() {
                self.main(row, &head, under, &mut main);
            }
            if !beside.is_empty() {
                let place =
                    *supplementary.entry((beside.to_owned(), number.to_owned())).or_insert_with(|| {
                        self.classification.supplementary.push(Supplementary {
                            origin: head.origin.clone(),
                            section: beside.to_owned(),
                            activity_type: number.to_owned(),
                            to: Vec::new(),
                        });
                        self.classification.supplementary.len() - 1
                    });
                let to = row.cell("Hovedaktivitet");
                if let Some(offer) =
                    self.classification.supplementary.get_mut(place).filter(|_| !to.is_empty())
                {
                    offer.to.push(to.to_owned());
                }
            }
        }
        if !supplementary.is_empty() {
            self.report.note(&Origin::model(&table.file), Notice::ExactMainActivities {});
        }
        for details in self.classification.activity_types.iter_mut().skip(first) {
            let tolerances = [&mut details.percent, &mut details.amount];
            for (value, (field, assumed)) in tolerances.into_iter().zip(TOLERANCES) {
                if value.is_none() {
                    *value = Some(Decimal::from(assumed));
                    let notice =
                        Notice::ToleranceAssumed { field: field.to_owned(), value: assumed.to_string() };
                    self.report.note(&details.head.origin, notice);
                }
            }
        }
    }

    fn activity_type(&mut self, row: Row<'_>, head: &Head, types: &mut BTreeMap<Key, usize>) {
        let [(percent, _), (amount, _)] = TOLERANCES;
        let percent = row.percent(percent, &mut self.faults);
        let amount = row.number(amount, &mut self.faults);
        let name = row.cell("Aktivitetnavn").to_owned();
        let known = types.get(&head.key).and_then(|place| self.classification.activity_types.get_mut(*place));
        let Some(details) = known else {
            types.insert(head.key.clone(), self.classification.activity_types.len());
            self.classification.activity_types.push(ActivityType {
                head: head.clone(),
                number: head.key.clone(),
                name,
                description: String::new(),
                percent,
                amount,
                providers: Vec::new(),
            });
            return;
        };
        let mut later = Later { report: self.report, origin: &head.origin };
        later.text("Aktivitetnavn", &mut details.name, &name);
        later.number("Tollerance", &mut details.percent, percent);
        later.number("MaxAfvigelse", &mut details.amount, amount);
    }

    fn main(&mut self, row: Row<'_>, head: &Head, section: &str, main: &mut BTreeMap<(Key, Key), usize>) {
        let key = (section.to_owned(), head.key.clone());
        let known = main.get(&key).and_then(|place| self.classification.main.get_mut(*place));
        let Some(offer) = known else {
            main.insert(key, self.classification.main.len());
            self.classification.main.push(Main {
                head: head.clone(),
                section: section.to_owned(),
                activity_type: head.key.clone(),
                category: None,
                kle: row.cell("Kle nr.").to_owned(),
                template: row.cell("SBSYS id").to_owned(),
                account: row.cell("Kont1").to_owned(),
                supplementary_account: String::new(),
            });
            return;
        };
        let mut later = Later { report: self.report, origin: &head.origin };
        later.text("Kle nr.", &mut offer.kle, row.cell("Kle nr."));
        later.text("SBSYS id", &mut offer.template, row.cell("SBSYS id"));
        later.text("Kont1", &mut offer.account, row.cell("Kont1"));
    }

    pub(super) fn categories(&mut self, table: &Table) {
        let mut known: BTreeMap<Key, usize> = BTreeMap::new();
        for row in table.rows() {
            let section = row.cell("BOS §");
            let name = row.cell("Aktivitet Prisme");
            let origin = head(table, row, "", section).origin;
            let mut numbered = |field: &str| {
                let found = numbered(row.cell(field));
                if found.is_none() {
                    let (field, text) = (field.to_owned(), excerpt(row.cell(field)));
                    self.report.note(&origin, Notice::NotUnderstood { field, text });
                }
                found
            };
            let Some((number, name)) = numbered("Aktivitet Prisme").filter(|_| !name.is_empty()) else {
                continue;
            };
            let activity = numbered("Hovedaktivitet BOS");
            let categories = &mut self.classification.categories;
            match known.get(number).and_then(|place| categories.get_mut(*place)) {
                Some(category) => {
                    Later { report: self.report, origin: &origin }.text(
                        "Aktivitet Prisme",
                        &mut category.name,
                        name,
                    );
                }
                None => {
                    known.insert(number.to_owned(), categories.len());
                    let head = head(table, row, number, number);
                    categories.push(Category { head, number: number.to_owned(), name: name.to_owned() });
                }
            }
            let Some((activity, _)) = activity else { continue };
            let is_it = |main: &&mut Main| main.section == section && main.activity_type == activity;
            match self.classification.main.iter_mut().find(is_it) {
                Some(main) => {
                    let mut category = main.category.take().unwrap_or_default();
                    Later { report: self.report, origin: &origin }.text(
                        "Aktivitet Prisme",
                        &mut category,
                        number,
                    );
                    main.category = Some(category);
                }
                None => {
                    let (section, activity_type) = (excerpt(section), activity.to_owned());
                    self.report.note(&origin, Notice::NoSuchOffer { section, activity_type });
                }
            }
        }
    }
}

/// A number and its name: `015020 - Kvindekrisecentre`, `015203 Kvindekrisecentre`.
fn numbered(cell: &str) -> Option<(&str, &str)> {
    let name = cell.trim_start_matches(|letter: char| letter.is_ascii_digit());
    let number = cell.strip_suffix(name).filter(|number| !number.is_empty())?;
    Some((number, name.trim_start_matches([' ', '-'])))
}
