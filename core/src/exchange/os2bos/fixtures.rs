//! From Django fixtures (`dumpdata` JSON) to the classification, model by model.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use super::excerpt::excerpt;
use super::fault::Os2bosFault;
use super::json::{Fields, Item, items};
use super::model::{
    ActivityType, Alias, Category, Classification, Effort, EffortStep, Head, Key, Main, Named, Provider,
    Rate, Section, Supplementary, TargetGroup,
};
use super::notice::Os2bosNotice as Notice;
use super::report::{Origin, Report};
use crate::dates::Validity;
use crate::fault::Faults;

/// Cases and everything that belongs to them. Their fields are never read.
const CASES: [&str; 7] = [
    "core.case",
    "core.relatedperson",
    "core.appropriation",
    "core.activity",
    "core.paymentschedule",
    "core.payment",
    "core.price",
];

/// Data that the host system keeps outside its rule book.
const HOST: [&str; 4] = ["core.user", "core.team", "core.municipality", "core.paymentmethoddetails"];

/// The table that rates and prices share in the database. It has no content of its own.
const SHARED: &str = "core.variablerate";

/// The classification in these files, in the order of the files.
pub(super) fn read(
    files: &[(String, String)],
    report: &mut Report,
) -> Result<Classification, Faults<Os2bosFault>> {
    let mut faults = Faults::new();
    let mut all = Vec::new();
    for (file, text) in files {
        match items(file, text) {
            Ok(items) => all.extend(items),
            Err(found) => found.into_iter().for_each(|fault| faults.push(fault)),
        }
    }
    let mut reader = Reader { items: by_model(all, report), report, faults, fields: BTreeMap::new() };
    let classification = reader.classification();
    reader.rest();
    reader.faults.into_result(classification)
}

/// The items by model. Of several items with the same key the last one counts, as when Django loads them.
fn by_model<'a>(all: Vec<Item<'a>>, report: &mut Report) -> BTreeMap<String, Vec<Item<'a>>> {
    let mut models: BTreeMap<String, Vec<Item<'a>>> = BTreeMap::new();
    let mut places: BTreeMap<(String, Key), (usize, usize)> = BTreeMap::new();
    for item in all {
        let items = models.entry(item.model.clone()).or_default();
        if item.key.is_empty() {
            items.push(item);
            continue;
        }
        let (place, differing) =
            places.entry((item.model.clone(), item.key.clone())).or_insert((items.len(), 1));
        match items.get_mut(*place) {
            Some(earlier) => {
                *differing += usize::from(!earlier.says(&item));
                *earlier = item;
            }
            None => items.push(item),
        }
    }
    for ((model, key), (_, differing)) in places {
        if differing > 1 {
            report.note(&Origin::new(&model, &key, ""), Notice::RepeatedKey { count: differing });
        }
    }
    models
}

struct Reader<'a, 'r> {
    items: BTreeMap<String, Vec<Item<'a>>>,
    report: &'r mut Report,
    faults: Faults<Os2bosFault>,
    /// The skipped fields: how often each occurred, and whether it is a known one.
    fields: BTreeMap<(String, String), (usize, bool)>,
}

/// The known fields of an item before its name.
struct Start<'m> {
    model: &'m str,
    key: Key,
    active: bool,
}

impl Start<'_> {
    fn named(&self, name: &str) -> Head {
        Head { origin: Origin::new(self.model, &self.key, name), key: self.key.clone(), active: self.active }
    }
}

impl Reader<'_, '_> {
    fn classification(&mut self) -> Classification {
        let activity_types = self.each("core.activitydetails", &[], activity_type);
        let main = self.each("core.sectioninfo", &[], main);
        let mut aliases = self.each("core.accountaliasmapping", &[], |fields, start| {
            let alias = fields.text("alias");
            let origin = start.named(&alias).origin;
            Alias {
                origin,
                account: fields.text("main_account_number"),
                number: fields.text("activity_number"),
                alias,
            }
        });
        aliases.extend(self.older_aliases(&main, &activity_types));
        let (activity_types, supplementary): (_, Vec<_>) = activity_types.into_iter().unzip();
        Classification {
            target_groups: self.each("core.targetgroup", &[], |fields, start| {
                let name = fields.text("name");
                TargetGroup {
                    head: start.named(&name),
                    name,
                    required: fields.text_or_empty("required_fields_for_case"),
                }
            }),
            effort_steps: self.each("core.effortstep", &[], |fields, start| {
                let name = fields.text("name");
                EffortStep { head: start.named(&name), number: fields.whole("number"), name }
            }),
            districts: self.each("core.schooldistrict", &[], named),
            efforts: self.each("core.effort", &[], |fields, start| {
                let name = fields.text("name");
                let description = fields.text_or_empty("description");
                let target_groups = fields.keys("allowed_for_target_groups");
                Effort { head: start.named(&name), name, description, target_groups }
            }),
            sections: self.each("core.section", &[], section),
            categories: self.each("core.activitycategory", &[], |fields, start| {
                let number = fields.text("category_id");
                Category { head: start.named(&number), number, name: fields.text("name") }
            }),
            activity_types,
            main,
            supplementary: supplementary.into_iter().flatten().collect(),
            providers: self.each("core.serviceprovider", &[], provider),
            internal_recipients: self.each("core.internalpaymentrecipient", &[], named),
            rates: self.rates(),
            approval_levels: self.each("core.approvallevel", &[], named),
            aliases,
            exclusions: self
                .each("core.paymentdateexclusion", &[], |fields, start| {
                    let date = fields.date("date");
                    if date.is_none() {
                        fields.missing("date");
                    }
                    date.map(|date| (start.named(&date.to_string()).origin, date))
                })
                .into_iter()
                .flatten()
                .collect(),
        }
    }

    /// All items of a model; `left` are known fields without a place in a rule book.
    fn each<T>(
        &mut self,
        model: &str,
        left: &[&str],
        read: impl Fn(&mut Fields<'_>, &Start<'_>) -> T,
    ) -> Vec<T> {
        let mut list = Vec::new();
        for item in self.items.remove(model).unwrap_or_default() {
            let mut fields = item.fields();
            if item.key.is_empty() {
                fields.missing("pk");
            }
            let start = Start { model, key: item.key.clone(), active: fields.flag_or("active", true) };
            let value = read(&mut fields, &start);
            for field in left.iter().copied().filter(|field| fields.leave(field)).collect::<Vec<_>>() {
                self.fields.entry((model.to_owned(), field.to_owned())).or_insert((0, true)).0 += 1;
            }
            for field in fields.unread() {
                self.fields.entry((model.to_owned(), excerpt(field))).or_insert((0, false)).0 += 1;
            }
            if fields.close(&mut self.faults) {
                list.push(value);
            }
        }
        list
    }

    fn rates(&mut self) -> Vec<Rate> {
        let mut values = self.each("core.rateperdate", &["changed_by", "changed_date"], |fields, start| {
            let main_rate = fields.key("main_rate");
            let validity = Validity { from: fields.date("start_date"), to: fields.date("end_date") };
            let amount = fields.amount("rate");
            if amount.is_none() {
                fields.missing("rate");
            }
            (start.named(""), main_rate, validity, amount.unwrap_or_default())
        });
        // The keys of a database increase, so the order of keys is the order of entry.
        values.sort_by_key(|(head, ..)| head.key.parse::<i64>().ok());
        let mut by_rate: BTreeMap<Key, Vec<(Origin, Validity, Decimal)>> = BTreeMap::new();
        for (head, rate, validity, amount) in values {
            by_rate.entry(rate).or_default().push((head.origin, validity, amount));
        }
        let rates = self.each("core.rate", &["needs_recalculation"], |fields, start| {
            let name = fields.text("name");
            let description = fields.text_or_empty("description");
            Rate { head: start.named(&name), name, description, values: Vec::new() }
        });
        let rates = rates
            .into_iter()
            .map(|rate| {
                let values = by_rate.remove(&rate.head.key).unwrap_or_default();
                Rate {
                    values: values.into_iter().map(|(_, validity, amount)| (validity, amount)).collect(),
                    ..rate
                }
            })
            .collect();
        self.values_without_rate(by_rate);
        rates
    }

    /// Values of prices belong to payment plans; other values belong to nothing.
    fn values_without_rate(&mut self, values: BTreeMap<Key, Vec<(Origin, Validity, Decimal)>>) {
        let prices: BTreeSet<&str> =
            self.items.get("core.price").into_iter().flatten().map(|price| price.key.as_str()).collect();
        let mut count = 0;
        for (key, values) in &values {
            if prices.contains(key.as_str()) {
                count += values.len();
                continue;
            }
            for (origin, ..) in values {
                let (field, kind) = ("main_rate".to_owned(), "rate".to_owned());
                self.report.note(origin, Notice::DanglingReference { field, kind, key: key.clone() });
            }
        }
        if count > 0 {
            self.report.note(&Origin::model("core.rateperdate"), Notice::BelongsToCases { count });
        }
    }

    /// Aliases in the older form of OS2bos: by the entry of a section and an activity. The newer form uses the
    /// account of that entry and the number of that activity.
    fn older_aliases(
        &mut self,
        main: &[Main],
        activity_types: &[(ActivityType, Vec<Supplementary>)],
    ) -> Vec<Alias> {
        let older = self.each("core.accountalias", &[], |fields, start| {
            let alias = fields.text("alias");
            (start.named(&alias).origin, fields.key("section_info"), fields.key("activity_details"), alias)
        });
        let accounts: BTreeMap<&str, &str> =
            main.iter().map(|main| (main.head.key.as_str(), main.account.as_str())).collect();
        let numbers: BTreeMap<&str, &str> = activity_types
            .iter()
            .map(|(details, _)| (details.head.key.as_str(), details.number.as_str()))
            .collect();
        let mut aliases = Vec::new();
        for (origin, entry, details, alias) in older {
            let mut refer = |names: &BTreeMap<&str, &str>, field: &str, kind: &str, key: &str| {
                let name = names.get(key).map(|name| (*name).to_owned());
                if name.is_none() {
                    let (field, kind, key) = (field.to_owned(), kind.to_owned(), key.to_owned());
                    self.report.note(&origin, Notice::DanglingReference { field, kind, key });
                }
                name
            };
            let account = refer(&accounts, "section_info", "section entry", &entry);
            let number = refer(&numbers, "activity_details", "activity type", &details);
            if let (Some(account), Some(number)) = (account, number) {
                aliases.push(Alias { origin, account, number, alias });
            }
        }
        aliases
    }

    /// The rest: other models, and unused fields.
    fn rest(&mut self) {
        for (model, items) in &self.items {
            let count = items.len();
            let notice = match model.as_str() {
                SHARED => continue,
                model if CASES.contains(&model) => Notice::BelongsToCases { count },
                model if HOST.contains(&model) => Notice::BelongsToHost { count },
                model if model.starts_with("core.historical") => Notice::IsHistory { count },
                _ => Notice::UnknownModel { count },
            };
            self.report.note(&Origin::model(model), notice);
        }
        for ((model, field), (count, known)) in std::mem::take(&mut self.fields) {
            let notice = match known {
                true => Notice::FieldNotCarried { field, count },
                false => Notice::UnknownField { field, count },
            };
            self.report.note(&Origin::model(&model), notice);
        }
    }
}

fn named(fields: &mut Fields<'_>, start: &Start<'_>) -> Named {
    let name = fields.text("name");
    Named { head: start.named(&name), name }
}

fn section(fields: &mut Fields<'_>, start: &Start<'_>) -> Section {
    let paragraph = fields.text("paragraph");
    let mut codes = vec![("dst_code", fields.text_or_empty("dst_code"))];
    for flag in ["dst_preventative_measures", "dst_handicap"] {
        if fields.flag_or(flag, false) {
            codes.push((flag, "true".to_owned()));
        }
    }
    Section {
        head: start.named(&paragraph),
        paragraph,
        text: fields.text_or_empty("text"),
        law: fields.text_or_empty("law_text_name"),
        target_groups: fields.keys("allowed_for_target_groups"),
        steps: fields.keys("allowed_for_steps"),
        codes,
    }
}

fn activity_type(fields: &mut Fields<'_>, start: &Start<'_>) -> (ActivityType, Vec<Supplementary>) {
    let number = fields.text("activity_id");
    let head = start.named(&number);
    let to = fields.keys("main_activities");
    // OS2bos stores sections and main activities separately: every one of the sections with every one of the
    // activities.
    let supplementary = fields
        .keys("supplementary_activity_for")
        .into_iter()
        .map(|section| {
            let (origin, activity_type) = (head.origin.clone(), head.key.clone());
            Supplementary { origin, section, activity_type, to: to.clone() }
        })
        .collect();
    let activity_type = ActivityType {
        head,
        number,
        name: fields.text("name"),
        description: fields.text_or_empty("description"),
        percent: fields.amount("max_tolerance_in_percent"),
        amount: fields.amount("max_tolerance_in_dkk"),
        providers: fields.keys("service_providers"),
    };
    (activity_type, supplementary)
}

fn main(fields: &mut Fields<'_>, start: &Start<'_>) -> Main {
    Main {
        head: start.named(""),
        section: fields.key("section"),
        activity_type: fields.key("activity_details"),
        category: fields.key_or_null("activity_category"),
        kle: fields.text_or_empty("kle_number"),
        template: fields.text_or_empty("sbsys_template_id"),
        account: fields.text_or_empty("main_activity_main_account_number"),
        supplementary_account: fields.text_or_empty("supplementary_activity_main_account_number"),
    }
}

fn provider(fields: &mut Fields<'_>, start: &Start<'_>) -> Provider {
    let name = fields.text("name");
    let codes = [
        "business_code",
        "business_code_text",
        "street",
        "street_number",
        "zip_code",
        "post_district",
        "status",
    ]
    .map(|field| (field, fields.text_or_empty(field)));
    Provider {
        head: start.named(&name),
        cvr: fields.text_or_empty("cvr_number"),
        name,
        vat_factor: fields.amount("vat_factor").unwrap_or(Decimal::ONE_HUNDRED),
        codes: codes.into_iter().collect(),
    }
}
