//! Activities as the library has them, from the words of the vectors.

use bevilling::dates::Period;
use bevilling::plan::{Activity, PaymentPlan, Recipient, Status};
use bevilling::rulebook::Role;

/// The type of the activities that are asked about.
pub(super) const ACTIVITY_TYPE: &str = "015031";

/// The section that they are under.
pub(super) const SECTION: &str = "SEL-52-3-7";

/// An activity of that plan; what the vectors do not say makes no difference.
pub(super) fn activity(id: impl Into<String>, period: Period, plan: PaymentPlan, status: Status) -> Activity {
    Activity {
        id: id.into(),
        section: SECTION.to_owned(),
        activity_type: ACTIVITY_TYPE.to_owned(),
        role: Role::Supplementary,
        provider: None,
        period,
        plan,
        status,
        modifies: None,
    }
}

pub(super) fn status(word: &str) -> Result<Status, String> {
    match word {
        "DRAFT" => Ok(Status::Draft),
        "EXPECTED" => Ok(Status::Expected),
        "GRANTED" => Ok(Status::Granted),
        other => Err(format!("status `{other}` not understood")),
    }
}

pub(super) fn recipient(kind: &str, method: &str) -> Result<Recipient, String> {
    match (kind, method) {
        ("PERSON", "CASH") => Ok(Recipient::cash("0285891234", "N")),
        ("PERSON", "SD") => Ok(Recipient::payroll("0285891234", "N")),
        ("COMPANY", "INVOICE") => Ok(Recipient::provider()),
        ("INTERNAL", "INTERNAL") => Ok(Recipient::internal("N")),
        other => Err(format!("recipient and method {other:?} not understood")),
    }
}
