//! The notices of an import: items without a place in a rule book, or with another place.

use crate::dates::{Date, Validity};
use crate::fault::catalogue;

catalogue! {
    /// Something in OS2bos that was not imported unchanged.
    pub enum Os2bosNotice {
        // Not imported: not part of a rule book.
        /// Cases and what belongs to them: persons, appropriations, payments, prices of single plans.
        BelongsToCases { count: usize } = "belongs-to-cases", "{count} not carried: they belong to cases, not to the rule book";
        /// Users, teams, municipalities, tax cards: data of the host system.
        BelongsToHost { count: usize } = "belongs-to-host", "{count} not carried: the host system keeps them";
        /// Earlier versions of other items.
        IsHistory { count: usize } = "is-history", "{count} not carried: they are the history of other things";
        /// A model, or a sheet, that this import does not know.
        UnknownModel { count: usize } = "unknown-model", "{count} not carried: the model is unknown";
        /// A field that this import does not know.
        UnknownField { field: String, count: usize } = "unknown-field", "field `{field}` not carried, {count} times: it is unknown";
        /// A field without a place in a rule book.
        FieldNotCarried { field: String, count: usize } = "field-not-carried", "field `{field}` not carried, {count} times: a rule book has no place for it";
        /// Account aliases of other systems than OS2bos.
        AliasOfOtherSystem { count: usize } = "alias-of-other-system", "{count} not carried: their names do not start with `BOS`";

        // Not imported: impossible in a rule book.
        /// It refers to an item that does not exist.
        DanglingReference { field: String, kind: String, key: String } = "dangling-reference", "`{field}` names {kind} `{key}`, which is not there";
        /// It has no id.
        NoId { field: String } = "no-id", "not carried: `{field}` is blank";
        /// It is the second item with this id.
        RepeatedId { id: String, first: String } = "repeated-id", "not imported: `{id}` is already the id of {first}, which is used for both";
        /// It is the second item with this key. The last one is imported, as when Django loads it.
        RepeatedKey { count: usize } = "repeated-key", "written {count} times with the same key; the last is carried";
        /// The same activity type is offered twice under the same section in the same role.
        RepeatedOffer { section: String, activity_type: String } = "repeated-offer", "not carried: `{activity_type}` is offered under `{section}` in this role already";
        /// A supplementary activity that belongs to no main activity.
        NoMainActivity { section: String } = "no-main-activity", "not carried under `{section}`: there is no main activity that it may hang on";
        /// A row that does not state what may be granted under which section.
        NoSection {} = "no-section", "offers nothing: it names no section";
        /// A category of an offer that does not exist.
        NoSuchOffer { section: String, activity_type: String } = "no-such-offer", "not carried: `{activity_type}` is not a main activity under `{section}`";
        /// Another alias is known for the same account and category.
        AliasConflict { account: String, category: String, kept: String } = "alias-conflict", "not carried: account `{account}` and category `{category}` have the alias `{kept}` already";
        /// A value without a meaning here.
        NotUnderstood { field: String, text: String } = "not-understood", "`{field}` is not understood: `{text}`";
        /// It is unknown to whom sections and efforts are open.
        NoTargetGroups {} = "no-target-groups", "there are none in the files; sections and efforts are carried as closed to everybody";
        /// A rate without a value on any day.
        NoValue {} = "no-value", "has no value on any day";
        /// A value on an empty interval.
        EmptyInterval { interval: Validity } = "empty-interval", "the days `{interval}` are none";
        /// The VAT factor is not valid.
        VatFactorRefused { text: String } = "vat-factor-refused", "not carried: `{text}` is not a VAT factor above 0";
        /// A number is below 0 although it cannot be.
        BelowZero { field: String, text: String } = "below-zero", "`{field}` not carried: `{text}` is below 0";
        /// A fact that cases must state and that a rule book cannot express.
        FactUnknown { fact: String } = "fact-unknown", "`{fact}` cannot be required: it is no dimension of the rule book";
        /// A day that is no longer a holiday.
        HolidayAbolished { date: Date } = "holiday-abolished", "`{date}` not carried: Store bededag is no holiday from 2024 on";

        // Imported with changes.
        /// It is not active.
        Ended { on: Date } = "ended", "not active: carried, in force until the day before `{on}`";
        /// It is not active, and has no validity here that could express this.
        Inactive {} = "inactive", "not active: carried all the same, since such values have no validity";
        /// The KLE number is not valid.
        KleRefused { text: String } = "kle-refused", "carried without KLE number: `{text}` is not written `dd.dd.dd`";
        /// The account is not valid.
        AccountRefused { field: String, text: String } = "account-refused", "carried without `{field}`: `{text}` is a remark, not an account";
        /// The CVR number is not valid; the id is made from the name. The text is not repeated: for a sole trader it
        /// may be the CPR number.
        CvrRefused { id: String } = "cvr-refused", "carried as `{id}` without CVR number: there is none of eight digits";
        /// An internal recipient is an internal provider here.
        InternalProvider { id: String } = "internal-provider", "carried as the internal provider `{id}`";
        /// A supplementary offer without a main activity under the section: nobody can get it.
        NeverGrantable { section: String } = "never-grantable", "carried under `{section}`, but none of its main activities is one there, so it can never be granted";
        /// The values overlap.
        ValuesOverlap { days: Validity } = "values-overlap", "the values on `{days}` overlap others; the later entered stand";
        /// Touching pieces with the same value.
        ValuesJoined { pieces: usize, carried: usize } = "values-joined", "{pieces} values carried as {carried}: equal ones that touch are one";
        /// The alias names an activity instead of a category as its second part.
        AliasWithoutCategory { category: String } = "alias-without-category", "carried, but `{category}` is no category here, so no payment will find it";
        /// Two rows contradict each other.
        RowsDisagree { field: String, kept: String, other: String } = "rows-disagree", "`{field}` is `{other}` in an earlier row; `{kept}` is carried";
        /// OS2bos gives all activities with this name under all these sections the same main activities; the sheet is
        /// more precise.
        ExactMainActivities {} = "exact-main-activities", "main activities are carried section by section, as the rows say; OS2bos forgets which belong together";
        /// Weekends and holidays that OS2bos does not list.
        ClosedHere { year: i32, count: usize, first: Date } = "closed-here", "{count} days of {year} are weekends or holidays here, but not excluded in OS2bos; the first is `{first}`";

        // Assumed.
        /// The validity of a law.
        LawAlwaysInForce { law: String } = "law-always-in-force", "OS2bos does not say when `{law}` is in force; carried as always";
        /// The law of a section.
        LawUnknown {} = "law-unknown", "names no law; carried under `UKENDT`";
        /// The name of a law.
        LawNamedTwice { law: String, kept: String, other: String } = "law-named-twice", "`{law}` is called both `{kept}` and `{other}`; the first is carried";
        /// The effort steps.
        StepsAssumed {} = "steps-assumed", "there are no effort steps; 1 to 6 are assumed, with keys equal to numbers";
        /// The scaling steps.
        ScalingAssumed {} = "scaling-assumed", "the scaling ladder is 1 to 10, as OS2bos has it in its program";
        /// The districts.
        DistrictsAssumed {} = "districts-assumed", "there are no school districts; a district is a number, its key in OS2bos";
        /// The order of the approval levels.
        ApprovalOrderAssumed {} = "approval-order-assumed", "OS2bos does not order approval levels; they are carried by key, and without limits";
        /// A tolerance that the sheet leaves blank.
        ToleranceAssumed { field: String, value: String } = "tolerance-assumed", "`{field}` is blank; `{value}` is carried, as OS2bos does";
        /// The days without payments.
        CalendarAssumed {} = "calendar-assumed", "there are no excluded payment dates; the Danish calendar of holidays and bank days is carried";
        /// The last day for which OS2bos lists days without payments.
        CalendarEnds { last: Date } = "calendar-ends", "extra days without payments are known until `{last}`; after that, weekends and holidays alone";
        /// Something that the files do not contain at all.
        Absent {} = "absent", "there are none in the files";
    }
}

/// The effect of a notice on the rule book.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Effect {
    /// It is missing from the rule book.
    NotCarried,
    /// It is in the rule book, but changed.
    CarriedOtherwise,
    /// OS2bos does not state it; something was assumed.
    Assumed,
}

impl Os2bosNotice {
    /// Its effect on the rule book.
    #[must_use]
    pub const fn effect(&self) -> Effect {
        use Os2bosNotice as N;
        match self {
            N::BelongsToCases { .. }
            | N::BelongsToHost { .. }
            | N::IsHistory { .. }
            | N::UnknownModel { .. }
            | N::UnknownField { .. }
            | N::FieldNotCarried { .. }
            | N::AliasOfOtherSystem { .. }
            | N::DanglingReference { .. }
            | N::NoId { .. }
            | N::RepeatedId { .. }
            | N::RepeatedKey { .. }
            | N::RepeatedOffer { .. }
            | N::NoMainActivity { .. }
            | N::NoSection {}
            | N::NoSuchOffer { .. }
            | N::AliasConflict { .. }
            | N::NotUnderstood { .. }
            | N::NoTargetGroups {}
            | N::NoValue {}
            | N::EmptyInterval { .. }
            | N::VatFactorRefused { .. }
            | N::BelowZero { .. }
            | N::FactUnknown { .. }
            | N::HolidayAbolished { .. } => Effect::NotCarried,
            N::Ended { .. }
            | N::Inactive {}
            | N::KleRefused { .. }
            | N::AccountRefused { .. }
            | N::CvrRefused { .. }
            | N::InternalProvider { .. }
            | N::NeverGrantable { .. }
            | N::ValuesOverlap { .. }
            | N::ValuesJoined { .. }
            | N::AliasWithoutCategory { .. }
            | N::RowsDisagree { .. }
            | N::ExactMainActivities {}
            | N::ClosedHere { .. } => Effect::CarriedOtherwise,
            N::LawAlwaysInForce { .. }
            | N::LawUnknown {}
            | N::LawNamedTwice { .. }
            | N::StepsAssumed {}
            | N::ScalingAssumed {}
            | N::DistrictsAssumed {}
            | N::ApprovalOrderAssumed {}
            | N::ToleranceAssumed { .. }
            | N::CalendarAssumed {}
            | N::CalendarEnds { .. }
            | N::Absent {} => Effect::Assumed,
        }
    }
}
