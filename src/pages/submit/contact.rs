//! Whom to ask, where the operator says so.

use words::i18n::sending::sending;
use yew::prelude::*;

use crate::pages::view::View;

/// Nothing where the operator names nobody.
pub(super) fn section(view: &View) -> Html {
    let Some(contact) = &view.state().operator.contact else {
        return Html::default();
    };
    let words = sending(view.words.lang);
    // Only digits and the plus can be dialled.
    let dialled = |phone: &str| phone.replace(|letter: char| !"+0123456789".contains(letter), "");
    let phone = contact.phone.as_deref();
    let email = contact.email.as_deref();
    let ways = [
        (
            words.contact_phone,
            phone.map(|phone| (["tel:", &dialled(phone)].concat(), phone)),
        ),
        (
            words.contact_email,
            email.map(|email| (["mailto:", email].concat(), email)),
        ),
        (
            words.contact_page,
            contact.url.as_deref().map(|url| (url.to_owned(), url)),
        ),
    ];
    let ways = ways.into_iter().filter_map(|(label, way)| {
        let (href, said) = way?;
        let said = said.to_owned();
        Some(html! { <div><dt>{label}</dt><dd><a {href}>{said}</a></dd></div> })
    });
    html! {
        <section class="contact">
            <h2>{words.contact}</h2>
            if let Some(name) = &contact.name {
                <p>{name.get(view.words.lang).to_owned()}</p>
            }
            <dl class="summary">
                {for ways}
            </dl>
        </section>
    }
}
