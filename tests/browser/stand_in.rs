//! Ways to make the browser behave as browsers do elsewhere.

use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// What JavaScript comes to.
pub(crate) fn script(code: &str) -> JsValue {
    Function::new_no_args(code)
        .call0(&JsValue::NULL)
        .unwrap_or_else(|thrown| panic!("{code} threw {thrown:?}"))
}

/// The text that JavaScript comes to.
pub(crate) fn text(code: &str) -> String {
    let value = script(code);
    value
        .as_string()
        .unwrap_or_else(|| panic!("{code} gave {value:?} and no text"))
}

/// The text that JavaScript comes to in time.
pub(crate) async fn text_later(code: &str) -> String {
    let promise: Promise = script(code).unchecked_into();
    let value = JsFuture::from(promise).await.expect("a promise kept");
    value.as_string().expect("a text")
}

pub(crate) async fn pause(milliseconds: u32) {
    let code = format!("return new Promise((done) => setTimeout(done, {milliseconds}))");
    let promise: Promise = script(&code).unchecked_into();
    JsFuture::from(promise).await.expect("time passes");
}

/// Waits until something holds, which on a busy machine may take its time.
pub(crate) async fn until(what: &str, holds: impl Fn() -> bool) {
    for _ in 0..600 {
        if holds() {
            return;
        }
        pause(50).await;
    }
    panic!("half a minute went by, and not yet: {what}");
}

/// A property of the browser that is another until this is dropped.
pub(crate) struct StandIn {
    of: Object,
    name: JsValue,
    real: JsValue,
}

impl StandIn {
    /// Puts the property `{ <descriptor> }` in the place of `object.name`.
    pub(crate) fn new(object: &str, name: &str, descriptor: &str) -> Self {
        let of: Object = script(&format!("return {object}")).unchecked_into();
        let name = JsValue::from_str(name);
        // Nothing where the property is one of the object's prototype.
        let real = Reflect::get_own_property_descriptor(&of, &name).expect("an object");
        let descriptor = script(&format!("return {{ configurable: true, {descriptor} }}"));
        Object::define_property(&of, &name, descriptor.unchecked_ref());
        Self { of, name, real }
    }

    /// Puts a function in the place of `object.name`.
    pub(crate) fn function(object: &str, name: &str, function: &str) -> Self {
        Self::new(object, name, &format!("writable: true, value: {function}"))
    }
}

impl Drop for StandIn {
    fn drop(&mut self) {
        if self.real.is_undefined() {
            let _ = Reflect::delete_property(&self.of, &self.name);
        } else {
            Object::define_property(&self.of, &self.name, self.real.unchecked_ref());
        }
    }
}
