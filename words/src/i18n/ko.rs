//! Korean.

use rules::Lang;

use super::Catalogue;

pub(super) static KO: Catalogue = Catalogue {
    lang: Lang::Ko,
    own_name: "한국어",

    product: "Bosang 보상",
    home: "다른 장애 찾기",
    language: "언어",
    skip_to_content: "본문으로 건너뛰기",
    progress: "진행 상황",
    progress_text: "{1}단계 중 {0}단계: {2}",
    stages: [
        "신청하는 분",
        "쓰던 서비스",
        "자세한 내용",
        "답변 확인",
        "예상 보상",
    ],
    privacy: "적은 내용은 이 기기에만 저장돼요. 직접 보내기 전에는 어디로도 나가지 않아요.",
    continue_: "계속하기",
    back: "이전",
    yes: "네",
    no: "아니요",
    optional: "몰라도 괜찮아요. 비워 두고 계속할 수 있어요.",
    check_these: "이 내용을 한 번 더 봐 주세요",
    check_more: "그 밖에 {0}곳 더 있어요",

    coming: "계산기를 불러오고 있어요.",
    coming_failed: "계산기를 다 내려받지 못했어요",
    coming_failed_text: "답하신 내용은 그대로 있어요. 인터넷 연결을 확인하고 ‘계속하기’를 다시 눌러 주세요.",
    clear: "답변 모두 지우기",
    clear_question: "지금까지 적은 답변을 모두 지울까요? 되돌릴 수 없어요.",
    clear_yes: "모두 지우기",
    clear_no: "그대로 두기",
    unsaved: "답변을 이 기기에 저장하지 못하고 있어요",
    unsaved_blocked: "브라우저가 저장을 막고 있어요. 계속할 수 있지만, 창을 닫으면 답변이 사라져요.",
    unsaved_full: "저장 공간이 가득 찼어요. 계속할 수 있지만, 창을 닫으면 답변이 사라져요.",
    understood: "알겠어요",

    start_heading: "얼마나 보상받을 수 있는지 알아봐요",
    start_incident: "{0}부터 {1}까지, {2} 동안 멈췄어요. (한국 시각)",
    start_incident_local: "{0}부터 {1}까지, {2} 동안 멈췄어요. (현지 시각)",
    start_standing: "언제 생긴 장애든 계산할 수 있어요. 멈춘 시간은 뒤에서 여쭤볼게요.",
    start_does: "이렇게 해요",
    start_does_list: [
        "필요한 것만 물어봐요. 보통 3분이면 끝나요.",
        "금액마다 어느 기준에서 나왔는지 펼쳐 볼 수 있어요.",
        "다 마치면 제출 자료를 파일로 저장할 수 있어요.",
    ],
    start_does_not: "이런 건 하지 않아요",
    start_does_not_list: [
        "보상을 약속하지 않아요. 공개된 기준으로 계산한 예상이에요.",
        "직접 보내기 전에는 답변이 어디로도 나가지 않아요. 모두 이 브라우저 안에 있어요.",
        "대신 신청해 드리지 않아요. 결정은 사업자가 해요.",
    ],
    start_button: "시작하기",
    document: "보상 기준을 문서로 읽기",
    start_continue: "이어서 하기",
    start_restored: "적던 답변이 남아 있어요",
    start_restored_text: "이 기기에 저장된 답변으로 이어서 할 수 있어요.",
    start_rules_changed: "그사이 보상 기준이 바뀌었어요. 답변을 확인하면서 이어서 해 주세요.",
    intake_heading_closed: "신청은 이미 마감됐어요",
    intake_heading: "신청 기간",
    intake_all_closed: "그래도 얼마였을지 계산하고 자료를 만들 수 있어요.",
    intake_row_closed: "{0}: {1}에 마감",
    intake_row_open: "{0}: {1}까지",
    intake_row_opens: "{0}: {1}부터",

    windows_heading: "언제 쓸 수 없었는지 확인해 주세요",

    losses_heading: "다른 손실도 있었나요?",

    evidence_heading: "가지고 있는 서류를 골라 주세요",

    check_heading: "답변을 확인해 주세요",

    rail_heading: "지금까지 예상",
    rail_toggle: "자세히",
    rail_note: "예상이에요. 정해진 금액이 아니에요.",
    rail_waiting: "답이 더 필요한 것",
    count_items: "{0}가지",
    rail_nothing: "아직 없어요",
    rail_open: "예상 보상 보기",
    rail_announce: "지금까지 예상: {0}",

    estimate_heading: "예상 보상",

    save_heading: "저장하고 나중에 이어서 해요",
    submit_heading: "제출 자료가 준비됐어요",

    empty_choice: "하나를 골라 주세요",
};
