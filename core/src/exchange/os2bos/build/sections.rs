//! Sections, and the laws they are provisions of.

use std::collections::{BTreeMap, BTreeSet};

use super::facts::{EFFORT_STEP, among, of_target_groups};
use super::{Builder, Ids, codes, titled};
use crate::exchange::os2bos::excerpt::excerpt;
use crate::exchange::os2bos::model::Section;
use crate::exchange::os2bos::notice::Os2bosNotice as Notice;
use crate::exchange::os2bos::report::Origin;
use crate::rulebook::{self, Condition, FactValue, Law};
use crate::title::LocalizedText;

/// The laws by the first part of a paragraph, as OS2bos and the municipalities abbreviate them.
pub(in crate::exchange::os2bos) const LAWS: [(&str, &str); 9] = [
    ("SEL", "Serviceloven"),
    ("BL", "Barnets lov"),
    ("SFL", "Skatteforvaltningsloven"),
    ("LAB", "Lov om beskæftigelsesindsatsen"),
    ("AKL", "Aktivloven"),
    ("ABL", "Andelsboligloven"),
    ("SUL", "Sundhedsloven"),
    ("STU", "Lov om ungdomsuddannelse for unge med særlige behov"),
    ("DTL", "Dagtilbudsloven"),
];

/// The law of sections that name none.
const UNKNOWN: &str = "UKENDT";

impl Builder<'_> {
    pub(super) fn sections(&mut self, sections: Vec<Section>, groups: &Ids, steps: &Ids) -> Ids {
        let mut ids = Ids::of("section");
        let mut laws: BTreeMap<String, usize> = BTreeMap::new();
        for section in sections {
            if !ids.claim(&section.head, "paragraph", &section.paragraph, self.report) {
                continue;
            }
            let origin = &section.head.origin;
            let allowed = self.refer_all(origin, "allowed_for_target_groups", groups, &section.target_groups);
            let mut when = of_target_groups(groups, &allowed);
            // The ids of steps are their numbers.
            let allowed = self.refer_all(origin, "allowed_for_steps", steps, &section.steps);
            let numbers: BTreeSet<i64> = allowed.iter().filter_map(|step| step.parse().ok()).collect();
            for (ladder, numbers) in among(EFFORT_STEP, numbers.into_iter().map(FactValue::from)) {
                when.entry(ladder).or_insert(numbers);
            }
            let section = rulebook::Section {
                law: self.law(&section, &mut laws),
                valid: self.valid(&section.head),
                codes: codes(&section.head, &section.codes),
                title: titled(&section.text, &section.paragraph),
                id: section.paragraph,
                reference: None,
                when: Some(Condition::In(when)),
                replaces: Vec::new(),
                illustrative: false,
            };
            self.document.sections.push(section);
        }
        ids
    }

    /// The law of a section: the letters that its paragraph starts with.
    fn law(&mut self, section: &Section, laws: &mut BTreeMap<String, usize>) -> String {
        let first = section.paragraph.split(['-', ' ']).next().unwrap_or_default();
        let is_law = (2..=5).contains(&first.chars().count()) && first.chars().all(char::is_uppercase);
        if !is_law {
            self.note(&section.head.origin, Notice::LawUnknown {});
        }
        let law = if is_law { first } else { UNKNOWN };
        let known = LAWS.iter().find(|(id, _)| *id == law).map(|(_, title)| *title);
        let name = Some(section.law.as_str()).filter(|name| !name.is_empty());
        match laws.get(law).and_then(|place| self.document.laws.get(*place)) {
            None => {
                laws.insert(law.to_owned(), self.document.laws.len());
                let title = LocalizedText::danish(name.or(known).unwrap_or(law));
                self.document.laws.push(Law {
                    id: law.to_owned(),
                    title,
                    reference: None,
                    valid: Default::default(),
                    codes: Default::default(),
                });
                self.note(&Origin::model("laws"), Notice::LawAlwaysInForce { law: law.to_owned() });
            }
            Some(Law { title, .. }) => {
                let kept = title.da.clone();
                if let Some(other) = name.filter(|name| *name != kept) {
                    let (law, kept, other) = (law.to_owned(), excerpt(&kept), excerpt(other));
                    self.note(&section.head.origin, Notice::LawNamedTwice { law, kept, other });
                }
            }
        }
        law.to_owned()
    }
}
