//! The form that a caseworker fills in for a plan. It accepts any input and reports everything that is wrong.

use serde::{Deserialize, Deserializer, Serialize};

use super::price::Agreement;
use super::reader::Reader;
use super::words::{
    FREQUENCIES, FrequencyWord, METHODS, PAYMENT_TYPES, PaymentType, RECIPIENTS, RecipientKind, word_of,
};
use crate::dates::{DayOfMonth, Frequency, Interval};
use crate::fault::{Fault, Faults, Path};
use crate::plan::activities::FormCadence;
use crate::plan::{
    Cvr, Method, PaymentPlan, PersonId, PersonMethod, PlanFault, PlannedPayment, Proration, Recipient,
    Schedule,
};

/// A payment plan as a form has it: flat, every field optional, nothing checked.
///
/// Blank text and null count as absent. Amounts are text with a point and at most two decimals; dates are
/// `YYYY-MM-DD`.
///
/// ```
/// use bevilling::plan::PlanForm;
/// let form: PlanForm = serde_json::from_str(r#"{
///     "method": "invoice", "recipient_kind": "person",
///     "payment_type": "running", "price_kind": "per_unit", "amount": "100"}"#)?;
/// let codes: Vec<_> = form.check().iter().map(|fault| fault.code()).collect();
/// assert_eq!(codes, ["method-not-allowed-for-recipient", "frequency-required", "per-unit-units-required",
///     "per-unit-price-required", "per-unit-amount-forbidden"]);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PlanForm {
    /// Name of the plan for the host.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// `internal`, `cash`, `payroll` or `invoice`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub method: Option<String>,
    /// `internal`, `person` or `company`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub recipient_kind: Option<String>,
    /// CPR number of a person, CVR number of a company. Redacted in `Debug`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub recipient_id: Option<PersonId>,
    /// Name of the recipient.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub recipient_name: Option<String>,
    /// `one_time`, `running` or `individual`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub payment_type: Option<String>,
    /// `daily`, `weekly`, `every_two_weeks`, `monthly`, `every_weeks` or `every_months`; of running plans only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub frequency: Option<String>,
    /// How many weeks, 1 to 52, or months, 1 to 12, between payments; for `every_weeks` and `every_months`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub every: Option<i64>,
    /// 1 to 31; of plans paid by the month.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub day_of_month: Option<i64>,
    /// Whether it is paid in the last of the months (in arrears) rather than in the first; for `every_months`.
    #[serde(skip_serializing_if = "std::ops::Not::not", deserialize_with = "or_default")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<bool>"))]
    pub in_arrears: bool,
    /// `none`, `calendar_days`, `thirtieths`, `working_days` or `per_day`; `none` if absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub proration: Option<String>,
    /// `fixed`, `per_unit`, `rate` or `agreed`; `fixed` if absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub price_kind: Option<String>,
    /// Kroner; of fixed prices.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub amount: Option<String>,
    /// How many units; of prices per unit, by rate and of an agreement.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub units: Option<String>,
    /// Kroner for a unit; of prices per unit.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit_price: Option<String>,
    /// Name of the rate; of prices by rate.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rate: Option<String>,
    /// The provider of the agreed price. In the form of an activity: that of the activity if absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub provider: Option<String>,
    /// The kind of service of the agreed price. In the form of an activity: that of the activity if absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub activity_type: Option<String>,
    /// `hour`, `day`, `week`, `month`, `year` or `each`: what one unit is, as the agreement says; of agreed prices.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// The day; of plans that pay once.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub payment_date: Option<String>,
    /// The payments; of individual plans.
    #[serde(skip_serializing_if = "Vec::is_empty", deserialize_with = "or_default")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<Vec<PaymentForm>>"))]
    pub payments: Vec<PaymentForm>,
    /// Whether the plan is fictive: only planned, never paid.
    #[serde(skip_serializing_if = "std::ops::Not::not", deserialize_with = "or_default")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<bool>"))]
    pub fictive: bool,
}

/// Reads a field; null counts as absent.
pub(super) fn or_default<'de, D: Deserializer<'de>, T: Default + Deserialize<'de>>(
    deserializer: D,
) -> Result<T, D::Error> {
    Option::deserialize(deserializer).map(Option::unwrap_or_default)
}

/// A payment as a form has it.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PaymentForm {
    /// The day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// Kroner.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub amount: Option<String>,
}

/// The content of a form, as far as it can be read.
pub(super) struct Understood {
    recipient: Option<Recipient>,
    schedule: Option<Schedule>,
    pub(super) pays: FormCadence,
    pub(super) paid_out: bool,
    pub(super) faults: Faults<PlanFault>,
}

impl PlanForm {
    /// Everything that is wrong with the plan itself.
    ///
    /// The date of a one-time plan is required by the activity and by [`into_plan`](Self::into_plan), not here.
    #[must_use]
    pub fn check(&self) -> Faults<PlanFault> {
        self.understand(Agreement::default()).faults
    }

    /// The plan.
    ///
    /// # Errors
    /// Everything that is wrong, each at the path of its field: the codes of this form are those of
    /// [`PlanFault`].
    pub fn into_plan(self) -> Result<PaymentPlan, Faults<PlanFault>> {
        let understood = self.understand(Agreement::default());
        let mut faults = Faults::new();
        if matches!(understood.pays, FormCadence::Once(None)) && understood.schedule.is_none() {
            faults.push(Fault::new(PlanFault::OneTimePaymentDateRequired {}).nest("payment_date"));
        }
        self.plan_of(understood, faults)
    }

    /// The plan of the form, unless it has faults or there were `faults` before.
    pub(super) fn plan_of(
        self,
        understood: Understood,
        mut faults: Faults<PlanFault>,
    ) -> Result<PaymentPlan, Faults<PlanFault>> {
        for fault in understood.faults {
            faults.push(fault);
        }
        match (understood.recipient, understood.schedule) {
            (Some(recipient), Some(schedule)) if faults.is_empty() => {
                let plan = PaymentPlan {
                    id: self.id.unwrap_or_default(),
                    recipient,
                    schedule,
                    fictive: self.fictive,
                    pauses: Vec::new(),
                };
                plan.check().into_result(plan)
            }
            _ => Err(faults),
        }
    }

    /// Reads the form field by field and records all faults. `of` is the subject of an agreed price if the form does
    /// not state it.
    pub(super) fn understand(&self, of: Agreement<'_>) -> Understood {
        let mut reader = Reader::default();
        let method = reader.word("method", self.method.as_deref(), &METHODS);
        let recipient_kind = reader.word("recipient_kind", self.recipient_kind.as_deref(), &RECIPIENTS);
        let payment_type = reader.word("payment_type", self.payment_type.as_deref(), &PAYMENT_TYPES);
        for (field, missing) in [
            ("method", method.is_absent()),
            ("recipient_kind", recipient_kind.is_absent()),
            ("payment_type", payment_type.is_absent()),
        ] {
            if missing {
                reader.found(field, PlanFault::FieldRequired { field: field.to_owned() });
            }
        }
        let recipient = self.recipient(method.known(), recipient_kind.known(), &mut reader);
        let payment_type = payment_type.known();
        let date = reader.date("payment_date", self.payment_date.as_deref());
        let frequency = self.frequency(payment_type, &mut reader);
        let proration = self.proration(payment_type, frequency, &mut reader);
        let price = self.price(payment_type, of, &mut reader);
        let payments = self.payments(payment_type, &mut reader);
        let schedule =
            match payment_type {
                Some(PaymentType::OneTime) => date
                    .known()
                    .zip(price)
                    .map(|(date, price)| Schedule::OneTime { date, price, covers: None }),
                Some(PaymentType::Running) => {
                    frequency.zip(price).zip(proration).map(|((frequency, price), proration)| {
                        Schedule::Running { frequency, price, proration, covers_from: None }
                    })
                }
                Some(PaymentType::Individual) => Some(Schedule::Individual { payments }),
                None => None,
            };
        let pays = match (payment_type, frequency) {
            // A date that cannot be read is not reported as missing.
            (Some(PaymentType::OneTime), _) if date.is_wrong() => FormCadence::Unknown,
            (Some(PaymentType::OneTime), _) => FormCadence::Once(date.known()),
            (Some(PaymentType::Running), Some(frequency)) => {
                FormCadence::running(frequency, proration.unwrap_or_default())
            }
            (Some(_), _) => FormCadence::Otherwise,
            (None, _) => FormCadence::Unknown,
        };
        let paid_out = !self.fictive && recipient.as_ref().is_some_and(|to| to.method() == Method::Cash);
        Understood { recipient, schedule, pays, paid_out, faults: reader.faults }
    }

    fn recipient(
        &self,
        method: Option<Method>,
        kind: Option<RecipientKind>,
        reader: &mut Reader,
    ) -> Option<Recipient> {
        let name = self.recipient_name.clone().unwrap_or_default();
        let kind = kind?;
        let id = self.recipient_id.as_ref().map(PersonId::reveal).filter(|id| !id.is_empty());
        let cvr = match kind {
            RecipientKind::Company => id.map(Cvr::parse).transpose().unwrap_or_else(|kind| {
                reader.found("recipient_id", kind);
                None
            }),
            RecipientKind::Internal | RecipientKind::Person => None,
        };
        let (recipient, word, allowed) = match (kind, method?) {
            (RecipientKind::Internal, Method::Internal) => return Some(Recipient::Internal { name }),
            (RecipientKind::Person, Method::Cash) => (Some(PersonMethod::Cash), "person", ""),
            (RecipientKind::Person, Method::Payroll) => (Some(PersonMethod::Payroll), "person", ""),
            (RecipientKind::Company, Method::Invoice) => return Some(Recipient::Company { cvr, name }),
            (RecipientKind::Internal, _) => (None, "internal", "`internal`"),
            (RecipientKind::Person, _) => (None, "person", "`cash`, `payroll`"),
            (RecipientKind::Company, _) => (None, "company", "`invoice`"),
        };
        if let Some(method) = recipient {
            return Some(Recipient::Person {
                id: self.recipient_id.clone().unwrap_or_default(),
                name,
                method,
            });
        }
        reader.found(
            "method",
            PlanFault::MethodNotAllowedForRecipient {
                method: method?.to_string(),
                recipient: word.to_owned(),
                allowed: allowed.to_owned(),
            },
        );
        None
    }

    fn frequency(&self, payment_type: Option<PaymentType>, reader: &mut Reader) -> Option<Frequency> {
        let frequency = reader.word("frequency", self.frequency.as_deref(), &FREQUENCIES);
        let day = self.day_of_month.and_then(|day| {
            let known = u8::try_from(day).ok().and_then(|day| DayOfMonth::new(day).ok());
            if known.is_none() {
                reader.invalid("day_of_month", &day.to_string(), "a day of the month, 1 to 31");
            }
            known
        });
        match payment_type? {
            PaymentType::Running => {
                if frequency.is_absent() {
                    reader.found("frequency", PlanFault::FrequencyRequired {});
                }
                let word = frequency.known()?;
                let by_month = matches!(word, FrequencyWord::Monthly | FrequencyWord::EveryMonths);
                if by_month && self.day_of_month.is_none() {
                    reader.found("day_of_month", PlanFault::DayOfMonthRequired {});
                }
                match word {
                    FrequencyWord::Daily => Some(Frequency::Daily),
                    FrequencyWord::Weekly => Some(Frequency::Weekly),
                    FrequencyWord::EveryTwoWeeks => Some(Frequency::EveryTwoWeeks),
                    FrequencyWord::Monthly => day.map(|day| Frequency::Monthly { day }),
                    FrequencyWord::EveryWeeks => {
                        self.every("weeks", reader).map(|weeks| Frequency::EveryWeeks { weeks })
                    }
                    FrequencyWord::EveryMonths => {
                        let in_arrears = self.in_arrears;
                        let months = self.every("months", reader);
                        months.zip(day).map(|(months, day)| Frequency::EveryMonths {
                            months,
                            day,
                            in_arrears,
                        })
                    }
                }
            }
            other => {
                if !frequency.is_absent() {
                    let payment_type = word_of(&PAYMENT_TYPES, other);
                    reader.found("frequency", PlanFault::FrequencyForbidden { payment_type });
                }
                if let Some(day) = self.day_of_month.filter(|_| other == PaymentType::Individual) {
                    reader.found("day_of_month", PlanFault::IndividualDayOfMonthForbidden { day });
                }
                None
            }
        }
    }

    /// How many weeks or months are between payments.
    fn every<const MAX: u8>(&self, unit: &str, reader: &mut Reader) -> Option<Interval<MAX>> {
        let Some(every) = self.every else {
            reader.found("every", PlanFault::IntervalRequired {});
            return None;
        };
        let known = u8::try_from(every).ok().and_then(|every| Interval::new(every).ok());
        if known.is_none() {
            reader.invalid("every", &every.to_string(), &format!("a number of {unit}, 1 to {MAX}"));
        }
        known
    }

    /// How parts are paid; none if it cannot be read.
    fn proration(
        &self,
        payment_type: Option<PaymentType>,
        frequency: Option<Frequency>,
        reader: &mut Reader,
    ) -> Option<Proration> {
        let words = Proration::ALL.map(|proration| (proration.word(), proration));
        let found = reader.word("proration", self.proration.as_deref(), &words);
        if found.is_wrong() {
            return None;
        }
        let proration = found.known().unwrap_or_default();
        match (payment_type?, frequency) {
            (PaymentType::Running, Some(frequency)) => {
                reader.note("proration", proration.check(frequency).err());
            }
            (PaymentType::Running, None) => {}
            (other, _) => {
                let kind = PlanFault::ProrationForbidden {
                    proration: proration.word().to_owned(),
                    schedule: word_of(&PAYMENT_TYPES, other),
                };
                reader.note("proration", (!proration.is_none()).then_some(kind));
            }
        }
        Some(proration)
    }

    fn payments(&self, payment_type: Option<PaymentType>, reader: &mut Reader) -> Vec<PlannedPayment> {
        let mut payments = Vec::with_capacity(self.payments.len());
        let mut seen = std::collections::BTreeSet::new();
        if let Some(payment_type) = payment_type.filter(|kind| *kind != PaymentType::Individual)
            && !self.payments.is_empty()
        {
            let payment_type = word_of(&PAYMENT_TYPES, payment_type);
            reader.found("payments", PlanFault::PaymentsForbidden { payment_type });
        }
        for (index, form) in self.payments.iter().enumerate() {
            let mut inner = Reader::default();
            let date = inner.date("date", form.date.as_deref());
            let amount = inner.individual("amount", form.amount.as_deref());
            for (field, absent) in [("date", date.is_absent()), ("amount", amount.is_absent())] {
                inner.need(field, absent, PlanFault::FieldRequired { field: field.to_owned() });
            }
            if let Some(date) = date.known().filter(|date| !seen.insert(*date)) {
                inner.found("date", PlanFault::DuplicatePaymentDate { date });
            }
            let here = Path::root().join("payments").join(index);
            for fault in inner.faults {
                let path = fault.path().steps().iter().cloned().fold(here.clone(), Path::join);
                reader.faults.push(Fault::at(path, fault.kind().clone()));
            }
            payments.extend(
                date.known().zip(amount.known()).map(|(date, amount)| PlannedPayment { date, amount }),
            );
        }
        payments
    }
}

crate::privacy::debug_by_json!(PlanForm, PaymentForm);
