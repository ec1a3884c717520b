//! What is kept on the device, and what happens where nothing can be kept.

use bosang::browser::{
    random,
    storage::{self, StorageFault},
};
use interview::{
    daily::{DailySales, DayEntry, Mark},
    draft::{DRAFT_SCHEMA, Draft, Entry, LossEntry, WeekEntry, WindowEntry},
};
use rules::{EvidenceFile, EvidenceHeld, Lang, LossKind, canonical::Digest, id::PackId};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::stand_in::{StandIn, script, text};

const QUOTA: &str = "() => { throw new DOMException('', 'QuotaExceededError'); }";
const SECURITY: &str = "() => { throw new DOMException('', 'SecurityError'); }";

/// The draft of that pack as the app takes it up.
fn stored(pack: &PackId) -> Result<Option<Draft>, StorageFault> {
    storage::kept_draft(pack)
}

/// Leaves nothing of the draft, as starting over does.
fn forget(draft: &Draft) -> Result<(), StorageFault> {
    storage::keep(&Draft {
        entries: Default::default(),
        ..draft.clone()
    })
}

/// A draft with something of everything.
fn draft() -> Draft {
    let mut draft = Draft {
        schema: DRAFT_SCHEMA,
        pack: "test-pack".into(),
        version: "1.0.0".into(),
        idempotency_key: random::key(),
        entries: Default::default(),
        windows: Default::default(),
        other_losses: vec![LossEntry {
            what: "\"예약\"\n취소 \\ 😀".into(),
            amount: "백만".into(),
            kind: Some(LossKind::Refund),
            date: Some(["2022".into(), "10".into(), String::new()]),
            files: Vec::new(),
        }],
        evidence: Default::default(),
        passed: vec!["windows".into()],
        prepared: Some("2022-12-31T23:59:59+09:00".parse().expect("an instant")),
        sent: None,
        name: Some("홍대점".into()),
        daily: Default::default(),
        set_aside: Default::default(),
        touched: Some("2022-12-31T23:59:59+09:00".parse().expect("an instant")),
    };
    let saturday = "2022-10-15".parse().expect("a date");
    let mut daily = DailySales {
        source: "카드 매출.csv".into(),
        ..DailySales::default()
    };
    let closed = DayEntry {
        text: "12만".into(),
        mark: Some(Mark::Closed),
    };
    daily.days.insert(saturday, closed);
    draft.daily.insert("sales".into(), daily);
    let mut aside = interview::table::Table::default();
    aside.insert(saturday, "지역 축제".to_owned());
    draft.set_aside.insert("sales".into(), aside);
    let entries = [
        (
            "services",
            Entry::Services {
                chosen: vec!["melon".into(), "talk_text".into()],
                none: false,
            },
        ),
        ("claimant", Entry::Choice("consumer".into())),
        ("business_use", Entry::YesNo(true)),
        ("sales", Entry::Text("한 백만쯤".into())),
        (
            "granted_on",
            Entry::Date(["2022".into(), "11".into(), String::new()]),
        ),
    ];
    for (question, entry) in entries {
        draft.entries.insert(question.into(), entry);
    }
    let mut weeks = interview::table::Table::default();
    weeks.insert(
        "2022-10-15".parse().expect("a date"),
        WeekEntry {
            text: "1,000,000원".into(),
            no_record: true,
        },
    );
    draft
        .entries
        .insert("weekly_sales".into(), Entry::Weekly(weeks));
    let end = ["2022", "10", "15", "15", "30"].map(String::from);
    draft.windows.insert(
        "melon".into(),
        WindowEntry {
            from: end.clone(),
            to: end,
        },
    );
    let file = EvidenceFile {
        name: "통장.pdf".into(),
        media_type: "application/pdf".into(),
        bytes: 3,
        sha256: Digest::of(b"abc"),
        modified: None,
    };
    draft
        .evidence
        .insert("bank_book".into(), EvidenceHeld { files: vec![file] });
    draft
}

#[wasm_bindgen_test]
fn a_draft_is_kept_and_forgotten() {
    let draft = draft();
    storage::keep(&draft).expect("room");
    assert_eq!(stored(&draft.pack), Ok(Some(draft.clone())));

    let mut changed = draft.clone();
    changed
        .entries
        .insert("claimant".into(), Entry::Choice("small_business".into()));
    storage::keep(&changed).expect("room");
    assert_eq!(stored(&draft.pack), Ok(Some(changed)));

    forget(&draft).expect("storage");
    assert_eq!(stored(&draft.pack), Ok(None));
    forget(&draft).expect("nothing to remove is no fault");
}

#[wasm_bindgen_test]
fn each_pack_has_its_own_draft() {
    let own = draft();
    let other = Draft {
        pack: "other-pack".into(),
        ..draft()
    };
    storage::keep(&own).expect("room");
    assert_eq!(stored(&other.pack), Ok(None));
    storage::keep(&other).expect("room");
    forget(&own).expect("storage");
    assert_eq!(stored(&other.pack), Ok(Some(other.clone())));

    // One that says it is of another pack is not taken, wherever it lies.
    script(
        "localStorage.setItem('bosang..draft.test-pack',
           localStorage.getItem('bosang..draft.other-pack'));",
    );
    assert_eq!(stored(&own.pack), Ok(None));
    script("localStorage.removeItem('bosang..draft.test-pack')");
    assert_eq!(stored(&own.pack), Ok(None));
    assert_eq!(stored(&other.pack), Ok(Some(other.clone())));
    forget(&other).expect("storage");
}

#[wasm_bindgen_test]
fn a_draft_that_cannot_be_read_is_none() {
    let draft = draft();
    storage::keep(&draft).expect("room");
    let whole = text("return localStorage.getItem('bosang..draft.test-pack')");
    let put = |content: &str| {
        let content = format!("{content:?}");
        script(&format!(
            "localStorage.setItem('bosang..draft.test-pack', {content})"
        ));
        stored(&"test-pack".into())
    };
    for damaged in [
        "",
        "{",
        "[]",
        "null",
        "7",
        "{\"schema\":1}",
        &whole[..whole.len() - 1],
    ] {
        assert_eq!(put(damaged), Ok(None), "{damaged}");
    }
    let other_type = whole.replace("\"passed\":[\"windows\"]", "\"passed\":\"windows\"");
    assert_ne!(other_type, whole);
    assert_eq!(put(&other_type), Ok(None), "a text in the place of a list");

    let later = whole.replacen("\"schema\":1", "\"schema\":2", 1);
    assert_ne!(later, whole);
    assert_eq!(put(&later), Ok(None), "a later form");

    // What could not be read does not stand in the way of what comes next.
    storage::keep(&draft).expect("room");
    assert_eq!(stored(&draft.pack), Ok(Some(draft.clone())));
    forget(&draft).expect("storage");
    script("localStorage.removeItem('bosang..draft.test-pack')");
    assert_eq!(stored(&draft.pack), Ok(None));
}

#[wasm_bindgen_test]
fn nothing_is_kept_anywhere_else() {
    let draft = draft();
    storage::keep(&draft).expect("room");
    storage::save_lang(Lang::En).expect("room");
    assert_eq!(
        text("return Object.keys(localStorage).sort().join()"),
        "bosang..draft.test-pack,bosang..lang"
    );
    assert_eq!(text("return String(sessionStorage.length)"), "0");
    assert_eq!(text("return document.cookie"), "");
    forget(&draft).expect("storage");
    script("localStorage.removeItem('bosang..lang')");
    assert_eq!(text("return String(localStorage.length)"), "0");
}

#[wasm_bindgen_test]
fn storage_that_is_really_full_says_so() {
    let draft = draft();
    script(
        "for (let size = 1 << 22, at = 0; size > 0; at += 1) {
           try {
             localStorage.setItem(`fill${at}`, 'x'.repeat(size));
           } catch {
             size >>= 1;
           }
         }",
    );
    let full = storage::keep(&draft);
    script("localStorage.clear()");
    assert_eq!(full, Err(StorageFault::Full));
    assert_eq!(storage::keep(&draft), Ok(()));
    forget(&draft).expect("storage");
}

#[wasm_bindgen_test]
fn full_storage_is_told_from_blocked_storage() {
    let draft = draft();
    let full = StandIn::function("Storage.prototype", "setItem", QUOTA);
    assert_eq!(storage::keep(&draft), Err(StorageFault::Full));
    assert_eq!(storage::save_lang(Lang::Ko), Err(StorageFault::Full));
    drop(full);
    let blocked = StandIn::function("Storage.prototype", "setItem", SECURITY);
    assert_eq!(storage::keep(&draft), Err(StorageFault::Blocked));
    drop(blocked);
    let blocked = StandIn::function("Storage.prototype", "getItem", SECURITY);
    assert_eq!(stored(&draft.pack), Err(StorageFault::Blocked));
    drop(blocked);
}

/// Browsers that block storage throw when it is asked for, or have none.
#[wasm_bindgen_test]
fn blocked_storage_is_a_fault_and_no_failure() {
    let draft = draft();
    for getter in [SECURITY, "() => null", "() => undefined"] {
        let blocked = StandIn::new("window", "localStorage", &format!("get: {getter}"));
        let fault = Err(StorageFault::Blocked);
        assert_eq!(stored(&draft.pack), Err(StorageFault::Blocked));
        assert_eq!(storage::keep(&draft), fault, "{getter}");
        assert_eq!(forget(&draft), fault, "{getter}");
        assert_eq!(storage::save_lang(Lang::En), fault, "{getter}");
        assert_eq!(storage::lang(), None, "{getter}");
        drop(blocked);
    }
    assert_eq!(storage::keep(&draft), Ok(()), "storage is back");
    forget(&draft).expect("storage");
}

#[wasm_bindgen_test]
fn what_cannot_be_read_stays_and_the_draft_is_kept_beside_it() {
    let pack: PackId = "unread-pack".into();
    let storage = web_sys::window()
        .and_then(|window| window.local_storage().ok()?)
        .expect("storage");
    let key = |name: &str| ["bosang..", name].concat();
    let odd = [
        r#"{"schema":99,"pack":"unread-pack"}"#,
        "{\"schema\":1,",
        "[]",
    ];
    for odd in odd {
        storage
            .set_item(&key("draft.unread-pack"), odd)
            .expect("room");
        assert_eq!(stored(&pack), Ok(None));
        assert_eq!(storage::unread_drafts(), [odd]);
        let mut draft = Draft {
            pack: pack.clone(),
            ..draft()
        };
        storage::keep(&draft).expect("kept");
        assert_eq!(stored(&pack), Ok(Some(draft.clone())), "{odd}");
        let there = storage.get_item(&key("draft.unread-pack"));
        assert_eq!(there.expect("storage").as_deref(), Some(odd));
        // Nothing of it goes with the draft either.
        draft = Draft {
            other_losses: Vec::new(),
            windows: Default::default(),
            evidence: Default::default(),
            daily: Default::default(),
            set_aside: Default::default(),
            name: None,
            passed: Vec::new(),
            ..draft
        };
        forget(&draft).expect("forgotten");
        assert_eq!(stored(&pack), Ok(None));
        let there = storage.get_item(&key("draft.unread-pack"));
        assert_eq!(there.expect("storage").as_deref(), Some(odd));
    }
    storage
        .remove_item(&key("draft.unread-pack"))
        .expect("removed");
    assert_eq!(stored(&pack), Ok(None));
    assert!(storage::unread_drafts().is_empty());
}
