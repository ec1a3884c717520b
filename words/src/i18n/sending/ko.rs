use super::SendingWords;

pub(super) static WORDS: SendingWords = SendingWords {
    heading: "{0}에 보내기",
    text: "누르면 답변과 예상액을 {0}에 보내요. 누르기 전에는 아무것도 보내지 않아요. 서류 파일은 함께 보내지 않으니 따로 챙겨 두세요.",
    button: "보내기",
    not_loaded: "보내는 기능을 불러오지 못했어요. 페이지를 새로 고친 뒤 다시 눌러 주세요. 답변은 그대로 남아 있어요.",

    under_way: "보내고 있어요.",

    waiting: "아직 보내지 못했어요",
    waiting_offline: "인터넷에 연결되어 있지 않아요. 연결되면 바로 보낼게요.",
    waiting_unreachable: "받는 곳에 연결되지 않아요. 잠시 뒤에 다시 보낼게요.",
    waiting_slow: "받는 곳에서 답이 오지 않았어요. 이미 도착했을 수도 있지만, 다시 보내도 한 번만 접수돼요.",
    waiting_server: "받는 곳이 지금 바빠요. 잠시 뒤에 다시 보낼게요.",
    waiting_kept: "이 페이지를 닫아도 괜찮아요. 이 기기에 보관해 두었다가 다음에 열 때 보내요.",
    waiting_not_kept: "브라우저가 저장을 막고 있어요. 다 보낼 때까지 이 페이지를 닫지 말아 주세요.",
    try_now: "지금 다시 보내기",
    take_back: "보내지 않기",

    received: "접수됐어요",
    received_number: "접수 번호",
    received_at: "{0}에 도착했어요.",
    received_text: "사업자가 같은 규칙으로 다시 계산해 확인했어요. 접수 번호를 적어 두세요.",

    changed: "보낸 뒤에 내용이 바뀌었어요",
    changed_text: "먼저 보낸 내용(접수 번호 {0})은 그대로 있어요. 바뀐 내용은 새 신청으로 보낼 수 있어요. 그럴 때는 먼저 보낸 신청을 어떻게 할지 사업자에게 알려 주세요.",
    changed_unsure: "먼저 보낸 내용이 도착했는지 아직 몰라요. 바뀐 내용은 새 신청으로 보낼 수 있어요.",
    renew: "새 신청으로 준비하기",

    refused: "접수되지 않았어요",
    refused_other_content: "같은 신청이 다른 내용으로 이미 접수되어 있어요. 지금 내용은 새 신청으로 보낼 수 있어요.",
    refused_unknown_pack: "받는 곳이 이 버전의 규칙을 아직 몰라요. 파일로 저장해 두고 사업자에게 물어봐 주세요.",
    refused_unequal: "받는 곳에서 다시 계산한 결과가 달랐어요. 페이지를 새로 고쳐 답변을 확인하고, 그래도 같으면 파일로 저장해 사업자에게 전해 주세요.",
    refused_other: "받는 곳이 이 자료를 받지 않았어요. 파일로 저장해 사업자에게 직접 전해 주세요.",

    otherwise: "직접 보관하기",
    next_list: [
        "접수 번호를 적어 두세요. 사업자에게 물어볼 때 필요해요.",
        "서류 파일은 보내지 않았어요. 사업자가 요청하면 낼 수 있게 챙겨 두세요.",
    ],

    contact: "물어볼 곳",
    contact_phone: "전화",
    contact_email: "이메일",
    contact_page: "홈페이지",
};
