use qrcodegen::{QrCode, QrCodeEcc};
use yew::prelude::*;

/// How many modules of light ground a reader wants around a code.
const QUIET: i32 = 4;

#[derive(Debug, PartialEq, Properties)]
pub struct QrCodeProps {
    /// What a reader finds in it.
    pub text: AttrValue,
    /// What it is, in words.
    pub label: AttrValue,
}

/// A text as a code to be scanned; nothing for one too long for any.
pub fn qr_code(props: &QrCodeProps) -> Html {
    let Ok(code) = QrCode::encode_text(&props.text, QrCodeEcc::Medium) else {
        return Html::default();
    };
    let size = (code.size() + 2 * QUIET).to_string();
    let around = ["0 0 ", &size, " ", &size].concat();
    html! {
        <svg class="qr" viewBox={around} role="img" aria-label={&props.label}>
            <path d={path(&code)} />
        </svg>
    }
}

/// The dark modules, a rectangle for each run of them in a row.
fn path(code: &QrCode) -> String {
    let mut path = String::new();
    for y in 0..code.size() {
        let mut x = 0;
        while x < code.size() {
            let run = (x..code.size())
                .take_while(|x| code.get_module(*x, y))
                .count();
            let Some(length) = i32::try_from(run).ok().filter(|length| *length > 0) else {
                x += 1;
                continue;
            };
            let [left, top, long] = [x + QUIET, y + QUIET, length].map(|at| at.to_string());
            for part in ["M", &left, " ", &top, "h", &long, "v1h-", &long, "z"] {
                path.push_str(part);
            }
            x += length;
        }
    }
    path
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;

    /// The code as the path draws it, ten pixels a module.
    fn drawn(path: &str, size: usize) -> Vec<bool> {
        let mut dark = vec![false; size * size];
        for run in path.split('M').skip(1) {
            let numbers = run.split(|c: char| !c.is_ascii_digit());
            let numbers: Vec<usize> = numbers.filter_map(|it| it.parse().ok()).collect();
            let [x, y, length, ..] = numbers[..] else {
                panic!("{run}");
            };
            dark[y * size + x..][..length].fill(true);
        }
        dark
    }

    #[test]
    fn a_reader_finds_the_text_in_what_is_drawn() {
        let digest = "3f2a91bc04de".repeat(5);
        let text = format!("bosang 3F2A-91BC-04DE sha256:{digest}0123");
        let code = QrCode::encode_text(&text, QrCodeEcc::Medium).expect("a code");
        let size = usize::try_from(code.size() + 2 * QUIET).expect("a size");
        let dark = drawn(&path(&code), size);
        const SCALE: usize = 10;
        let mut image =
            rqrr::PreparedImage::prepare_from_greyscale(size * SCALE, size * SCALE, |x, y| {
                if dark[y / SCALE * size + x / SCALE] {
                    0
                } else {
                    255
                }
            });
        let grids = image.detect_grids();
        assert_eq!(grids.len(), 1);
        let (_, found) = grids[0].decode().expect("a text");
        assert_eq!(found, text);
    }
}
