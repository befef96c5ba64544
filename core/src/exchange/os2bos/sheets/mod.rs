//! From the CSV files of OS2bos to the classification, sheet by sheet.
//!
//! Keys are the codes in the sheets. If rows contradict each other the last one counts, as in OS2bos.

mod activities;

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use crate::exchange::os2bos::excerpt::excerpt;
use crate::exchange::os2bos::fault::Os2bosFault;
use crate::exchange::os2bos::model::{Alias, Classification, Head, Key, Provider, Section, TargetGroup};
use crate::exchange::os2bos::notice::Os2bosNotice as Notice;
use crate::exchange::os2bos::report::{Origin, Report};
use crate::exchange::os2bos::table::{Kind, Row, Sheet, Table};
use crate::fault::Faults;

const SHEETS: [Sheet; 5] = [
    Sheet {
        kind: Kind::Paragraphs,
        name: "paragraphs",
        needed: &["Nøgle", "B&V-tekst", "Indsatstrappen", "Målgruppe"],
        read: &["KLE nr.", "SBSYS KLE nr.", "SBSYS skabelonid.", "KMD Sag-tekst", "Afsnit"],
        digits: &[],
        left: &["Lgl", "Paragraf", "Stykke", "Betegnelse"],
    },
    Sheet {
        kind: Kind::Activities,
        name: "activities",
        needed: &["Aktivitet", "Aktivitetnavn", "Hovedaktivitet på", "Følgeudgift på", "Hovedaktivitet"],
        read: &["Tollerance", "MaxAfvigelse", "Kle nr.", "SBSYS id", "Kont1"],
        digits: &[("Aktivitet", 6), ("Hovedaktivitet", 6)],
        left: &["Hovedaktivitetsnavn", "Konto2", "Konto3", "Kontering", "PGF betegnelse", "Helle", "Leif"],
    },
    Sheet {
        kind: Kind::Categories,
        name: "activity categories",
        needed: &["BOS §", "Hovedaktivitet BOS", "Aktivitet Prisme"],
        read: &[],
        digits: &[],
        left: &["Betaling §"],
    },
    Sheet {
        kind: Kind::Providers,
        name: "service providers",
        needed: &["CVR", "Firma", "Momsfaktor"],
        read: &["Akiv", "Type", "Postnummer", "Afdeling"],
        digits: &[],
        left: &[],
    },
    Sheet {
        kind: Kind::Aliases,
        name: "account aliases",
        needed: &["Finanskontoalias", "Angivelse af finanskontoalias"],
        read: &[],
        digits: &[],
        left: &["Type", "Brugergruppe/bruger", "Ændret af"],
    },
];

/// The codes of a provider, and the columns they come from.
const PROVIDER_CODES: [(&str, &str); 4] =
    [("active", "Akiv"), ("type", "Type"), ("zip_code", "Postnummer"), ("department", "Afdeling")];

/// The aliases of OS2bos start with this.
const ALIAS: &str = "BOS";

/// The classification in these files.
pub(super) fn read(
    files: &[(String, String)],
    report: &mut Report,
) -> Result<Classification, Faults<Os2bosFault>> {
    let mut faults = Faults::new();
    let mut tables = Vec::new();
    for (file, text) in files {
        match Table::read(file, text, &SHEETS) {
            Ok(table) => tables.push(table),
            Err(found) => found.into_iter().for_each(|fault| faults.push(fault)),
        }
    }
    // Sheets depend on each other, whatever the order of the files.
    tables.sort_by_key(|table: &Table| table.sheet.kind);
    let mut reader = Reader { report, faults, classification: Classification::default() };
    for table in &tables {
        match table.sheet.kind {
            Kind::Paragraphs => reader.paragraphs(table),
            Kind::Activities => reader.activities(table),
            Kind::Categories => reader.categories(table),
            Kind::Providers => reader.providers(table),
            Kind::Aliases => reader.aliases(table),
        }
        for (column, count) in table.unread() {
            let field = excerpt(column);
            let notice = match table.sheet.left.contains(&column) {
                true => Notice::FieldNotCarried { field, count },
                false => Notice::UnknownField { field, count },
            };
            reader.report.note(&Origin::model(&table.file), notice);
        }
    }
    reader.report.note(&Origin::model("required facts of target groups"), Notice::Absent {});
    reader.faults.into_result(reader.classification)
}

struct Reader<'r> {
    report: &'r mut Report,
    faults: Faults<Os2bosFault>,
    classification: Classification,
}

impl Reader<'_> {
    fn paragraphs(&mut self, table: &Table) {
        let mut groups: BTreeSet<Key> =
            self.classification.target_groups.iter().map(|group| group.head.key.clone()).collect();
        for row in table.rows() {
            let paragraph = row.cell("Nøgle");
            let head = head(table, row, paragraph, paragraph);
            let steps = list(row.cell("Indsatstrappen")).filter_map(|text| {
                let number = text.strip_prefix("Trin ").and_then(|number| number.trim().parse::<u8>().ok());
                if number.is_none() {
                    let (field, text) = ("Indsatstrappen".to_owned(), excerpt(text));
                    self.report.note(&head.origin, Notice::NotUnderstood { field, text });
                }
                number.map(|number| number.to_string())
            });
            let steps = steps.collect();
            let target_groups: Vec<Key> = list(row.cell("Målgruppe")).map(str::to_owned).collect();
            for name in &target_groups {
                if groups.insert(name.clone()) {
                    let head = Head {
                        origin: Origin::new(&table.file, &head.origin.key, name),
                        key: name.clone(),
                        active: true,
                    };
                    let group = TargetGroup { head, name: name.clone(), required: String::new() };
                    self.classification.target_groups.push(group);
                }
            }
            let codes = [
                ("kle", "KLE nr."),
                ("sbsys_kle", "SBSYS KLE nr."),
                ("sbsys_template", "SBSYS skabelonid."),
                ("kmd_text", "KMD Sag-tekst"),
                ("chapter", "Afsnit"),
            ];
            self.classification.sections.push(Section {
                head,
                paragraph: paragraph.to_owned(),
                text: row.cell("B&V-tekst").to_owned(),
                law: String::new(),
                target_groups,
                steps,
                codes: codes.into_iter().map(|(code, column)| (code, row.cell(column).to_owned())).collect(),
            });
        }
    }

    fn providers(&mut self, table: &Table) {
        let mut known: BTreeMap<Key, usize> = BTreeMap::new();
        for row in table.rows() {
            let (cvr, name) = (row.cell("CVR"), row.cell("Firma"));
            let is_cvr = cvr.len() == 8;
            // A text that is not a CVR number may be a CPR number, and keys may be displayed.
            let line = format!("row {}", row.line());
            let head = head(table, row, if is_cvr { cvr } else { &line }, name);
            let vat_factor = row.percent("Momsfaktor", &mut self.faults).unwrap_or(Decimal::ONE_HUNDRED);
            let codes = PROVIDER_CODES.map(|(code, column)| (code, row.cell(column).to_owned())).to_vec();
            let provider = Provider { head, cvr: cvr.to_owned(), name: name.to_owned(), vat_factor, codes };
            let place = known.entry(provider.head.key.clone()).or_insert(self.classification.providers.len());
            match self.classification.providers.get_mut(*place) {
                Some(earlier) => {
                    let mut later = Later { report: self.report, origin: &provider.head.origin };
                    later.text("Firma", &mut earlier.name, name);
                    let (kept, other) = (vat_factor, std::mem::replace(&mut earlier.vat_factor, vat_factor));
                    later.note("Momsfaktor", &kept.to_string(), &other.to_string(), kept == other);
                    for ((_, earlier), (_, column)) in earlier.codes.iter_mut().zip(PROVIDER_CODES) {
                        later.text(column, earlier, row.cell(column));
                    }
                }
                None => self.classification.providers.push(provider),
            }
        }
    }

    fn aliases(&mut self, table: &Table) {
        let (mut others, mut parts) = (0, 0);
        for row in table.rows() {
            let alias = row.cell("Finanskontoalias");
            if !alias.starts_with(ALIAS) {
                others += 1;
                continue;
            }
            let column = "Angivelse af finanskontoalias";
            let text = row.cell(column);
            let origin = head(table, row, "", alias).origin;
            let mut dimensions = text.split('-');
            match (dimensions.next(), dimensions.next(), dimensions.next(), dimensions.next()) {
                (_, Some(account), Some(number), rest) => {
                    parts += usize::from(rest.is_some());
                    let (account, number) = (account.to_owned(), number.to_owned());
                    self.classification.aliases.push(Alias {
                        origin,
                        account,
                        number,
                        alias: alias.to_owned(),
                    });
                }
                _ => self
                    .report
                    .note(&origin, Notice::NotUnderstood { field: column.to_owned(), text: excerpt(text) }),
            }
        }
        let origin = Origin::model(&table.file);
        if others > 0 {
            self.report.note(&origin, Notice::AliasOfOtherSystem { count: others });
        }
        if parts > 0 {
            let field = "department and kind of the account string".to_owned();
            self.report.note(&origin, Notice::FieldNotCarried { field, count: parts });
        }
    }
}

/// Compares a later row with a known item. The item stays, and a difference is reported.
struct Later<'a> {
    report: &'a mut Report,
    origin: &'a Origin,
}

impl Later<'_> {
    /// A blank cell states nothing.
    fn text(&mut self, field: &str, kept: &mut String, later: &str) {
        if later.is_empty() {
            return;
        }
        let other = std::mem::replace(kept, later.to_owned());
        self.note(field, later, &other, other.is_empty() || other == later);
    }

    fn number(&mut self, field: &str, kept: &mut Option<Decimal>, later: Option<Decimal>) {
        let Some(value) = later else { return };
        if let Some(other) = kept.replace(value) {
            self.note(field, &value.to_string(), &other.to_string(), value == other);
        }
    }

    fn note(&mut self, field: &str, kept: &str, other: &str, same: bool) {
        if !same {
            let (field, kept, other) = (field.to_owned(), excerpt(kept), excerpt(other));
            self.report.note(self.origin, Notice::RowsDisagree { field, kept, other });
        }
    }
}

fn head(table: &Table, row: Row<'_>, key: &str, name: &str) -> Head {
    let origin = Origin::new(&table.file, &format!("line {}", row.line()), name);
    Head { origin, key: key.to_owned(), active: true }
}

/// The parts of a cell that contains a list.
fn list(cell: &str) -> impl Iterator<Item = &str> {
    cell.split(',').map(str::trim).filter(|part| !part.is_empty())
}
