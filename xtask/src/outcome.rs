//! How a task ends.

/// Done, or what went wrong and the exit code to hand on.
pub(crate) type Outcome<T = ()> = Result<T, Failure>;

/// Why a task stopped.
#[derive(Debug)]
pub(crate) struct Failure {
    pub(crate) message: String,
    pub(crate) code: u8,
}

impl Failure {
    /// A failure of the work itself.
    pub(crate) fn new(message: impl Into<String>) -> Self {
        Self { message: message.into(), code: 1 }
    }

    /// A task that was asked for wrongly: the usage follows.
    pub(crate) fn usage(message: impl Into<String>) -> Self {
        Self { message: format!("{}\n\n{}", message.into(), crate::USAGE), code: 2 }
    }

    /// The same failure, told with what was being done.
    pub(crate) fn during(self, what: &str) -> Self {
        Self { message: format!("{what}: {}", self.message), ..self }
    }
}
