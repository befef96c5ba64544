//! `cargo xtask spark-test`: the national example under Spark, held against one process.

use crate::outcome::Outcome;
use crate::peers::environment;
use crate::tool::{root, tool};

/// Installs the wheel beside Spark in an environment of its own, and runs the test. It needs Java 17.
pub(crate) fn test() -> Outcome {
    let place = root().join("target").join("spark");
    let example = root().join("examples").join("spark");
    let python = environment(&place.join("venv"), &example.join("requirements.txt"))?;
    crate::python::install(&python)?;
    tool(&python, "")
        .args([example.join("test_national_forecast.py")])
        .env("PYSPARK_PYTHON", &python)
        .run()
}
