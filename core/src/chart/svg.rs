//! Accessibility: the title and description of a drawing.

use crate::privacy::redact;

/// The drawing as an image with a title and a description.
pub(super) fn described(svg: &str, title: &str, description: &str) -> String {
    // The first tag is the opening one.
    let Some((opening, rest)) = svg.split_once('>') else { return svg.to_owned() };
    format!(
        "{opening} role=\"img\">\n<title>{}</title>\n<desc>{}</desc>{rest}",
        escaped(title),
        escaped(description)
    )
}

fn escaped(text: &str) -> String {
    redact(text).replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
