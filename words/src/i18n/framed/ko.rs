//! Korean.

use super::FramedWords;

pub(super) static KO: FramedWords = FramedWords {
    host_told: "적은 내용은 이 기기에만 저장돼요. 예상액과 그 계산에 쓴 숫자는 이 계산기를 실은 {0}도 볼 수 있어요. 제출 자료는 직접 전달하실 때만 넘어가요.",
    host_prefilled: "{0}에서 아는 내용을 미리 채워 뒀어요",
    host_prefilled_text: "예상액을 보기 전에 모든 답변을 보여 드려요. 다르면 거기에서 고쳐 주세요.",
    host_give: "{0}에 전달하기",
    host_give_text: "제출 자료를 지금 보고 계신 사이트에 바로 전달할 수 있어요. 누르시기 전에는 넘어가지 않아요.",
    host_give_button: "이 사이트에 전달하기",
    host_given: "이 사이트에 전달했어요. 접수됐는지는 이 사이트에서 확인해 주세요.",
    host_not_given: "전달하지 못했어요. 파일로 저장해 주세요.",
};
