//! The modules of a crate, and what each names of the others, as far as its text tells.

use std::collections::{BTreeMap, BTreeSet};

use syn::{
    Attribute, Ident, Item, ItemUse, Macro, Path, UseTree, VisRestricted,
    visit::{self, Visit},
};

/// A module by its names from the root of the crate, which is the empty one.
pub(super) type Name = Vec<String>;

/// What one module takes from another: the path that names it.
pub(super) type Ties = BTreeMap<(Name, Name), String>;

/// So many names may lead on to others before one is given up: `use` may go in a circle, too.
const MOST_LED: usize = 16;

/// The modules of a crate.
#[derive(Debug, Default)]
pub(super) struct Modules(BTreeMap<Name, Module>);

/// What stands in a module.
#[derive(Debug, Default)]
struct Module {
    /// What it defines itself.
    defined: BTreeSet<String>,
    /// What a name of its `use` declarations stands for.
    used: BTreeMap<String, Vec<String>>,
    /// Of which modules it takes everything.
    globs: Vec<Vec<String>>,
    /// The paths in it.
    paths: Vec<Vec<String>>,
}

impl Modules {
    /// Reads the modules that are reached from the root; `text` gives that of each one that has a
    /// file of its own. What is there for tests alone is left out.
    pub(super) fn read(text: &dyn Fn(&[String]) -> String) -> Self {
        let mut modules = Self::default();
        modules.add(Vec::new(), &file(&text(&[])), text);
        modules
    }

    fn add(&mut self, name: Name, items: &[Item], text: &dyn Fn(&[String]) -> String) {
        let mut module = Module::default();
        for item in items.iter().filter(|item| !is_for_tests(attributes(item))) {
            if let Item::Mod(inner) = item {
                let mut inner_name = name.clone();
                inner_name.push(inner.ident.to_string());
                match &inner.content {
                    Some((_, items)) => self.add(inner_name, items, text),
                    None => self.add(inner_name.clone(), &file(&text(&inner_name)), text),
                }
            } else {
                module.defined.extend(defined(item).map(Ident::to_string));
                module.visit_item(item);
            }
        }
        self.0.insert(name, module);
    }

    /// The name of each.
    pub(super) fn names(&self) -> impl Iterator<Item = &Name> {
        self.0.keys()
    }

    /// What each takes from which other.
    pub(super) fn ties(&self) -> Ties {
        let mut ties = Ties::new();
        for (name, module) in &self.0 {
            for path in &module.paths {
                let Some(target) = self.target(name, path, 0) else {
                    continue;
                };
                if target != *name {
                    let tie = ties.entry((name.clone(), target));
                    tie.or_insert_with(|| path.join("::"));
                }
            }
        }
        ties
    }

    /// The module in which `path` leads to something, as it is written in the module `name`;
    /// nothing where that is of another crate, or no module's.
    fn target(&self, name: &Name, path: &[String], led: usize) -> Option<Name> {
        if led > MOST_LED {
            return None;
        }
        let (first, rest) = path.split_first()?;
        match first.as_str() {
            "crate" => self.inside(Vec::new(), rest, led),
            "self" => self.inside(name.clone(), rest, led),
            "super" => {
                let (_, parent) = name.split_last()?;
                let mut path = vec!["self".to_owned()];
                path.extend_from_slice(rest);
                self.target(&parent.to_vec(), &path, led)
            }
            // An own name, or one of another crate.
            first => {
                let module = self.0.get(name)?;
                let is_own = module.used.contains_key(first) || self.child(name, first).is_some();
                is_own.then(|| self.inside(name.clone(), path, led))?
            }
        }
    }

    /// The module in which what `path` names lies, from the module `at`.
    fn inside(&self, at: Name, path: &[String], led: usize) -> Option<Name> {
        let Some((first, rest)) = path.split_first() else {
            return Some(at);
        };
        if first == "super" {
            return self.target(&at, path, led);
        }
        let module = self.0.get(&at)?;
        let is_defined = module.defined.contains(first);
        // A function may be called like a module beside it.
        if let Some(child) = self.child(&at, first)
            && !(is_defined && rest.is_empty())
        {
            return self.inside(child, rest, led);
        }
        if is_defined {
            return Some(at);
        }
        if let Some(used) = module.used.get(first) {
            // A name of its own, as of a crate that is called like it, leads nowhere.
            if used == path {
                return None;
            }
            let on = [used, rest].concat();
            return self.target(&at, &on, led + 1);
        }
        let globs = module.globs.iter();
        let globbed = globs.filter_map(|glob| {
            let from = self.target(&at, glob, led + 1)?;
            let named = self.inside(from.clone(), path, led + 1)?;
            (named != from || self.0.get(&from)?.defined.contains(first)).then_some(named)
        });
        globbed.into_iter().next().or(Some(at))
    }

    fn child(&self, name: &Name, child: &str) -> Option<Name> {
        let mut name = name.clone();
        name.push(child.to_owned());
        self.0.contains_key(&name).then_some(name)
    }
}

impl Visit<'_> for Module {
    fn visit_item_use(&mut self, item: &ItemUse) {
        self.take(&item.tree, &mut Vec::new());
    }

    fn visit_path(&mut self, path: &Path) {
        if path.leading_colon.is_none() && path.segments.len() > 1 {
            let segments = path.segments.iter();
            let segments = segments.map(|segment| segment.ident.to_string());
            self.paths.push(segments.collect());
        }
        visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, called: &Macro) {
        self.scan(called.tokens.clone());
        visit::visit_macro(self, called);
    }

    /// Who may see something takes nothing from where that is.
    fn visit_vis_restricted(&mut self, _: &VisRestricted) {}

    fn visit_attribute(&mut self, _: &Attribute) {}
}

impl Module {
    fn take(&mut self, tree: &UseTree, path: &mut Vec<String>) {
        let before = path.len();
        match tree {
            UseTree::Path(tree) => {
                path.push(tree.ident.to_string());
                self.take(&tree.tree, path);
            }
            UseTree::Name(tree) => self.bring(path, &tree.ident, &tree.ident),
            UseTree::Rename(tree) => self.bring(path, &tree.ident, &tree.rename),
            UseTree::Glob(_) => {
                self.paths.push(path.clone());
                self.globs.push(path.clone());
            }
            UseTree::Group(group) => {
                for tree in &group.items {
                    self.take(tree, path);
                }
            }
        }
        path.truncate(before);
    }

    /// Brings what is called `ident` behind `path` under the name `name`.
    fn bring(&mut self, path: &[String], ident: &Ident, name: &Ident) {
        let mut whole = path.to_vec();
        if ident != "self" {
            whole.push(ident.to_string());
        }
        let name = match whole.last() {
            Some(last) if name == "self" => last.clone(),
            _ => name.to_string(),
        };
        self.paths.push(whole.clone());
        self.used.insert(name, whole);
    }

    /// Finds the paths among the tokens of a macro.
    fn scan(&mut self, tokens: proc_macro2::TokenStream) {
        use proc_macro2::TokenTree;

        let mut path: Vec<String> = Vec::new();
        // How many colons have followed the last name.
        let mut colons = 0;
        for token in tokens {
            match token {
                TokenTree::Ident(ident) => {
                    if colons != 2 {
                        self.end(&mut path);
                    }
                    path.push(ident.to_string());
                    colons = 0;
                }
                TokenTree::Punct(punct) if punct.as_char() == ':' => colons += 1,
                TokenTree::Punct(_) | TokenTree::Literal(_) => {
                    self.end(&mut path);
                    colons = 0;
                }
                TokenTree::Group(group) => {
                    self.end(&mut path);
                    colons = 0;
                    self.scan(group.stream());
                }
            }
        }
        self.end(&mut path);
    }

    fn end(&mut self, path: &mut Vec<String>) {
        let path = std::mem::take(path);
        if path.len() > 1 {
            self.paths.push(path);
        }
    }
}

fn file(text: &str) -> Vec<Item> {
    syn::parse_file(text).unwrap().items
}

/// Whether it stands behind `#[cfg(test)]`.
fn is_for_tests(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        let is_cfg = attribute.path().is_ident("cfg");
        is_cfg
            && attribute
                .parse_args::<Ident>()
                .is_ok_and(|ident| ident == "test")
    })
}

fn attributes(item: &Item) -> &[Attribute] {
    match item {
        Item::Const(item) => &item.attrs,
        Item::Enum(item) => &item.attrs,
        Item::Fn(item) => &item.attrs,
        Item::Impl(item) => &item.attrs,
        Item::Macro(item) => &item.attrs,
        Item::Mod(item) => &item.attrs,
        Item::Static(item) => &item.attrs,
        Item::Struct(item) => &item.attrs,
        Item::Trait(item) => &item.attrs,
        Item::Type(item) => &item.attrs,
        Item::Use(item) => &item.attrs,
        _ => &[],
    }
}

/// What the item is called, where it has a name that a path may have.
fn defined(item: &Item) -> impl Iterator<Item = &Ident> {
    let name = match item {
        Item::Const(item) => Some(&item.ident),
        Item::Enum(item) => Some(&item.ident),
        Item::Fn(item) => Some(&item.sig.ident),
        Item::Macro(item) => item.ident.as_ref(),
        Item::Static(item) => Some(&item.ident),
        Item::Struct(item) => Some(&item.ident),
        Item::Trait(item) => Some(&item.ident),
        Item::Type(item) => Some(&item.ident),
        Item::Union(item) => Some(&item.ident),
        _ => None,
    };
    name.into_iter()
}
