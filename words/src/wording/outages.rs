//! How the rules changed the times that a claimant gave.

use rules::{Window, WindowSet, id::ServiceId};

use super::Wording;
use crate::{
    format,
    i18n::{estimate::estimate as words_of, fill},
};

impl Wording<'_> {
    /// What became of the time that a claimant gave for a service, and why; nothing where nothing
    /// of it was given up.
    pub fn clipped(
        &self,
        service: &ServiceId,
        given: &WindowSet,
        counted: &WindowSet,
    ) -> Option<String> {
        if given == counted {
            return None;
        }
        let words = words_of(self.words.lang);
        let incident = self.pack.incident.as_ref()?.window;
        let (name, given) = (self.service(service), self.spans(given.windows()));
        let incident = self.span(incident);
        Some(if counted.is_empty() {
            fill(words.clipped_away, &[name, &given, &incident])
        } else {
            let counted = self.spans(counted.windows());
            fill(words.clipped, &[name, &given, &counted, &incident])
        })
    }

    /// That a claimant's own time stands in place of the published one.
    pub fn corrected(&self, service: &ServiceId, counted: &WindowSet) -> String {
        let words = words_of(self.words.lang);
        let published = self.pack.services.iter().find(|known| known.id == *service);
        let published = published.map_or_else(String::new, |service| self.span(service.window));
        let counted = self.spans(counted.windows());
        fill(
            words.corrected,
            &[self.service(service), &published, &counted],
        )
    }

    /// A sentence for each window of `counted` that several of those given were made into.
    pub fn united(&self, given: &[Window], counted: &WindowSet) -> Vec<String> {
        let words = words_of(self.words.lang);
        let sentence = |whole: &Window| {
            let within = |window: &&Window| {
                window.from.seconds() >= whole.from.seconds()
                    && window.to.seconds() <= whole.to.seconds()
            };
            let parts: Vec<Window> = given.iter().filter(within).copied().collect();
            (parts.len() > 1).then(|| {
                let length = format::duration(self.words.lang, whole.seconds());
                fill(
                    words.united,
                    &[&self.spans(&parts), &self.span(*whole), &length],
                )
            })
        };
        counted.windows().iter().filter_map(sentence).collect()
    }

    /// Windows, one after the other.
    pub fn spans(&self, windows: &[Window]) -> String {
        let spans: Vec<String> = windows.iter().map(|window| self.span(*window)).collect();
        spans.join(", ")
    }
}

#[cfg(test)]
mod tests {
    use rules::Lang;

    use super::*;
    use crate::{i18n::catalogue, testing};

    fn window(from: &str, to: &str) -> Window {
        let at = |text: &str| {
            format!("2022-10-{text}:00+09:00")
                .parse()
                .expect("a moment")
        };
        Window {
            from: at(from),
            to: at(to),
        }
    }

    fn wording(lang: Lang) -> Wording<'static> {
        Wording {
            pack: testing::kakao().pack(),
            words: catalogue(lang),
        }
    }

    #[test]
    fn what_lies_outside_the_incident_is_told_with_its_reason() {
        let service = "talk_text".into();
        let given = WindowSet::of([window("15T09:00", "15T16:00")]);
        let counted = WindowSet::of([window("15T15:30", "15T16:00")]);
        assert_eq!(
            wording(Lang::Ko)
                .clipped(&service, &given, &counted)
                .expect("a change"),
            "카카오톡 메시지: 적은 시간 10월 15일(토) 09:00 ~ 10월 15일(토) 16:00 가운데 10월 15일(토) 15:30 ~ 10월 15일(토) 16:00만 셌어요. 이 보상 기준은 10월 15일(토) 15:30 ~ 10월 20일(목) 23:00의 장애만 다루기 때문이에요."
        );
        assert_eq!(
            wording(Lang::En)
                .clipped(&service, &given, &counted)
                .expect("a change"),
            "KakaoTalk messages: your time was changed from Sat 15 October, 09:00 to Sat 15 October, 16:00 to Sat 15 October, 15:30 to Sat 15 October, 16:00, because the rules cover only the outage of Sat 15 October, 15:30 to Thu 20 October, 23:00."
        );
        let none = wording(Lang::En).clipped(&service, &given, &WindowSet::default());
        assert!(
            none.expect("a change")
                .starts_with("KakaoTalk messages: nothing of ")
        );
        assert_eq!(
            wording(Lang::En).clipped(&service, &counted, &counted),
            None
        );
    }

    #[test]
    fn windows_that_overlap_or_touch_are_told_as_one() {
        let given = [
            window("15T16:00", "15T18:00"),
            window("15T17:00", "15T20:00"),
            window("16T00:00", "16T01:00"),
        ];
        let counted = WindowSet::of(given);
        let text = wording(Lang::En).united(&given, &counted);
        assert_eq!(
            text,
            [
                "You gave Sat 15 October, 16:00 to Sat 15 October, 18:00, Sat 15 October, 17:00 to Sat 15 October, 20:00. It is counted as one, Sat 15 October, 16:00 to Sat 15 October, 20:00 (4 hours), because each minute counts once."
            ]
        );
        assert!(wording(Lang::Ko).united(&given[2..], &counted).is_empty());
    }
}
