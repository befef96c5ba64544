//! Reads the public types of the core from its source: names, docs, fields and what serde makes of them.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use syn::{Attribute, Fields, FnArg, GenericArgument, ImplItem, PathArguments, Type, UseTree, Visibility};

use super::attributes::{Serde, derives, docs, renamed, serde};
use super::item::{Body, Field, Held, Item, Name, Tagged, Ty, Variant};
use crate::outcome::{Failure, Outcome};

/// The public types of the core by name.
pub(crate) struct Core(BTreeMap<Name, Item>);

impl Core {
    /// Reads all source files of the core.
    pub(crate) fn read(folder: &Path) -> Outcome<Self> {
        let mut files = Vec::new();
        collect(folder, &mut files)
            .map_err(|error| Failure::new(format!("{}: {error}", folder.display())))?;
        let mut core = Self(BTreeMap::new());
        let mut texts = Vec::new();
        for path in files {
            let at = path.display();
            let text = fs::read_to_string(&path).map_err(|error| Failure::new(format!("{at}: {error}")))?;
            let read = syn::parse_file(&text).map_err(|error| Failure::new(format!("{at}: {error}")))?;
            let module = module(path.strip_prefix(folder).unwrap_or(&path));
            let file = SourceFile::new(module, &read.items);
            file.read(&read.items, &mut core.0, &mut texts)
                .map_err(|error| Failure::new(format!("{at}: {error}")))?;
        }
        for (name, docs) in texts {
            if let Some(item) = core.0.get_mut(&name) {
                item.text = Some(docs);
            }
        }
        Ok(core)
    }

    /// A type by its name; one that is named through another module is found where no other is called so.
    pub(crate) fn get(&self, name: &Name) -> Option<&Item> {
        self.0.get(name).or_else(|| {
            let mut found = self.0.values().filter(|item| item.name.name == name.name);
            found.next().filter(|_| found.next().is_none())
        })
    }

    pub(crate) fn items(&self) -> impl Iterator<Item = &Item> {
        self.0.values()
    }
}

fn collect(folder: &Path, files: &mut Vec<std::path::PathBuf>) -> std::io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, files)?;
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files.sort();
    Ok(())
}

/// The public module of a file: the folder under `src`, whatever rooms it has.
fn module(path: &Path) -> String {
    let parts: Vec<String> = path
        .with_extension("")
        .components()
        .map(|part| part.as_os_str().to_string_lossy().into_owned())
        .collect();
    match parts.as_slice() {
        [first, second, ..] if first == "exchange" && second != "mod" => format!("{first}::{second}"),
        [first, ..] => first.clone(),
        [] => String::new(),
    }
}

/// A file, and where the names that it uses are from.
struct SourceFile {
    module: String,
    imports: BTreeMap<String, Name>,
}

impl SourceFile {
    fn new(module: String, items: &[syn::Item]) -> Self {
        let mut file = Self { module, imports: BTreeMap::new() };
        for item in items {
            if let syn::Item::Use(used) = item {
                file.import(&used.tree, &mut Vec::new());
            }
        }
        file
    }

    fn import(&mut self, tree: &UseTree, path: &mut Vec<String>) {
        match tree {
            UseTree::Path(step) => {
                path.push(step.ident.to_string());
                self.import(&step.tree, path);
                path.pop();
            }
            UseTree::Group(group) => group.items.iter().for_each(|tree| self.import(tree, path)),
            UseTree::Name(name) => self.keep(name.ident.to_string(), name.ident.to_string(), path),
            UseTree::Rename(name) => self.keep(name.rename.to_string(), name.ident.to_string(), path),
            UseTree::Glob(_) => {}
        }
    }

    fn keep(&mut self, local: String, name: String, path: &[String]) {
        if path.first().is_some_and(|first| ["crate", "super", "self"].contains(&first.as_str())) {
            let module = self.module_of(path);
            self.imports.insert(local, Name { module, name });
        }
    }

    /// The public module that a path begins with.
    fn module_of(&self, path: &[String]) -> String {
        match path {
            [root, first, second, ..] if root == "crate" && first == "exchange" => {
                format!("{first}::{second}")
            }
            [root, first, ..] if root == "crate" => first.clone(),
            _ => self.module.clone(),
        }
    }

    fn read(
        &self,
        items: &[syn::Item],
        into: &mut BTreeMap<Name, Item>,
        texts: &mut Vec<(Name, Vec<String>)>,
    ) -> syn::Result<()> {
        for item in items {
            match item {
                syn::Item::Struct(found) if is_public(&found.vis) => {
                    let said = serde(&found.attrs)?;
                    let mut item = self.item(&found.ident, &found.attrs, &said);
                    item.body = match &found.fields {
                        Fields::Named(fields) => Body::Fields(
                            self.fields(&fields.named, said.has_default && derives(&found.attrs, "Default"))?,
                        ),
                        Fields::Unnamed(fields) if fields.unnamed.len() == 1 => fields
                            .unnamed
                            .first()
                            .map_or(Body::Opaque, |field| Body::Like(self.ty(&field.ty))),
                        _ => Body::Opaque,
                    };
                    into.insert(item.name.clone(), item);
                }
                syn::Item::Enum(found) if is_public(&found.vis) => {
                    let said = serde(&found.attrs)?;
                    let mut item = self.item(&found.ident, &found.attrs, &said);
                    let variants = found.variants.iter().map(|variant| self.variant(variant, &said));
                    item.body = Body::Variants(variants.collect::<syn::Result<_>>()?);
                    into.insert(item.name.clone(), item);
                }
                syn::Item::Type(found) if is_public(&found.vis) => {
                    let mut item = self.item(&found.ident, &found.attrs, &Serde::default());
                    item.body = Body::Like(self.ty(&found.ty));
                    into.insert(item.name.clone(), item);
                }
                syn::Item::Impl(found) if found.trait_.is_none() => {
                    let Ty::Named(name) = self.ty(&found.self_ty) else { continue };
                    for item in &found.items {
                        if let ImplItem::Fn(method) = item
                            && is_public(&method.vis)
                            && method.sig.ident == "text"
                            && takes_language(&method.sig)
                        {
                            texts.push((name.clone(), docs(&method.attrs)));
                        }
                    }
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn item(&self, ident: &syn::Ident, attributes: &[Attribute], said: &Serde) -> Item {
        Item {
            name: Name { module: self.module.clone(), name: ident.to_string() },
            docs: docs(attributes),
            body: Body::Opaque,
            tagged: match &said.tag {
                Some(tag) => Tagged::Inside(tag.clone()),
                None if said.is_untagged => Tagged::Untagged,
                None => Tagged::Outside,
            },
            is_written: derives(attributes, "Serialize") && !said.is_other,
            is_read: derives(attributes, "Deserialize"),
            text: None,
        }
    }

    fn fields<'a>(
        &self,
        fields: impl IntoIterator<Item = &'a syn::Field>,
        has_default: bool,
    ) -> syn::Result<Vec<Field>> {
        let field = |field: &syn::Field| {
            let said = serde(&field.attrs)?;
            let name = field.ident.as_ref().map(ToString::to_string).unwrap_or_default();
            let name = name.strip_prefix("r#").unwrap_or(&name).to_owned();
            Ok(Field {
                json: said.rename.unwrap_or_else(|| name.clone()),
                name,
                docs: docs(&field.attrs),
                ty: self.ty(&field.ty),
                is_public: is_public(&field.vis),
                has_default: has_default || said.has_default,
                is_skipped: said.is_skipped,
                is_flat: said.is_flat,
            })
        };
        fields.into_iter().map(field).collect()
    }

    fn variant(&self, variant: &syn::Variant, of: &Serde) -> syn::Result<Variant> {
        let said = serde(&variant.attrs)?;
        let name = variant.ident.to_string();
        Ok(Variant {
            json: said.rename.unwrap_or_else(|| renamed(&name, of.rename_all.as_deref())),
            docs: docs(&variant.attrs),
            held: match &variant.fields {
                Fields::Unit => Held::Nothing,
                Fields::Named(fields) => Held::Fields(self.fields(&fields.named, false)?),
                Fields::Unnamed(fields) => {
                    let only = fields.unnamed.first().filter(|_| fields.unnamed.len() == 1);
                    Held::One(only.map_or_else(|| Ty::Other(name.clone()), |field| self.ty(&field.ty)))
                }
            },
            name,
        })
    }

    fn ty(&self, ty: &Type) -> Ty {
        match ty {
            Type::Path(path) => self.path(&path.path),
            Type::Tuple(tuple) => match tuple.elems.iter().collect::<Vec<_>>().as_slice() {
                [first, second] => Ty::Pair(Box::new(self.ty(first)), Box::new(self.ty(second))),
                _ => Ty::Other("a tuple".to_owned()),
            },
            Type::Array(array) => match self.ty(&array.elem) {
                Ty::Integer(kind) if kind == "i32" => Ty::Years,
                _ => Ty::Other("an array".to_owned()),
            },
            _ => Ty::Other("a type without a name".to_owned()),
        }
    }

    fn path(&self, path: &syn::Path) -> Ty {
        let Some(last) = path.segments.last() else { return Ty::Other(String::new()) };
        let mut inner = Vec::new();
        if let PathArguments::AngleBracketed(arguments) = &last.arguments {
            for argument in &arguments.args {
                if let GenericArgument::Type(ty) = argument {
                    inner.push(ty);
                }
            }
        }
        let name = last.ident.to_string();
        let boxed = |ty: &Type| Box::new(self.ty(ty));
        match (name.as_str(), inner.as_slice()) {
            ("bool", []) => Ty::Bool,
            ("i16" | "i32" | "i64" | "u8" | "u16" | "u32" | "u64" | "usize", []) => Ty::Integer(name),
            ("String", []) => Ty::Text,
            ("Decimal", []) => Ty::Decimal,
            ("Date", []) => Ty::Date,
            ("FactValue", []) => Ty::Fact,
            ("Vec", [one]) => Ty::List(boxed(one)),
            ("BTreeSet", [_]) => Ty::Names,
            ("BTreeMap", [key, value]) => Ty::Map(boxed(key), boxed(value)),
            ("Option", [one]) => Ty::Option(boxed(one)),
            ("Box", [one]) => Ty::Boxed(boxed(one)),
            ("Arc", [Type::Path(text)]) if text.path.is_ident("str") => Ty::SharedText,
            ("Arc", [one]) => Ty::Shared(boxed(one)),
            _ => Ty::Named(self.named(path, name)),
        }
    }

    fn named(&self, path: &syn::Path, name: String) -> Name {
        let steps: Vec<String> = path.segments.iter().map(|segment| segment.ident.to_string()).collect();
        match steps.as_slice() {
            [_] => {
                let own = Name { module: self.module.clone(), name };
                self.imports.get(&own.name).cloned().unwrap_or(own)
            }
            _ => Name { module: self.module_of(&steps), name },
        }
    }
}

const fn is_public(visibility: &Visibility) -> bool {
    matches!(visibility, Visibility::Public(_))
}

/// Whether a method is called with a language and nothing else.
fn takes_language(signature: &syn::Signature) -> bool {
    let mut inputs = signature.inputs.iter();
    let is_method = matches!(inputs.next(), Some(FnArg::Receiver(_)));
    let takes = match inputs.next() {
        Some(FnArg::Typed(typed)) => match &*typed.ty {
            Type::Path(path) => path.path.segments.last().is_some_and(|last| last.ident == "Language"),
            _ => false,
        },
        _ => false,
    };
    is_method && takes && inputs.next().is_none()
}
