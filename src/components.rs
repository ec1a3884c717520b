//! What pages are made of. Components take their words and state by props and know neither the
//! catalogue nor the store, so that the gallery can show each of them in every state.
//!
//! Those that keep nothing between renders are plain functions of their props: a component of
//! Yew's costs the wasm two kilobytes before it draws anything, and memory of its own.

mod add_another;
mod button;
mod certainty_tag;
mod checkboxes;
mod date_field;
mod dates;
mod disclosure;
mod error_summary;
mod estimate_rail;
mod field;
mod file_list;
mod file_picker;
mod focus;
mod group;
mod heading;
mod icon;
mod language_switch;
mod notice;
mod option_list;
mod outcome;
mod parts_bar;
mod picture;
mod progress;
mod qr_code;
mod radios;
mod remedy_card;
mod repeated;
mod search;
mod service_picker;
mod settled;
mod shell;
mod sources;
mod step_list;
mod summary_list;
mod text_field;
mod timeline;
mod week_chart;

pub use add_another::AddAnother;
pub use button::{ButtonKind, ButtonProps, button};
pub use certainty_tag::{CertaintyTagProps, certainty_tag};
pub use checkboxes::{CheckboxesProps, checkboxes};
pub use date_field::{DateFieldProps, date_field, date_time_field};
pub use disclosure::{DisclosureProps, disclosure};
pub use error_summary::{ErrorSummary, Fault};
pub use estimate_rail::EstimateRail;
pub use file_list::{FileListProps, file_list};
pub use file_picker::{FilePickerProps, file_picker};
pub(crate) use focus::focus_id;
pub use group::{GroupProps, group};
pub use heading::Heading;
pub use icon::{IconName, icon};
pub use language_switch::{LanguageSwitchProps, language_switch};
pub use notice::{NoticeKind, NoticeProps, notice};
pub use option_list::ChoiceOption;
pub use outcome::Outcome;
pub use parts_bar::{Part, PartsBarProps, parts_bar};
pub use picture::Stripes;
pub use progress::{ProgressProps, progress};
pub use qr_code::{QrCodeProps, qr_code};
pub use radios::{RadiosProps, radios};
pub use remedy_card::{RemedyCardProps, remedy_card};
pub use repeated::{RepeatedProps, repeated};
pub use service_picker::{PickerGroup, PickerService, ServicePicker};
pub use settled::Settled;
pub use shell::{ShellProps, shell};
pub use sources::{SourceLink, SourcesProps, sources};
pub use step_list::{StepListProps, StepView, step_list};
pub use summary_list::{Change, SummaryListProps, SummaryRow, summary_list};
pub use text_field::{InputMode, TextFieldProps, text_field};
pub use timeline::{TimelineProps, TimelineRow, timeline};
pub use week_chart::{WeekBar, WeekChartProps, WeekKind, week_chart};
