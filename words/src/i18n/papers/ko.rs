use super::PaperWords;

pub(super) static KO: PaperWords = PaperWords {
    needed_for: "필요한 보상: {0}",
    camera: "사진 찍기",
    drop: "파일을 여기로 끌어다 놓아도 돼요",
    elsewhere: "이 기기에는 파일이 없어요. 모두 가져가려면 같은 파일을 다시 골라 주세요.",
    not_kept: "이 브라우저에는 파일을 보관할 수 없어요. 창을 닫으면 다시 골라야 해요.",
    located: "이 사진에는 찍은 장소가 들어 있어요.",
    clean: "장소 지우기",

    loss_kind: "어떤 손실인가요?",
    loss_kinds: [
        "더 쓴 비용",
        "손님에게 돌려준 돈",
        "상해서 버린 물건",
        "그 밖의 손실",
    ],
    loss_cost_hint: "퀵, 다른 서비스, 인건비 등",
    loss_date: "언제였나요? (알면)",
    loss_files: "손실 {0}",
    losses_beside: "이 기준이 세지 않는 손실",
    losses_sum: "적은 손실을 모두 더하면 {0}이에요. 이 보상 기준이 세지 않는 손실이라 예상 보상에는 더하지 않아요.",

    held: " (준비했어요)",
    pack_heading: "서류까지 한 번에 가져가기",
    pack_text: "제출 자료와 서류 파일, 사람이 읽을 요약을 ZIP 파일 하나로 묶어요. 묶는 일도 이 기기 안에서 해요.",
    pack: "모두 묶어 내려받기",
    packing: "묶고 있어요. {0}%",
    packed: "다 묶었어요. 내려받은 파일을 확인해 주세요.",
    pack_unreadable: "‘{0}’ 파일을 읽지 못했어요. 옮기거나 고친 파일이면 서류 쪽에서 다시 골라 주세요.",
    pack_failed: "ZIP 파일을 만들지 못했어요. 저장 공간을 확인하고 다시 해 보세요.",
    pack_elsewhere: "이 기기에 없는 파일이 있어 묶을 수 없어요: {0}. 서류 쪽에서 다시 고르거나 빼 주세요.",
    pack_next: "서류 파일은 ‘모두 묶어 내려받기’로 함께 챙기세요. ‘파일로 저장하기’에는 들어 있지 않아요.",
};
