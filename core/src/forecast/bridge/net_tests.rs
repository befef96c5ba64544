//! The bridge of the net cost: income and reimbursement are causes of their own.

use proptest::prelude::*;
use rust_decimal::Decimal;

use super::BridgeCause;
use crate::forecast::random::{portfolio, rows};
use crate::forecast::{ForecastRequest, Months, NetOptions, Portfolio, PortfolioNet};
use crate::plan::Extrapolation;
use crate::rulebook::RuleBook;

/// A rule book whose state pays half of what others leave of a section.
fn book() -> RuleBook {
    let title = r#""title": {"da": "x"}"#;
    RuleBook::from_json(&format!(
        r#"{{"id": "b", "version": "1", {title}, "laws": [{{"id": "L", {title}}}],
            "sections": [{{"id": "S1", {title}, "law": "L"}}, {{"id": "S2", {title}, "law": "L"}}],
            "reimbursements": [{{"id": "R", {title}, "law": "L", "manner": "monthly", "percent": "50", "sections": ["S1"]}}]}}"#
    ))
    .unwrap()
}

fn net(gross: &Portfolio, income: &Portfolio, request: &ForecastRequest) -> PortfolioNet {
    let options = NetOptions::default().extrapolate(Extrapolation::LastKnown).with_income(income);
    gross.net(&book(), request, &options).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// In every month, group and layer the parts sum to the difference of the net costs.
    #[test]
    fn the_parts_come_to_the_difference_of_the_net_costs(
        before in rows(), after in rows(), had in rows(), has in rows(),
    ) {
        let request = ForecastRequest::new(Months::of_years(2025, 2027).unwrap()).by(["section"]);
        let [before, after, had, has] = [before, after, had, has].map(|rows| portfolio(&rows));
        let (was, is) = (net(&before, &had, &request), net(&after, &has, &request));
        let gross = after.bridge_from(&before, &request).unwrap();
        let bridge = gross.net_of(&was, &is).unwrap();
        prop_assert!(bridge.before.cells().eq(was.net.cells()) && bridge.after.cells().eq(is.net.cells()));
        let sum = bridge.parts.iter().fold(bridge.before.clone(), |sum, part| sum.plus(&part.change).unwrap());
        prop_assert!(sum.cells().eq(is.net.cells()));
        prop_assert_eq!(bridge.amount_for(BridgeCause::Income), was.income.total() - is.income.total());
        prop_assert_eq!(bridge.amount_for(BridgeCause::Reimbursement), was.reimbursement.total() - is.reimbursement.total());
        for cause in BridgeCause::ALL {
            if !matches!(cause, BridgeCause::Income | BridgeCause::Reimbursement) {
                prop_assert_eq!(bridge.amount_for(cause), gross.amount_for(cause));
            }
        }
        // Income that stays as it is moves nothing.
        let same = gross.net_of(&net(&before, &had, &request), &net(&after, &had, &request)).unwrap();
        prop_assert_eq!(same.amount_for(BridgeCause::Income), Decimal::ZERO);
    }
}
