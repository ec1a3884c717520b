//! The page's address and the browser's history.

use std::{cell::RefCell, rc::Rc};

use bosang::browser::history;
use interview::page::Page;
use rules::Lang;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::{
    rules_come::kakao,
    stand_in::{pause, script, text, until},
};

/// What follows the origin.
fn address() -> String {
    text("return location.pathname + location.search + location.hash")
}

/// Puts an address in place of the present one, as a link from elsewhere would.
fn arrive_at(address: &str) {
    script(&format!("history.replaceState(null, '', '{address}')"));
}

#[wasm_bindgen_test]
async fn the_history_is_walked() {
    arrive_at("/");
    let walked: Rc<RefCell<Vec<String>>> = Rc::default();
    let heard = walked.clone();
    let listener = history::listen(move |path| heard.borrow_mut().push(path));

    history::replace("");
    assert_eq!(history::path(), "");
    history::push("q/services");
    history::push("q/melon");
    assert_eq!(history::path(), "q/melon");
    pause(100).await;
    assert!(
        walked.borrow().is_empty(),
        "the app's own steps are no news"
    );

    assert!(history::back());
    until("the step back is told", || !walked.borrow().is_empty()).await;
    assert_eq!(history::path(), "q/services");
    assert_eq!(*walked.borrow(), ["q/services"]);

    history::replace("check");
    assert!(history::back());
    until("the second is told", || walked.borrow().len() == 2).await;
    assert_eq!(history::path(), "");
    assert!(!history::back(), "what lies before is not of this app");

    script("location.hash = '#/estimate'");
    until("the edit is told", || walked.borrow().len() == 3).await;
    assert_eq!(walked.borrow().last().map(String::as_str), Some("estimate"));
    drop(listener);
    let later: Rc<RefCell<Vec<String>>> = Rc::default();
    let heard = later.clone();
    let listener = history::listen(move |path| heard.borrow_mut().push(path));
    script("location.hash = '#/check'");
    until("the next listener hears", || !later.borrow().is_empty()).await;
    assert_eq!(walked.borrow().len(), 3, "the first listens no more");
    drop(listener);
    arrive_at("/");
}

#[wasm_bindgen_test]
fn an_address_without_a_page_is_the_first_one() {
    for (address, path) in [
        ("/", ""),
        ("/#", ""),
        ("/#/", ""),
        ("/#check", "check"),
        ("/#/check", "check"),
    ] {
        arrive_at(address);
        assert_eq!(history::path(), path, "{address}");
    }
    arrive_at("/");
}

/// Only names that stand in the pack get into an address, never what somebody answers.
#[wasm_bindgen_test]
fn an_address_names_a_page_and_nothing_of_the_claim() {
    arrive_at("/?lang=ko");
    let questions = kakao().questions;
    let questions = questions
        .iter()
        .map(|question| Page::Question(question.id.clone()));
    let pages = [
        Page::Start,
        Page::Windows,
        Page::OtherLosses,
        Page::Evidence,
        Page::Check,
        Page::Estimate,
        Page::Submit,
    ];
    for page in questions.chain(pages) {
        history::replace(&page.path());
        let name = match &page {
            Page::Question(id) => format!("q/{id}"),
            other => other.path(),
        };
        assert_eq!(address(), format!("/?lang=ko#/{name}"));
        assert_eq!(Page::at(&history::path()), Some(page));
        // The state that the browser keeps beside the address is the number of steps.
        assert_eq!(text("return typeof history.state"), "number");
    }
    arrive_at("/");
}

#[wasm_bindgen_test]
fn an_address_that_asks_for_a_language_keeps_up_with_it() {
    arrive_at("/?from=mail&lang=ko#/check");
    history::set_lang(Lang::En);
    assert_eq!(address(), "/?from=mail&lang=en#/check");

    for silent in ["/?from=mail#/check", "/#/check", "/?lang=xx"] {
        arrive_at(silent);
        history::set_lang(Lang::En);
        assert_eq!(address(), silent);
    }
    arrive_at("/");
}
