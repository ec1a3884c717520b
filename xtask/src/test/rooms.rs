//! That no modules of a crate import each other in a circle, but a module and what is inside it.
//! Where they do, none can be read, tested or moved without the others.
#![allow(clippy::unwrap_used)]

mod circles;
mod modules;

use std::{
    fs,
    path::{Path, PathBuf},
};

use self::{circles::circles, modules::Modules};

/// Folders in which no crate of ours lies.
const ELSEWHERE: [&str; 4] = ["target", "node_modules", "dist", "src"];

/// The roots of every crate under `folder`: of libraries and of programs.
fn roots(folder: &Path) -> Vec<PathBuf> {
    let mut roots = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let is_elsewhere = name.starts_with('.') || ELSEWHERE.contains(&name.as_str());
        if path.is_dir() && !is_elsewhere {
            roots.extend(self::roots(&path));
        } else if name == "Cargo.toml" {
            let src = folder.join("src");
            let bins = fs::read_dir(src.join("bin")).into_iter().flatten();
            let bins = bins.map(|bin| bin.unwrap().path().join("main.rs"));
            let own = ["lib.rs", "main.rs"].map(|root| src.join(root));
            roots.extend(own.into_iter().chain(bins).filter(|root| root.is_file()));
        }
    }
    roots
}

/// The modules of the crate with that root.
fn modules(root: &Path) -> Modules {
    let src = root.parent().unwrap();
    Modules::read(&|name| {
        let Some((last, folders)) = name.split_last() else {
            return fs::read_to_string(root).unwrap();
        };
        let folder = src.join(folders.iter().collect::<PathBuf>());
        let file = fs::read_to_string(folder.join(last).with_extension("rs"));
        file.unwrap_or_else(|_| fs::read_to_string(folder.join(last).join("mod.rs")).unwrap())
    })
}

#[test]
fn no_modules_import_each_other_in_a_circle() {
    let roots = roots(Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap());
    assert!(roots.len() >= 10, "{roots:?}");
    let found: Vec<String> = roots
        .iter()
        .flat_map(|root| {
            let message = |circle| format!("{}: {circle}", root.display());
            circles(&modules(root)).into_iter().map(message)
        })
        .collect();
    assert!(found.is_empty(), "{}", found.join("\n"));
}

/// The rooms of the app, each of which takes only from those behind it.
const APP: [&str; 7] = [
    "app",
    "pages",
    "state",
    "bridge",
    "components",
    "browser",
    "json",
];

#[test]
fn a_room_of_the_app_takes_only_from_those_below_it() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../src/lib.rs");
    let ties = modules(&root).ties();
    let floor = |name: &[String]| {
        APP.iter()
            .position(|room| Some(*room) == name.first().map(|room| &**room))
    };
    for ((from, to), path) in &ties {
        let message = format!("{} takes {path}", from.join("::"));
        assert!(floor(from).unwrap() <= floor(to).unwrap(), "{message}");
    }
    assert!(ties.len() > 100, "{}", ties.len());
}

/// The circles of a made-up crate: the texts of its modules by their names.
fn made_up(modules: &[(&str, &str)]) -> Vec<String> {
    let text = |name: &[String]| {
        let name = name.join("::");
        let module = modules.iter().find(|(known, _)| *known == name);
        module.unwrap().1.to_owned()
    };
    circles(&Modules::read(&text))
}

#[test]
fn a_circle_is_found_and_named() {
    let two = [
        ("", "mod a; mod b;"),
        ("a", "use crate::b::B; pub struct A;"),
        ("b", "pub struct B; fn a() { super::a::A; }"),
    ];
    let message = "a takes b (crate::b::B), b takes a (super::a::A)";
    assert_eq!(made_up(&two), [message]);

    let three = [
        ("", "mod a; mod b { use super::c; } mod c;"),
        ("a", "use super::b::B;"),
        ("c", "fn f() { html! { <p>{crate::a::A}</p> } }"),
    ];
    assert_eq!(made_up(&three).len(), 1);
}

#[test]
fn a_circle_is_found_behind_names_that_are_handed_on() {
    let handed_on = [
        ("", "mod a; mod b; pub use a::*; pub use b::B as Other;"),
        ("a", "use crate::Other; pub struct A;"),
        ("b", "use crate::A as Own; pub struct B;"),
    ];
    assert_eq!(made_up(&handed_on).len(), 1);
    let by_a_module = [
        ("", "mod a; mod b;"),
        ("a", "use crate::b; fn a() { b::inner::c() }"),
        ("b", "pub mod inner { use crate::a::a; }"),
    ];
    assert_eq!(made_up(&by_a_module).len(), 1);
}

#[test]
fn a_circle_through_a_child_and_a_third_module_is_found() {
    let through = [
        ("", "mod a; mod b;"),
        ("a", "mod inner; use crate::b::B; pub struct A;"),
        ("a::inner", "use super::A;"),
        ("b", "use crate::a::inner;"),
    ];
    assert_eq!(made_up(&through).len(), 1);
}

#[test]
fn a_module_and_what_is_inside_it_are_no_circle() {
    let family = [
        ("", "mod a; mod b; pub struct Root; use a::A;"),
        (
            "a",
            "mod one; mod two; use one::One; use two::Two; pub struct A;",
        ),
        ("a::one", "use super::A; use crate::Root;"),
        ("a::two", "use super::{A, one::One};"),
        (
            "b",
            "use crate::{Root, a::A}; #[cfg(test)] mod tests { use crate::a; }",
        ),
    ];
    assert_eq!(made_up(&family), Vec::<String>::new());
    let called_alike = [
        ("", "mod a; mod b; fn b() {}"),
        ("a", "use super::b; pub fn a() { b() }"),
        ("b", "use super::a::a;"),
    ];
    assert_eq!(made_up(&called_alike), Vec::<String>::new());
}

#[test]
fn what_only_tests_take_is_no_circle() {
    let tested = [
        ("", "mod a; mod b;"),
        ("a", "use crate::b::B; pub struct A;"),
        (
            "b",
            "pub(in crate::a) struct B; #[cfg(test)] use crate::a::A;",
        ),
    ];
    assert_eq!(made_up(&tested), Vec::<String>::new());
}
