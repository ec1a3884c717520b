//! The reader of sales tables as a program of its own: `static/sales.js` runs it in a worker, so that
//! the page goes on while a table is read.

use rules::json;
use sales::account::Request;
use wasm_bindgen::prelude::{JsError, wasm_bindgen};

/// Reads tables; it has one open.
#[wasm_bindgen]
#[derive(Debug, Default)]
pub struct Reader(sales::Reader);

#[wasm_bindgen]
impl Reader {
    /// A reader with no table open.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Self {
        Self::default()
    }

    /// Does what is asked ([`Request`]) and answers ([`sales::account::Response`]), both in JSON.
    ///
    /// # Errors
    /// Where that is no request, or a table is to be read and none is open.
    pub fn answer(&mut self, request: &[u8]) -> Result<String, JsError> {
        let request: Request = json::read(request)?;
        let response = self.0.answer(request);
        let response = response.ok_or_else(|| JsError::new("no table is open"))?;
        Ok(rules::canonical_json(&response)?)
    }
}

fn main() {}
