//! Measures what a bench costs in processor time, of all threads of the process: other work on the machine disturbs it
//! less than the clock.

use std::time::Duration;

use criterion::Criterion;
use criterion::measurement::{Measurement, ValueFormatter, WallTime};
use rustix::time::{ClockId, clock_gettime};

/// Processor time.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ProcessorTime;

/// The settings of a group of benches.
#[must_use]
pub(crate) fn settings() -> Criterion<ProcessorTime> {
    Criterion::default().with_measurement(ProcessorTime)
}

fn now() -> Duration {
    let now = clock_gettime(ClockId::ProcessCPUTime);
    let part = |count: i64| u64::try_from(count).unwrap_or_default();
    Duration::from_secs(part(now.tv_sec)) + Duration::from_nanos(part(now.tv_nsec))
}

impl Measurement for ProcessorTime {
    type Intermediate = Duration;
    type Value = Duration;

    fn start(&self) -> Duration {
        now()
    }

    fn end(&self, start: Duration) -> Duration {
        now().saturating_sub(start)
    }

    fn add(&self, one: &Duration, other: &Duration) -> Duration {
        *one + *other
    }

    fn zero(&self) -> Duration {
        Duration::ZERO
    }

    fn to_f64(&self, value: &Duration) -> f64 {
        WallTime.to_f64(value)
    }

    fn formatter(&self) -> &dyn ValueFormatter {
        WallTime.formatter()
    }
}
