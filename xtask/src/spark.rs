//! `cargo xtask spark-test`: the national example under Spark, held against one process.

use crate::outcome::Outcome;
use crate::tool::{root, tool};
use crate::venv::{environment, pip};

/// Installs the wheel beside Spark, in an environment of its own, and runs the test. It needs Java 17.
pub(crate) fn test() -> Outcome {
    let place = root().join("target").join("spark");
    let example = root().join("examples").join("spark");
    let python = environment(&place.join("venv"), &example.join("requirements.txt"))?;
    let wheels = place.join("wheels");
    // An older wheel would do as well as the new one, for pip.
    let _ = std::fs::remove_dir_all(&wheels);
    tool(
        &python,
        "-m maturin build --locked --quiet --profile dev --manifest-path bindings-python/Cargo.toml --out",
    )
    .args([&wheels])
    .run()?;
    pip(&python, "install --no-deps --no-index --force-reinstall --find-links")
        .args([wheels.as_os_str(), "bevilling".as_ref()])
        .run()?;
    tool(&python, "").args([example.join("test_national_forecast.py")]).env("PYSPARK_PYTHON", &python).run()
}
