#[test]
fn pictures() {
    let case = crate::text::example::case();
    let on = crate::text::example::on("2026-06-15");
    for (name, size) in
        [("a", super::Size::default()), ("b", super::Size::new(1400, 600)), ("c", super::Size::new(420, 260))]
    {
        std::fs::write(
            format!("/tmp/wt/ld-time-{name}.svg"),
            case.timeline(on, crate::title::Lang::Da, size),
        )
        .unwrap();
        std::fs::write(
            format!("/tmp/wt/ld-over-{name}.svg"),
            case.overview(on).unwrap().to_svg(crate::title::Lang::Da, size),
        )
        .unwrap();
    }
    let empty = crate::text::example::empty_case();
    std::fs::write(
        "/tmp/wt/ld-time-d.svg",
        empty.timeline(on, crate::title::Lang::En, super::Size::default()),
    )
    .unwrap();
}
