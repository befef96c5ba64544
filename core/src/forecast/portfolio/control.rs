//! Progress reporting and cancellation for long-running work.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

/// Progress of the work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// The finished rows.
    pub done: usize,
    /// All rows.
    pub total: usize,
}

/// Receives the progress, from any thread.
type Listener<'a> = &'a (dyn Fn(Progress) + Sync);

/// Receives the progress, and can cancel the work.
///
/// ```
/// use std::sync::atomic::AtomicBool;
/// use bevilling::fault::ErrorCode;
/// use bevilling::forecast::{ProgressControl, ForecastRequest, Months, PortfolioBuilder};
/// let portfolio = PortfolioBuilder::new([""; 0]).finish()?;
/// let request = ForecastRequest::new(Months::of_year(2026)?);
/// let stop = AtomicBool::new(true);
/// let stopped = portfolio.forecast_with(&request, &ProgressControl::default().cancel_when(&stop));
/// assert_eq!(stopped.unwrap_err().code(), "cancelled");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Default)]
pub struct ProgressControl<'a> {
    listener: Option<Listener<'a>>,
    stop: Option<&'a AtomicBool>,
}

impl std::fmt::Debug for ProgressControl<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ProgressControl").field("stop", &self.stop).finish_non_exhaustive()
    }
}

impl<'a> ProgressControl<'a> {
    /// The same, reporting progress from time to time.
    #[must_use]
    pub const fn on_progress(mut self, listener: Listener<'a>) -> Self {
        self.listener = Some(listener);
        self
    }

    /// The same, stopping soon after the flag is set.
    #[must_use]
    pub const fn cancel_when(mut self, stop: &'a AtomicBool) -> Self {
        self.stop = Some(stop);
        self
    }

    /// Counts rows of `total`.
    pub(crate) const fn counting(self, total: usize) -> Counting<'a> {
        Counting { control: self, done: AtomicUsize::new(0), total }
    }
}

/// Work in progress.
#[derive(Debug)]
pub(crate) struct Counting<'a> {
    control: ProgressControl<'a>,
    done: AtomicUsize,
    total: usize,
}

impl Counting<'_> {
    /// Whether it must stop.
    pub(crate) fn is_stopped(&self) -> bool {
        self.control.stop.is_some_and(|stop| stop.load(Ordering::Relaxed))
    }

    /// Reports that more rows are finished.
    pub(crate) fn done(&self, rows: usize) {
        let done = self.done.fetch_add(rows, Ordering::Relaxed) + rows;
        if let Some(listener) = self.control.listener {
            listener(Progress { done, total: self.total });
        }
    }
}
