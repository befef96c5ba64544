//! Values made up for examples, by the type.

use super::Faces;
use super::docs::camel;
use super::item::{Body, Field, Held, Name, Tagged, Ty};
use super::python::{defaults, python_class, python_name};

/// A value as both languages write it.
pub(crate) struct Sample {
    pub(crate) python: String,
    pub(crate) typescript: String,
}

impl Sample {
    fn same(text: &str) -> Self {
        Self { python: text.to_owned(), typescript: text.to_owned() }
    }

    fn of(python: impl Into<String>, typescript: impl Into<String>) -> Self {
        Self { python: python.into(), typescript: typescript.into() }
    }
}

/// A value of a type; none where no face makes one.
pub(crate) fn of(faces: &Faces, ty: &Ty) -> Option<Sample> {
    Some(match ty {
        Ty::Bool => Sample::of("True", "true"),
        Ty::Integer(_) => Sample::same("1"),
        Ty::Text | Ty::SharedText => Sample::same("\"1\""),
        Ty::Decimal => Sample::of("5000", "\"5000\""),
        Ty::Date => Sample::of("date(2026, 2, 1)", "\"2026-02-01\""),
        Ty::Fact => Sample::same("3"),
        Ty::Years => Sample::of("(2026, 2027, 2028)", "[2026, 2027, 2028]"),
        Ty::List(_) | Ty::Names => Sample::same("[]"),
        Ty::Map(..) => Sample::same("{}"),
        Ty::Boxed(inner) | Ty::Shared(inner) | Ty::Option(inner) => of(faces, inner)?,
        Ty::Pair(first, second) => {
            let (first, second) = (of(faces, first)?, of(faces, second)?);
            Sample::of(
                format!("({}, {})", first.python, second.python),
                format!("[{}, {}]", first.typescript, second.typescript),
            )
        }
        Ty::Named(name) => named(faces, name)?,
        Ty::Other(_) => return None,
    })
}

fn named(faces: &Faces, name: &Name) -> Option<Sample> {
    let item = faces.core.get(name)?;
    if let Some(sample) = faces.list.sample(&item.name) {
        return Some(Sample::of(&sample.python, &sample.typescript));
    }
    if let Some(words) = item.words() {
        return words.first().map(|word| Sample::same(&format!("\"{}\"", word.json)));
    }
    let class = python_class(faces, item);
    match &item.body {
        Body::Fields(fields) => {
            let (python, typescript) = arguments(faces, fields, &item.name, None)?;
            Some(Sample::of(format!("{class}({python})"), format!("{{ {typescript} }}")))
        }
        Body::Like(inner) => of(faces, inner),
        Body::Variants(variants) => {
            let entry = faces.list.entry(&item.name)?;
            let variant = variants.first()?;
            let (python, typescript) = match &variant.held {
                Held::Nothing => (String::new(), String::new()),
                Held::Fields(fields) => arguments(faces, fields, &item.name, Some(&variant.name))?,
                Held::One(ty) => {
                    let sample = of(faces, ty)?;
                    let only = entry.only.get(&variant.name)?;
                    (format!("{only}={}", sample.python), sample.typescript)
                }
            };
            let typescript = match (&item.tagged, &variant.held) {
                (Tagged::Outside, Held::Nothing) => format!("\"{}\"", variant.json),
                (Tagged::Outside, Held::Fields(_)) => {
                    format!("{{ {}: {{ {typescript} }} }}", camel(&variant.json))
                }
                (Tagged::Outside, Held::One(_)) => format!("{{ {}: {typescript} }}", camel(&variant.json)),
                (Tagged::Inside(tag), Held::Nothing) => format!("{{ {}: \"{}\" }}", camel(tag), variant.json),
                (Tagged::Inside(tag), _) => {
                    format!("{{ {}: \"{}\", {typescript} }}", camel(tag), variant.json)
                }
                (Tagged::Untagged, Held::Fields(_)) => format!("{{ {typescript} }}"),
                (Tagged::Untagged, _) => typescript,
            };
            Some(Sample::of(format!("{class}.{}({python})", variant.name), typescript))
        }
        Body::Opaque => None,
    }
}

/// The fields that must be given, as arguments and as members.
fn arguments(
    faces: &Faces,
    fields: &[Field],
    of_type: &Name,
    variant: Option<&str>,
) -> Option<(String, String)> {
    let entry = faces.list.entry(of_type);
    let (mut python, mut typescript) = (Vec::new(), Vec::new());
    for (field, default) in fields.iter().zip(defaults(fields, entry, variant.is_some())) {
        let sample = of(faces, &field.ty);
        if default.is_none() {
            python.push(format!("{}={}", python_name(&field.name), sample.as_ref()?.python));
        }
        if !super::typescript::is_optional(field, variant.unwrap_or_default(), entry) {
            typescript.push(format!("{}: {}", camel(&field.json), sample?.typescript));
        }
    }
    Some((python.join(", "), typescript.join(", ")))
}
