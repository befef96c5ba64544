//! Providers, external and internal.

use rust_decimal::Decimal;

use super::{Builder, Ids, codes};
use crate::dates::DatedAmounts;
use crate::exchange::os2bos::model::{Head, Named, Provider};
use crate::exchange::os2bos::notice::Os2bosNotice as Notice;
use crate::rulebook::{self, ProviderKind};

impl Builder<'_> {
    pub(super) fn providers(&mut self, providers: Vec<Provider>, internal: Vec<Named>) -> Ids {
        let mut ids = Ids::of("provider");
        for Provider { head, cvr, name, vat_factor, codes: given } in providers {
            if vat_factor <= Decimal::ZERO {
                self.note(&head.origin, Notice::VatFactorRefused { text: vat_factor.to_string() });
                continue;
            }
            let is_cvr = cvr.len() == 8 && cvr.bytes().all(|digit| digit.is_ascii_digit());
            let id = if is_cvr {
                if !ids.claim(&head, "cvr_number", &cvr, self.report) {
                    continue;
                }
                cvr.clone()
            } else {
                // The text itself is never repeated: it may be a CPR number.
                let id = ids.name(&head, &name);
                self.note(&head.origin, Notice::CvrRefused { id: id.clone() });
                id
            };
            let provider = rulebook::Provider {
                name: if name.is_empty() { id.clone() } else { name },
                cvr: Some(cvr).filter(|_| is_cvr),
                kind: ProviderKind::External,
                vat_factor: DatedAmounts::constant(vat_factor),
                valid: self.valid(&head),
                codes: codes(&head, &given),
                id,
            };
            self.document.providers.push(provider);
        }
        // The keys of internal recipients are separate; nothing here refers to them.
        for Named { head, name } in internal {
            let codes = codes(&head, &[]);
            let head = Head { key: format!("internal-{}", head.key), ..head };
            let id = ids.name(&head, &name);
            self.note(&head.origin, Notice::InternalProvider { id: id.clone() });
            let provider = rulebook::Provider {
                name: if name.is_empty() { id.clone() } else { name },
                cvr: None,
                kind: ProviderKind::Internal,
                vat_factor: DatedAmounts::constant(Decimal::ONE_HUNDRED),
                valid: self.valid(&head),
                codes,
                id,
            };
            self.document.providers.push(provider);
        }
        ids
    }
}
