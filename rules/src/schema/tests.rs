#[test]
fn dump() {
    for (n, s) in [
        ("pack", super::pack()),
        ("claim", super::claim()),
        ("submission", super::submission()),
    ] {
        std::fs::write(
            format!("/tmp/w/{n}.schema.json"),
            serde_json::to_string_pretty(&s).unwrap(),
        )
        .unwrap();
    }
}
