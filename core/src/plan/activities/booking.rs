//! The accounts of the payments of an activity, computed once for each run of days on which they stay the same.

use std::sync::Arc;

use super::account::{Account, account, booking_offer};
use super::activity::Activity;
use crate::dates::Date;
use crate::rulebook::{Accounts, Offer, Role, RuleBook};

/// The account of each payment of an activity.
pub(crate) struct Booking<'a> {
    accounts: Option<&'a Accounts>,
    offers: Vec<&'a Offer>,
    activity: &'a Activity,
    /// The days on which the account may change, in order.
    edges: Vec<Date>,
    /// The last account that was computed, its first day, and the first day on which it may change.
    last: Option<(Option<Date>, Option<Date>, Arc<Account>)>,
}

impl<'a> Booking<'a> {
    /// `main_type` is the kind of service of the main activity of the appropriation. Its offer also books the
    /// supplementary activities. None if there is no main activity.
    pub(crate) fn new(book: &'a RuleBook, activity: &'a Activity, main_type: Option<&str>) -> Self {
        let main_type = if activity.role == Role::Main { Some(&*activity.activity_type) } else { main_type };
        let offers = main_type.into_iter().flat_map(|main| book.offers(&activity.section, main, Role::Main));
        let offers: Vec<&Offer> = offers.collect();
        let accounts = book.document().accounts.as_ref();
        let mut edges: Vec<Date> = offers.iter().filter_map(|offer| offer.valid.from).collect();
        if let Some(accounts) = accounts {
            let cash = accounts.cash.iter().map(|cash| cash.valid);
            let aliases = accounts.aliases.iter().map(|alias| alias.valid);
            edges.extend(cash.chain(aliases).flat_map(|valid| [valid.from, valid.to]).flatten());
        }
        edges.sort_unstable();
        edges.dedup();
        Self { accounts, offers, activity, edges, last: None }
    }

    /// The account of a payment scheduled on `date`.
    pub(crate) fn account_on(&mut self, date: Date) -> Arc<Account> {
        match &self.last {
            Some((from, to, account)) if *from <= Some(date) && to.is_none_or(|to| date < to) => {
                Arc::clone(account)
            }
            _ => {
                let next = self.edges.partition_point(|edge| *edge <= date);
                let from = next.checked_sub(1).and_then(|before| self.edges.get(before)).copied();
                let made = Arc::new(self.make(date));
                self.last = Some((from, self.edges.get(next).copied(), Arc::clone(&made)));
                made
            }
        }
    }

    fn make(&self, date: Date) -> Account {
        let fallback;
        let accounts = match self.accounts {
            Some(accounts) => accounts,
            None => {
                fallback = Accounts::default();
                &fallback
            }
        };
        let offer = booking_offer(self.offers.iter().copied(), date);
        account(accounts, offer, self.activity.role, &self.activity.plan.recipient, date)
    }
}
