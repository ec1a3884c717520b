//! English.

use super::FramedWords;

pub(super) static EN: FramedWords = FramedWords {
    host_told: "What you enter is kept on this device only. {0}, whose page this is in, can see the estimate and the figures it is worked out from. It gets your submission only if you hand it over.",
    host_prefilled: "{0} has filled in what it knows",
    host_prefilled_text: "You see every answer before the estimate, and can change what is not right.",
    host_give: "Hand it to {0}",
    host_give_text: "You can hand your submission straight to the site you are on. Nothing goes there before you press the button.",
    host_give_button: "Hand it to this site",
    host_given: "Handed to this site. Look there for whether it has been received.",
    host_not_given: "It could not be handed over. Please save it as a file.",
};
