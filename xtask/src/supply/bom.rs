//! The bill of materials of a package, as CycloneDX 1.6.

use serde_json::{Value, json};

use super::packages::{Closure, Dependency, Id};
use crate::outcome::{Failure, Outcome};

/// The bill of a package at the address `purl`: nothing in it is of the machine or the day.
pub(super) fn bom(closure: &Closure, purl: &str) -> Outcome<String> {
    let own = format!("{purl}@{}", closure.own.1);
    let reference = |id: &Id| {
        if *id == closure.own { own.clone() } else { cargo_purl(&id.0, &id.1) }
    };
    let components: Vec<Value> = closure
        .dependencies
        .iter()
        .filter(|(id, _)| **id != closure.own)
        .map(|(_, one)| component(one))
        .collect();
    let dependencies: Vec<Value> = closure
        .uses
        .iter()
        .map(|(id, uses)| json!({ "ref": reference(id), "dependsOn": uses.iter().map(reference).collect::<Vec<_>>() }))
        .collect();
    let mut bill = json!({
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": { "component": {
            "type": "library", "bom-ref": own, "name": "bevilling", "version": closure.own.1, "purl": own,
            "licenses": [{ "expression": "MIT OR Apache-2.0" }],
        } },
        "components": components,
        "dependencies": dependencies,
    });
    // The same text, whichever order of keys a build of serde_json keeps.
    bill.sort_all_objects();
    let text = serde_json::to_string_pretty(&bill).map_err(|error| Failure::new(error.to_string()))?;
    Ok(text + "\n")
}

fn component(one: &Dependency) -> Value {
    let purl = cargo_purl(&one.name, &one.version);
    let mut told = json!({
        "type": "library", "bom-ref": purl, "name": one.name, "version": one.version, "purl": purl,
        "licenses": [{ "expression": one.licence }],
    });
    if let (Some(checksum), Some(fields)) = (&one.checksum, told.as_object_mut()) {
        fields.insert("hashes".to_owned(), json!([{ "alg": "SHA-256", "content": checksum }]));
    }
    told
}

fn cargo_purl(name: &str, version: &str) -> String {
    format!("pkg:cargo/{name}@{}", version.replace('+', "%2B"))
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};
    use std::path::PathBuf;

    use super::*;

    #[test]
    fn what_is_used_is_a_component_with_its_checksum() {
        let id = |name: &str| (name.to_owned(), "1.0.0+a".to_owned());
        let one = Dependency {
            name: "one".to_owned(),
            version: "1.0.0+a".to_owned(),
            licence: "MIT".to_owned(),
            authors: Vec::new(),
            repository: String::new(),
            folder: PathBuf::from("/some/where"),
            checksum: Some("ab".to_owned()),
        };
        let closure = Closure {
            own: id("own"),
            dependencies: BTreeMap::from([(id("one"), one)]),
            uses: BTreeMap::from([(id("own"), BTreeSet::from([id("one")])), (id("one"), BTreeSet::new())]),
        };
        let text = bom(&closure, "pkg:npm/own").unwrap();
        let bill: Value = serde_json::from_str(&text).unwrap();
        let component = &bill["components"][0];
        assert_eq!(component["purl"], "pkg:cargo/one@1.0.0%2Ba");
        assert_eq!(component["hashes"][0]["content"], "ab");
        assert_eq!(bill["dependencies"][1]["ref"], "pkg:npm/own@1.0.0+a");
        assert_eq!(bill["dependencies"][1]["dependsOn"][0], component["bom-ref"]);
        assert!(!text.contains("/some/where"));
    }
}
