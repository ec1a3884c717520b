use std::rc::Rc;

use bosang::components::IconName;
use rules::Lang;
use yew::AttrValue;

/// Picks the words of one language.
#[derive(Clone, Copy, PartialEq)]
pub(crate) struct Words(pub(crate) Lang);

impl Words {
    pub(crate) fn is(self, ko: &'static str, en: &'static str) -> AttrValue {
        match self.0 {
            Lang::Ko => ko,
            Lang::En => en,
        }
        .into()
    }
}

pub(crate) fn languages() -> Rc<[(Lang, AttrValue)]> {
    [(Lang::Ko, "한국어".into()), (Lang::En, "English".into())].into()
}

pub(crate) struct Service {
    pub(crate) icon: IconName,
    pub(crate) name: (&'static str, &'static str),
    pub(crate) keywords: &'static str,
    /// Hours from the start of the outage to the published end, and whether that is exact.
    pub(crate) hours: f32,
    pub(crate) exact: bool,
}

const fn service(
    icon: IconName,
    name: (&'static str, &'static str),
    keywords: &'static str,
    hours: f32,
    exact: bool,
) -> Service {
    Service {
        icon,
        name,
        keywords,
        hours,
        exact,
    }
}

pub(crate) const GROUPS: [(&str, &str, &[Service]); 6] = [
    (
        "카카오톡",
        "KakaoTalk",
        &[
            service(
                IconName::Message,
                ("카카오톡 문자", "KakaoTalk messages"),
                "카톡 chat",
                10.0,
                true,
            ),
            service(
                IconName::Monitor,
                ("카카오톡 PC 로그인", "KakaoTalk on PC"),
                "컴퓨터 desktop",
                23.0,
                false,
            ),
            service(
                IconName::Image,
                (
                    "카카오톡 사진·동영상·파일 보내기",
                    "KakaoTalk photos, videos and files",
                ),
                "이미지 image",
                65.5,
                false,
            ),
            service(
                IconName::Megaphone,
                ("톡채널 광고 메시지", "Talk Channel messages"),
                "플러스친구 channel",
                127.5,
                true,
            ),
            service(
                IconName::Archive,
                ("톡서랍 플러스", "Talk Drawer Plus"),
                "백업 backup",
                127.5,
                true,
            ),
            service(
                IconName::Smile,
                ("이모티콘 플러스", "Emoticon Plus"),
                "스티커 sticker",
                65.5,
                false,
            ),
        ],
    ),
    (
        "결제",
        "Payments",
        &[
            service(
                IconName::Wallet,
                ("카카오페이 결제·송금", "KakaoPay payments and transfers"),
                "카페 pay",
                16.5,
                true,
            ),
            service(IconName::Gift, ("선물하기", "Gift"), "gift", 65.5, false),
        ],
    ),
    (
        "이동",
        "Getting around",
        &[
            service(
                IconName::Taxi,
                ("카카오 T 택시", "Kakao T taxi"),
                "택시",
                22.5,
                false,
            ),
            service(
                IconName::Person,
                ("카카오 T 대리", "Kakao T proxy driving"),
                "대리운전 driver",
                22.5,
                false,
            ),
            service(
                IconName::Bike,
                ("카카오 T 바이크", "Kakao T bike"),
                "자전거 킥보드 kickboard",
                65.5,
                false,
            ),
            service(
                IconName::Parking,
                ("카카오 T 주차", "Kakao T parking"),
                "parking",
                65.5,
                false,
            ),
            service(
                IconName::Map,
                ("카카오맵", "Kakao Map"),
                "지도 내비",
                65.5,
                false,
            ),
        ],
    ),
    (
        "콘텐츠",
        "Reading, music and video",
        &[
            service(
                IconName::Music,
                ("멜론", "Melon"),
                "음악 music",
                65.5,
                false,
            ),
            service(
                IconName::Book,
                ("카카오웹툰", "Kakao Webtoon"),
                "만화 comic",
                65.5,
                false,
            ),
            service(
                IconName::Book,
                ("카카오페이지", "Kakao Page"),
                "소설 novel",
                65.5,
                false,
            ),
            service(
                IconName::Video,
                ("카카오TV", "Kakao TV"),
                "동영상 video",
                65.5,
                false,
            ),
        ],
    ),
    (
        "게임",
        "Games",
        &[
            service(
                IconName::Game,
                ("오딘: 발할라 라이징(모바일)", "Odin (mobile)"),
                "odin",
                14.5,
                true,
            ),
            service(
                IconName::Game,
                ("오딘: 발할라 라이징(PC)", "Odin (PC)"),
                "odin",
                28.5,
                true,
            ),
            service(
                IconName::Game,
                ("카카오 배틀그라운드", "PUBG (Kakao)"),
                "배그 pubg",
                29.5,
                true,
            ),
            service(
                IconName::Game,
                ("우마무스메 프리티 더비", "Uma Musume"),
                "말딸",
                14.4,
                true,
            ),
        ],
    ),
    (
        "메일과 검색",
        "Mail and search",
        &[
            service(
                IconName::Mail,
                ("카카오메일", "Kakao Mail"),
                "메일",
                65.5,
                false,
            ),
            service(
                IconName::Mail,
                ("다음 메일", "Daum Mail"),
                "한메일 hanmail",
                89.5,
                false,
            ),
            service(
                IconName::Globe,
                ("다음 카페", "Daum Cafe"),
                "커뮤니티 community",
                65.5,
                false,
            ),
            service(
                IconName::Server,
                (
                    "이름이 아주 길어서 두 줄이나 세 줄로 넘어가는 서비스도 화면이 깨지지 않고 읽혀야 하니까 이렇게 예순 글자로 적어 두었어요",
                    "A service with a name of some sixty characters, to see it wrap",
                ),
                "long",
                40.0,
                false,
            ),
        ],
    ),
];

pub(crate) const ICONS: [IconName; 46] = [
    IconName::Message,
    IconName::Monitor,
    IconName::Image,
    IconName::Wallet,
    IconName::Taxi,
    IconName::Bike,
    IconName::Parking,
    IconName::Map,
    IconName::Book,
    IconName::Music,
    IconName::Video,
    IconName::Game,
    IconName::Mail,
    IconName::Megaphone,
    IconName::Archive,
    IconName::Smile,
    IconName::Gift,
    IconName::Phone,
    IconName::Globe,
    IconName::Server,
    IconName::Check,
    IconName::CheckCircle,
    IconName::Alert,
    IconName::Info,
    IconName::Clock,
    IconName::Minus,
    IconName::Question,
    IconName::Range,
    IconName::ChevronDown,
    IconName::Search,
    IconName::Printer,
    IconName::Download,
    IconName::Copy,
    IconName::External,
    IconName::ArrowLeft,
    IconName::ArrowRight,
    IconName::Plus,
    IconName::Trash,
    IconName::Paperclip,
    IconName::Pencil,
    IconName::Person,
    IconName::Shop,
    IconName::Building,
    IconName::Calculator,
    IconName::Shield,
    IconName::Receipt,
];
