mod paths;

use rules::pack;
use yew::prelude::*;

/// The icons of the app: one for each that a pack may choose, and those of the controls.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IconName {
    Message,
    Monitor,
    Image,
    Wallet,
    Taxi,
    Bike,
    Parking,
    Map,
    Book,
    Music,
    Video,
    Game,
    Mail,
    Megaphone,
    Archive,
    Smile,
    Gift,
    Phone,
    Globe,
    Server,
    Check,
    CheckCircle,
    Alert,
    Info,
    Clock,
    Minus,
    Question,
    Range,
    ChevronDown,
    Search,
    Printer,
    Download,
    Copy,
    External,
    ArrowLeft,
    ArrowRight,
    Plus,
    Trash,
    Paperclip,
    Pencil,
    Person,
    Shop,
    Building,
    Calculator,
    Shield,
    Receipt,
}

impl From<pack::Icon> for IconName {
    fn from(icon: pack::Icon) -> Self {
        match icon {
            pack::Icon::Message => Self::Message,
            pack::Icon::Monitor => Self::Monitor,
            pack::Icon::Image => Self::Image,
            pack::Icon::Wallet => Self::Wallet,
            pack::Icon::Taxi => Self::Taxi,
            pack::Icon::Bike => Self::Bike,
            pack::Icon::Parking => Self::Parking,
            pack::Icon::Map => Self::Map,
            pack::Icon::Book => Self::Book,
            pack::Icon::Music => Self::Music,
            pack::Icon::Video => Self::Video,
            pack::Icon::Game => Self::Game,
            pack::Icon::Mail => Self::Mail,
            pack::Icon::Megaphone => Self::Megaphone,
            pack::Icon::Archive => Self::Archive,
            pack::Icon::Smile => Self::Smile,
            pack::Icon::Gift => Self::Gift,
            pack::Icon::Phone => Self::Phone,
            pack::Icon::Globe => Self::Globe,
            pack::Icon::Server => Self::Server,
        }
    }
}

/// A picture beside words, never instead of them: it is hidden from screen readers.
pub fn icon(name: IconName) -> Html {
    html! {
        <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
            <path d={paths::of(name)} />
        </svg>
    }
}
