//! Warnings of a decision.

use bevilling::plan as core;
use pyo3::prelude::*;

use crate::face::{Date, Dec};
use crate::title::Lang;
use crate::value::{readable, union};

union! {
    /// A warning of a decision: a stable code, the activity, the first day, and the amount.
    ///
    /// `Event.warnings` keeps the warnings that were given when something was granted, extended, stopped, shortened or
    /// corrected. A preview gives the same warnings as faults.
    ///
    /// A plan without an end is judged to the horizon of the case or the preview, as its payments are made: nothing is
    /// said of later days.
    ///
    /// >>> import bevilling as bv
    /// >>> from datetime import date
    /// >>> twice = bv.plan.DecisionWarning.ServiceGrantedTwice(activity="a2", other="a1", date=date(2026, 3, 1),
    /// ...     to=date(2026, 6, 30), amount=20000)
    /// >>> twice.code, twice.activity, twice.amount
    /// ('service-granted-twice', 'a2', Decimal('20000'))
    /// >>> twice.text("en")[:48]
    /// '`a2` and `a1` are the same service by the same p'
    DecisionWarning(core::DecisionWarning) in "bevilling.plan" {
        /// The right to the service ends inside the period: a birthday, or the validity of a law, section, activity type,
        /// offer, provider or agreement.
        RightEnds {
            /// The activity.
            activity: String,
            /// The first day without the right.
            date: Date,
            /// Kroner of the payments from that day until the right is back, else to the end of the period.
            amount: Dec,
            /// The code of the check that is no longer met, such as `section-condition`.
            check: String,
            /// The rule that the check looks at, such as the id of a section.
            rule: String,
        },
        /// The same service by the same provider is granted or expected in another activity on some of the same days.
        ServiceGrantedTwice {
            /// The activity.
            activity: String,
            /// The other activity.
            other: String,
            /// The first day that both run.
            date: Date,
            /// The last day that both run; none without an end.
            to: Option<Date>,
            /// Kroner of the payments of `activity` that cover some of these days.
            amount: Dec,
        },
        /// A price of the plan's own is above the agreed one.
        PriceAboveAgreed {
            /// The activity.
            activity: String,
            /// The first day that it is.
            date: Date,
            /// The price of the plan on that day, in kroner.
            price: Dec,
            /// The agreed price on that day, in kroner.
            agreed: Dec,
        },
        /// Payments have a price that is not known: it is carried on from the last known one.
        PriceCarriedOn {
            /// The activity.
            activity: String,
            /// The day of the first such payment.
            date: Date,
            /// The last day that the price is known for.
            last_known: Date,
            /// Kroner of all such payments.
            amount: Dec,
        },
        /// Days that no payment covers: part of a month, or of several, that the plan does not pay.
        PartMonthUnpaid {
            /// The activity.
            activity: String,
            /// The first day.
            date: Date,
            /// The last day.
            to: Date,
            /// How many days.
            days: u64,
            /// Kroner of these days, if the plan paid parts of months by calendar days.
            amount: Dec,
        },
    }
}

#[pymethods]
impl DecisionWarning {
    /// The stable code, such as `right-ends`.
    #[getter]
    fn code(&self) -> &'static str {
        self.core().code()
    }

    /// The activity that it is about.
    #[getter]
    fn activity(&self) -> String {
        self.core().activity().to_owned()
    }

    /// The first day that it is about.
    #[getter]
    fn date(&self) -> Date {
        Date(self.core().date())
    }

    /// Kroner, as each code says; of a price above the agreed one, how much it is above.
    #[getter]
    fn amount(&self) -> Dec {
        Dec(self.core().amount())
    }

    /// The warning in words.
    fn text(&self, lang: Lang) -> String {
        self.core().text(lang.0)
    }
}

impl DecisionWarning {
    fn core(&self) -> core::DecisionWarning {
        crate::face::Take::take(self.clone())
    }
}

readable! { DecisionWarning }
