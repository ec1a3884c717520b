//! As much of a pack as the start page and the first question read.
//!
//! The types of a pack are many, and reading one costs code for each of them. The first part of
//! the program reads these few fields; the second reads the pack as a whole, from the same bytes.

use rules::{
    Pack, Text,
    pack::{Incident, PACK_SCHEMA, Question, QuestionKind},
};

use crate::json::Own;

/// What is known of a pack before all of it is read.
#[derive(Clone, Copy, Debug)]
pub struct Head {
    /// The pack without its services, values, papers, reasons, remedies, sources, and without
    /// questions but the first. It stays as long as the page: freeing one costs code for each type.
    pub pack: &'static Pack,
    /// How many remedies it has.
    pub remedies: u32,
}

impl From<&'static Pack> for Head {
    fn from(pack: &'static Pack) -> Self {
        let remedies = u32::try_from(pack.remedies.len()).unwrap_or_default();
        Self { pack, remedies }
    }
}

impl Head {
    /// Reads the head of the compiled pack. One that this program does not read is thrown back at
    /// the script that downloaded both.
    pub fn read(compiled: &[u8]) -> Self {
        let mut pack = Own::parse(compiled);
        let schema: u32 = pack.field("schema");
        if schema != PACK_SCHEMA {
            crate::json::throw();
        }
        let remedies = u32::try_from(pack.list("remedies").len()).unwrap_or_default();
        let mut incident = pack.part("incident");
        let incident = Incident {
            name: Text::default(),
            window: incident.field("window"),
            citations: Vec::new(),
        };
        let first = pack.list("questions").into_iter().next();
        let pack = Pack {
            schema,
            id: pack.field("id"),
            version: pack.field("version"),
            languages: pack.field("languages"),
            currency: pack.field("currency"),
            offset_minutes: pack.field("offset_minutes"),
            name: pack.field("name"),
            operator: pack.field("operator"),
            summary: pack.field("summary"),
            incident,
            intakes: pack.field("intakes"),
            questions: first.and_then(simple).into_iter().collect(),
            groups: Vec::new(),
            services: Vec::new(),
            values: Vec::new(),
            evidence: Vec::new(),
            reasons: Vec::new(),
            remedies: Vec::new(),
            citations: Vec::new(),
        };
        Self {
            pack: Box::leak(Box::new(pack)),
            remedies,
        }
    }
}

/// A question that is answered by choosing one of a few and says nothing of a service. Any other
/// waits for the second part, since only that can show it.
fn simple(mut question: Own) -> Option<Question> {
    let mut kind = question.part("kind");
    let kind = if kind.is_text("yes_no") {
        QuestionKind::YesNo
    } else if kind.has("choice") {
        let options = kind.part("choice").field("options");
        QuestionKind::Choice { options }
    } else {
        return None;
    };
    if question.has("about") {
        return None;
    }
    Some(Question {
        id: question.field("id"),
        section: question.field("section"),
        text: question.field("text"),
        label: question.field("label"),
        hint: question.field("hint"),
        about: None,
        optional: question.field("optional"),
        kind,
    })
}

#[cfg(test)]
mod tests {
    use rules::canonical_json;

    use super::*;
    use crate::testing;

    fn head(pack: &Pack) -> Head {
        Head::read(canonical_json(pack).expect("JSON").as_bytes())
    }

    #[test]
    fn the_head_is_the_packs_own() {
        let rules = testing::kakao();
        let whole = rules.pack();
        let Head { pack, remedies } = head(whole);
        assert_eq!(usize::try_from(remedies), Ok(whole.remedies.len()));
        assert_eq!(pack.questions.first(), whole.questions.first());
        assert_eq!(pack.intakes, whole.intakes);
        assert_eq!(pack.incident.window, whole.incident.window);
        let names = |pack: &Pack| {
            let Pack { name, operator, .. } = pack.clone();
            (pack.id.clone(), pack.version.clone(), name, operator)
        };
        assert_eq!(names(pack), names(whole));
        assert_eq!(pack.summary, whole.summary);
        assert_eq!(pack.currency, whole.currency);
        assert_eq!(pack.languages, whole.languages);
        assert_eq!(pack.offset_minutes, whole.offset_minutes);
    }

    #[test]
    fn a_first_question_that_only_the_second_part_can_show_waits_for_it() {
        let rules = testing::kakao();
        let first_of = |asked: &dyn Fn(&Question) -> bool| {
            let mut pack = rules.pack().clone();
            let at = pack.questions.iter().position(asked).expect("a question");
            pack.questions.swap(0, at);
            (pack.questions.first().cloned(), head(&pack))
        };
        let (yes_no, read) =
            first_of(&|asked| asked.kind == QuestionKind::YesNo && asked.about.is_none());
        assert_eq!(read.pack.questions.first(), yes_no.as_ref());
        for (_, read) in [
            first_of(&|asked| asked.kind == QuestionKind::Services),
            first_of(&|asked| asked.about.is_some()),
        ] {
            assert!(read.pack.questions.is_empty());
        }
    }
}
