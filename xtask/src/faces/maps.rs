//! The keys of JSON whose objects are maps: their names are data, and no face renames them.

use std::collections::{BTreeMap, BTreeSet};

use super::docs::camel;
use super::item::{Body, Field, Held, Tagged, Ty};
use super::{Faces, MARK};
use crate::outcome::{Failure, Outcome};

/// The table, as TypeScript.
pub(crate) fn table(faces: &Faces) -> Outcome<String> {
    let mut maps = BTreeSet::new();
    // Keys of objects that are no maps, and where one is.
    let mut objects = BTreeMap::new();
    for (key, ty, at) in keys(faces) {
        match kind(faces, ty, 0) {
            Kind::Map => {
                maps.insert(key.to_owned());
            }
            Kind::Object => {
                objects.entry(key.to_owned()).or_insert(at);
            }
            Kind::Plain => {}
        }
    }
    maps.extend(faces.list.0.values().flat_map(|module| module.maps.iter().cloned()));
    if let Some((key, at)) = objects.iter().find(|(key, _)| maps.contains(*key)) {
        return Err(Failure::new(format!(
            "`{key}` is a map in one type and an object in {at}: name one of them otherwise"
        )));
    }
    let spelt: BTreeSet<String> = maps.iter().flat_map(|key| [key.clone(), camel(key)]).collect();
    let lines: String = spelt.iter().map(|key| format!("  \"{key}\",\n")).collect();
    Ok(format!(
        "{MARK}\n/** Keys whose objects are maps from names of the host or of the rule book: those names are data. */\n\
         export const MAPS: ReadonlySet<string> = new Set([\n{lines}]);\n"
    ))
}

/// All keys of JSON, the type of each, and where it is.
fn keys(faces: &Faces) -> Vec<(&str, &Ty, String)> {
    let mut keys = Vec::new();
    for item in faces.core.items().filter(|item| item.is_written) {
        let of = |field: &Field| format!("{}.{}", item.name, field.name);
        match &item.body {
            Body::Fields(fields) => {
                keys.extend(fields_of(fields).map(|field| (field.json.as_str(), &field.ty, of(field))))
            }
            Body::Variants(variants) => {
                for variant in variants {
                    match &variant.held {
                        Held::Fields(fields) => {
                            keys.extend(
                                fields_of(fields).map(|field| (field.json.as_str(), &field.ty, of(field))),
                            );
                        }
                        Held::One(ty) if item.tagged == Tagged::Outside => {
                            keys.push((variant.json.as_str(), ty, format!("{}.{}", item.name, variant.name)));
                        }
                        Held::One(_) | Held::Nothing => {}
                    }
                }
            }
            Body::Like(_) | Body::Opaque => {}
        }
    }
    keys
}

fn fields_of(fields: &[Field]) -> impl Iterator<Item = &Field> {
    fields.iter().filter(|field| !field.is_flat)
}

enum Kind {
    Map,
    Object,
    Plain,
}

/// What the JSON of a type is.
fn kind(faces: &Faces, ty: &Ty, depth: usize) -> Kind {
    match ty {
        Ty::Map(..) => Kind::Map,
        Ty::Option(inner) | Ty::Boxed(inner) | Ty::Shared(inner) => kind(faces, inner, depth),
        Ty::Named(name) if depth < 8 => {
            match faces.core.get(name).map(|item| (&item.body, item.is_written)) {
                Some((Body::Like(inner), _)) => kind(faces, inner, depth + 1),
                Some((Body::Fields(_), true)) => Kind::Object,
                _ => Kind::Plain,
            }
        }
        _ => Kind::Plain,
    }
}
