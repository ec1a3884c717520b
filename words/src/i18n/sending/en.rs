use super::SendingWords;

pub(super) static WORDS: SendingWords = SendingWords {
    heading: "Send it to {0}",
    text: "When you press the button, your answers and the estimate go to {0}. Until then nothing is sent. Your paper files are not sent with it, so keep them.",
    button: "Send",
    not_loaded: "What sends it could not be loaded. Reload the page and press the button again. Your answers stay.",

    under_way: "Sending.",

    waiting: "Not sent yet",
    waiting_offline: "You are offline. It will be sent as soon as you are connected.",
    waiting_unreachable: "The receiver cannot be reached. It will be sent again in a while.",
    waiting_slow: "The receiver did not answer in time. It may have arrived; if it is sent again, it still counts once.",
    waiting_server: "The receiver is busy. It will be sent again in a while.",
    waiting_kept: "You can close this page. It is kept on this device and sent when you open it next.",
    waiting_not_kept: "Your browser does not allow keeping it. Please leave this page open until it is sent.",
    try_now: "Try again now",
    take_back: "Do not send it",

    received: "Received",
    received_number: "Receipt number",
    received_at: "It arrived on {0}.",
    received_text: "The operator has recomputed it with the same rules and found it equal. Note the receipt number.",

    changed: "You have changed it since you sent it",
    changed_text: "What you sent under receipt number {0} stands as it was. You can send the changed content as a new claim; then tell the operator which of the two counts.",
    changed_unsure: "It is not known yet whether what you sent before arrived. You can send the changed content as a new claim.",
    renew: "Prepare it as a new claim",

    refused: "Not accepted",
    refused_other_content: "This claim was already received with other content. You can send the present content as a new claim.",
    refused_unknown_pack: "The receiver does not know this version of the rules yet. Save the file and ask the operator.",
    refused_unequal: "The receiver computed something else. Reload the page and check your answers; if it happens again, save the file and give it to the operator.",
    refused_other: "The receiver did not take it. Save the file and give it to the operator yourself.",

    otherwise: "Keep it yourself",
    next_list: [
        "Note the receipt number. You need it when you ask the operator.",
        "Your paper files were not sent. Keep them ready for when the operator asks.",
    ],

    contact: "Whom to ask",
    contact_phone: "Phone",
    contact_email: "E-mail",
    contact_page: "Website",
};
