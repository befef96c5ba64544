//! What the made-up municipality grants: so many cases of each kind, at prices of the rule book.

/// What one unit costs.
#[derive(Debug, Clone, Copy)]
pub(super) enum Cost {
    /// What was agreed with the provider.
    Agreement,
    /// A rate of the rule book.
    Rate(&'static str),
    /// Kroner.
    Fixed(&'static str),
}

/// What is paid each month.
#[derive(Debug, Clone, Copy)]
pub(super) struct Service {
    pub(super) activity_type: &'static str,
    pub(super) units: &'static str,
    pub(super) cost: Cost,
}

/// Cases of one kind.
#[derive(Debug, Clone, Copy)]
pub(super) struct Kind {
    pub(super) cases: u64,
    pub(super) section: &'static str,
    pub(super) main: Service,
    pub(super) beside: &'static [Service],
    /// How many months they run, at least and at most; some have no end.
    pub(super) months: (u64, u64),
    pub(super) open_percent: u64,
    pub(super) target_group: &'static str,
    pub(super) effort_step: i64,
}

const fn service(activity_type: &'static str, units: &'static str, cost: Cost) -> Service {
    Service { activity_type, units, cost }
}

const FOSTER: &[Service] = &[
    service("500101", "30.42", Cost::Rate("board_and_lodging_10_plus")),
    service("500102", "4.35", Cost::Rate("pocket_money_11_13")),
];
const HOME: &[Service] = &[service("500122", "3", Cost::Agreement)];
const TRANSPORT: &[Service] = &[service("500109", "6", Cost::Agreement)];

const fn family(
    cases: u64,
    section: &'static str,
    main: Service,
    effort_step: i64,
    months: (u64, u64),
) -> Kind {
    Kind { cases, section, main, beside: &[], months, open_percent: 20, target_group: "family", effort_step }
}

const fn disability(cases: u64, section: &'static str, main: Service, months: (u64, u64)) -> Kind {
    Kind { target_group: "disability", open_percent: 50, ..family(cases, section, main, 3, months) }
}

/// 3,000 cases.
pub(super) const KINDS: [Kind; 20] = [
    Kind {
        beside: HOME,
        open_percent: 40,
        ..family(78, "BL-46", service("400201", "30.42", Cost::Agreement), 6, (12, 36))
    },
    family(8, "BL-47", service("400201", "30.42", Cost::Agreement), 6, (6, 30)),
    Kind {
        open_percent: 80,
        effort_step: 6,
        ..disability(20, "BL-46", service("400202", "30.42", Cost::Agreement), (24, 36))
    },
    Kind {
        beside: FOSTER,
        open_percent: 60,
        ..family(150, "BL-46", service("400101", "6", Cost::Rate("foster_fee")), 5, (18, 36))
    },
    Kind {
        beside: FOSTER,
        ..family(12, "BL-47", service("400101", "7", Cost::Rate("foster_fee")), 5, (18, 36))
    },
    Kind { beside: FOSTER, ..family(45, "BL-46", service("400104", "1", Cost::Fixed("11500")), 4, (12, 36)) },
    family(30, "BL-46", service("400221", "1", Cost::Agreement), 6, (10, 20)),
    family(24, "BL-114-1-1", service("400222", "30.42", Cost::Agreement), 6, (6, 24)),
    Kind {
        beside: TRANSPORT,
        ..family(75, "BL-32-1-5", service("200502", "1", Cost::Agreement), 3, (6, 18))
    },
    family(430, "BL-32-1-5", service("200501", "6", Cost::Agreement), 3, (5, 14)),
    family(470, "BL-32-1-3", service("200301", "17", Cost::Agreement), 3, (6, 18)),
    Kind { beside: HOME, ..family(330, "BL-32-1-2", service("200201", "14", Cost::Agreement), 3, (4, 12)) },
    family(16, "BL-32-1-6", service("200601", "30.42", Cost::Agreement), 3, (2, 5)),
    disability(105, "BL-32-1-7", service("200703", "3", Cost::Agreement), (12, 30)),
    disability(490, "BL-86", service("600202", "1", Cost::Rate("compensation_group_1")), (8, 14)),
    disability(215, "BL-87", service("600301", "1", Cost::Fixed("13450")), (12, 30)),
    disability(95, "BL-89", service("600401", "15", Cost::Agreement), (12, 30)),
    disability(42, "BL-82", service("600103", "1", Cost::Agreement), (12, 30)),
    family(245, "BL-30-1", service("100101", "3", Cost::Agreement), 2, (3, 9)),
    family(120, "BL-115", service("800103", "9", Cost::Agreement), 3, (6, 18)),
];
