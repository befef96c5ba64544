//! The public items of the crate, read off its sources.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use syn::{Fields, ImplItem, Item as Syntax, UseTree, Visibility};

use super::Item;

/// A file of the crate.
#[derive(Default)]
struct Module {
    is_public: bool,
    /// What it declares: name and whether it is a type.
    declared: BTreeMap<String, bool>,
    /// Public fields of its types.
    fields: Vec<(String, String)>,
    /// Public methods, with the name of their type as it is written there.
    methods: Vec<(String, String)>,
    /// What it hands on: the path from this module, and the name that it gets.
    handed_on: Vec<(Vec<String>, String)>,
    /// What it imports from other modules of the crate: name and path.
    imports: BTreeMap<String, Vec<String>>,
}

impl Module {
    fn declare(&mut self, visibility: &Visibility, name: &syn::Ident, is_type: bool) {
        if is_pub(visibility) {
            self.declared.insert(name.to_string(), is_type);
        }
    }
}

type Modules = BTreeMap<Vec<String>, Module>;

/// Every public type, method, field, function and constant, by the module that it is public in.
///
/// # Errors
/// A source that cannot be read.
pub fn public_items(sources: &Path) -> Result<BTreeSet<Item>, String> {
    let mut modules = Modules::new();
    read(&sources.join("lib.rs"), sources, &[], true, &mut modules)?;
    // Where each public name is declared: module and name there, by module and name as seen from outside.
    let mut places: BTreeMap<(Vec<String>, String), (String, String)> = BTreeMap::new();
    let mut items = BTreeSet::new();
    for (path, module) in modules.iter().filter(|(_, module)| module.is_public) {
        let own = module
            .declared
            .iter()
            .map(|(name, is_type)| (path.clone(), name.clone(), name.clone(), *is_type));
        let handed = module.handed_on.iter().filter_map(|(from, name)| {
            let full: Vec<String> = path.iter().chain(from.iter()).cloned().collect();
            let (declared_in, original, is_type) = declaration(&modules, &full)?;
            Some((declared_in, original, name.clone(), is_type))
        });
        for (declared_in, original, name, is_type) in own.chain(handed).collect::<Vec<_>>() {
            let module = path.join("::");
            if is_type {
                places.insert((declared_in, original), (module.clone(), name.clone()));
                items.insert(Item::Type { module, name });
            } else {
                items.insert(Item::Free { module, name });
            }
        }
    }
    for (path, module) in &modules {
        for (of, name) in module.fields.iter().chain(&module.methods) {
            let Some((module, of)) = place(&modules, &places, path, of) else { continue };
            items.insert(Item::Member { module: module.clone(), of: of.clone(), name: name.clone() });
        }
    }
    Ok(items)
}

/// Where a name is declared, by its path, through however many modules it is handed on; and whether it is a type.
fn declaration(modules: &Modules, path: &[String]) -> Option<(Vec<String>, String, bool)> {
    let (name, folder) = path.split_last()?;
    let module = modules.get(folder)?;
    if let Some(is_type) = module.declared.get(name) {
        return Some((folder.to_vec(), name.clone(), *is_type));
    }
    let (from, _) = module.handed_on.iter().find(|(_, known)| known == name)?;
    let further: Vec<String> = folder.iter().chain(from).cloned().collect();
    declaration(modules, &further)
}

/// The public place of a type that is named in a module: declared there, imported, or the only one of its name.
fn place<'p>(
    modules: &Modules,
    places: &'p BTreeMap<(Vec<String>, String), (String, String)>,
    here: &[String],
    name: &str,
) -> Option<&'p (String, String)> {
    let module = modules.get(here)?;
    if module.declared.contains_key(name) {
        return places.get(&(here.to_vec(), name.to_owned()));
    }
    let imported = module.imports.get(name).and_then(|path| {
        let seen = path.split_last()?.1.join("::");
        places.values().find(|(module, known)| *module == seen && known == name)
    });
    let alone = || {
        let mut named = places.values().filter(|(_, known)| known == name);
        let first = named.next()?;
        match named.next() {
            None => Some(first),
            // Of two, the one in this part of the crate.
            Some(_) => places.values().find(|(module, known)| {
                known == name && here.first().is_some_and(|top| module.split("::").next() == Some(top))
            }),
        }
    };
    imported.or_else(alone)
}

fn read(
    file: &Path,
    folder: &Path,
    path: &[String],
    is_public: bool,
    modules: &mut Modules,
) -> Result<(), String> {
    let text = fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))?;
    let parsed = syn::parse_file(&text).map_err(|error| format!("{}: {error}", file.display()))?;
    read_items(&parsed.items, folder, path, is_public, modules)
}

fn read_items(
    items: &[Syntax],
    folder: &Path,
    path: &[String],
    is_public: bool,
    modules: &mut Modules,
) -> Result<(), String> {
    let mut module = Module { is_public, ..Module::default() };
    for item in items {
        match item {
            Syntax::Struct(found) if is_pub(&found.vis) => {
                let name = found.ident.to_string();
                if let Fields::Named(fields) = &found.fields {
                    let named = fields.named.iter().filter(|field| is_pub(&field.vis));
                    module.fields.extend(
                        named.filter_map(|field| Some((name.clone(), field.ident.as_ref()?.to_string()))),
                    );
                }
                module.declared.insert(name, true);
            }
            Syntax::Enum(found) => module.declare(&found.vis, &found.ident, true),
            Syntax::Trait(found) => module.declare(&found.vis, &found.ident, true),
            Syntax::Type(found) => module.declare(&found.vis, &found.ident, true),
            Syntax::Fn(found) => module.declare(&found.vis, &found.sig.ident, false),
            Syntax::Const(found) => module.declare(&found.vis, &found.ident, false),
            Syntax::Impl(found) if found.trait_.is_none() => {
                let syn::Type::Path(of) = &*found.self_ty else { continue };
                let Some(of) = of.path.segments.last().map(|segment| segment.ident.to_string()) else {
                    continue;
                };
                for item in &found.items {
                    match item {
                        ImplItem::Fn(method) if is_pub(&method.vis) => {
                            module.methods.push((of.clone(), method.sig.ident.to_string()));
                        }
                        ImplItem::Const(constant) if is_pub(&constant.vis) => {
                            module.methods.push((of.clone(), constant.ident.to_string()));
                        }
                        _ => {}
                    }
                }
            }
            Syntax::Use(found) => {
                let mut paths = Vec::new();
                flatten(&found.tree, &mut Vec::new(), &mut paths);
                for (from, name) in paths {
                    match from.split_first() {
                        Some((first, rest)) if first == "crate" => {
                            module.imports.insert(name, rest.to_vec());
                        }
                        _ if is_pub(&found.vis) => module.handed_on.push((from, name)),
                        _ => {}
                    }
                }
            }
            Syntax::Macro(found) => from_macro(&found.mac, &mut module),
            Syntax::Mod(found) if !is_test(&found.attrs) => {
                let name = found.ident.to_string();
                let inner: Vec<String> = path.iter().cloned().chain([name.clone()]).collect();
                let is_public = is_public && is_pub(&found.vis);
                match &found.content {
                    Some((_, items)) => read_items(items, &folder.join(&name), &inner, is_public, modules)?,
                    None => {
                        let beside = folder.join(format!("{name}.rs"));
                        let file = if beside.is_file() { beside } else { folder.join(&name).join("mod.rs") };
                        read(&file, &folder.join(&name), &inner, is_public, modules)?;
                    }
                }
            }
            _ => {}
        }
    }
    modules.insert(path.to_vec(), module);
    Ok(())
}

/// What the macros of the crate declare: `catalogue!` an enum, `lookups!` methods of the rule book.
fn from_macro(found: &syn::Macro, module: &mut Module) {
    let name = found.path.get_ident().map(ToString::to_string).unwrap_or_default();
    let words: Vec<String> = found.tokens.clone().into_iter().map(|token| token.to_string()).collect();
    match name.as_str() {
        "catalogue" => {
            let mut declared =
                words.windows(2).filter(|pair| pair.first().is_some_and(|word| word == "enum"));
            if let Some(name) = declared.next().and_then(|pair| pair.last()) {
                module.declared.insert(name.clone(), true);
            }
        }
        "lookups" => {
            let found = words.windows(3).filter_map(|three| match three {
                [name, comma, index] if comma == "," && *index == format!("{name}_index") => {
                    Some(name.clone())
                }
                _ => None,
            });
            module.methods.extend(found.map(|name| ("RuleBook".to_owned(), name)));
        }
        _ => {}
    }
}

const fn is_pub(visibility: &Visibility) -> bool {
    matches!(visibility, Visibility::Public(_))
}

fn is_test(attributes: &[syn::Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        attribute.path().is_ident("cfg")
            && attribute.parse_args::<syn::Path>().is_ok_and(|path| path.is_ident("test"))
    })
}

/// The names that a `use` brings, each with its path.
fn flatten(tree: &UseTree, path: &mut Vec<String>, out: &mut Vec<(Vec<String>, String)>) {
    match tree {
        UseTree::Path(step) => {
            path.push(step.ident.to_string());
            flatten(&step.tree, path, out);
            path.pop();
        }
        UseTree::Name(name) => {
            let name = name.ident.to_string();
            out.push((path.iter().cloned().chain([name.clone()]).collect(), name));
        }
        UseTree::Rename(renamed) => {
            let from = path.iter().cloned().chain([renamed.ident.to_string()]).collect();
            out.push((from, renamed.rename.to_string()));
        }
        UseTree::Group(group) => group.items.iter().for_each(|tree| flatten(tree, path, out)),
        UseTree::Glob(_) => {}
    }
}
