//! English.

use rules::Lang;

use super::Catalogue;

pub(super) static EN: Catalogue = Catalogue {
    lang: Lang::En,
    own_name: "English",

    product: "Bosang 보상",
    home: "find another outage",
    language: "Language",
    skip_to_content: "Skip to the content",
    progress: "Progress",
    progress_text: "Step {0} of {1}: {2}",
    stages: ["You", "Services", "Details", "Check", "Estimate"],
    privacy: "What you enter is kept on this device only. Nothing leaves it until you send it yourself.",
    continue_: "Continue",
    back: "Back",
    yes: "Yes",
    no: "No",
    optional: "If you do not know, leave it empty and continue.",
    check_these: "Please look at these again",
    check_more: "And {0} more",

    coming: "Loading the rest of the calculator.",
    coming_failed: "The rest of the calculator did not arrive",
    coming_failed_text: "Your answers are kept. Check your connection, then continue again.",
    clear: "Clear all answers",
    clear_question: "Clear everything you entered so far? This cannot be undone.",
    clear_yes: "Clear all",
    clear_no: "Keep them",
    unsaved: "Your answers are not being kept on this device",
    unsaved_blocked: "Your browser does not allow it. You can go on, but your answers are gone when you close the page.",
    unsaved_full: "The browser's storage is full. You can go on, but your answers are gone when you close the page.",
    understood: "I understand",

    start_heading: "Find out what you may be owed",
    start_incident: "The outage lasted from {0} to {1}, {2} in all (Korean time).",
    start_incident_local: "The outage lasted from {0} to {1}, {2} in all (local time).",
    start_standing: "This works for any outage. You will be asked when yours was.",
    start_does: "What this does",
    start_does_list: [
        "It asks only what it needs. Most people are done in three minutes.",
        "You can open every figure and see the rule it comes from.",
        "At the end you can save a file to hand in.",
    ],
    start_does_not: "What it does not do",
    start_does_not_list: [
        "It promises nothing. It is an estimate by the published rules.",
        "It sends your answers nowhere until you send them yourself. They stay in this browser.",
        "It does not claim for you. The operator decides.",
    ],
    start_button: "Start",
    document: "Read the rules as a document",
    start_continue: "Continue where I left off",
    start_restored: "Your answers are still here",
    start_restored_text: "You can go on with the answers kept on this device.",
    start_rules_changed: "The rules have changed since. Please check your answers as you go on.",
    intake_heading_closed: "Claims are no longer taken",
    intake_heading: "When to claim",
    intake_all_closed: "You can still work out what it would have been and save the file.",
    intake_row_closed: "{0}: closed after {1}",
    intake_row_open: "{0}: open until {1}",
    intake_row_opens: "{0}: opens {1}",

    windows_heading: "Check when you could not use them",

    losses_heading: "Did you lose anything else?",

    evidence_heading: "Which papers do you have?",

    check_heading: "Check your answers",

    rail_heading: "Estimate so far",
    rail_toggle: "Details",
    rail_note: "This is an estimate, not a promise.",
    rail_waiting: "Waiting for answers",
    count_items: "{0}",
    rail_nothing: "Nothing yet",
    rail_open: "See the estimate",
    rail_announce: "Estimate so far: {0}",

    estimate_heading: "Your estimate",

    save_heading: "Save and go on later",
    submit_heading: "Your file is ready",

    empty_choice: "Choose one",
};
