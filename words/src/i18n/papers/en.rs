use super::PaperWords;

pub(super) static EN: PaperWords = PaperWords {
    needed_for: "Asked for by: {0}",
    camera: "Take a photo",
    drop: "or drop files here",
    elsewhere: "This file is not on this device. To take everything along, choose the same file again.",
    not_kept: "This browser cannot keep the file. If you close the page, choose it again.",
    located: "This photo says where it was taken.",
    clean: "Remove the place",

    loss_kind: "What kind of loss was it?",
    loss_kinds: [
        "Extra costs",
        "Refunds to customers",
        "Spoiled goods",
        "Something else",
    ],
    loss_cost_hint: "Couriers, another service, wages",
    loss_date: "When was it, if you know?",
    loss_files: "loss {0}",
    losses_beside: "Losses that the rules do not count",
    losses_sum: "The losses you entered come to {0}. The rules do not count them, so they are not added to the estimate.",

    held: " (you have it)",
    pack_heading: "Take everything along",
    pack_text: "Your claim, your files and a summary to read, in one ZIP file. It is made on this device.",
    pack: "Download everything",
    packing: "Packing: {0}%",
    packed: "Packed. Look for the file among your downloads.",
    pack_unreadable: "The file ‘{0}’ could not be read. If you moved or changed it, choose it again among your papers.",
    pack_failed: "The ZIP file could not be made. See whether there is room on this device, then try again.",
    pack_elsewhere: "Some files are not on this device: {0}. Choose them again among your papers, or remove them.",
    pack_next: "Take your papers along with ‘Download everything’. The saved file does not hold them.",
};
