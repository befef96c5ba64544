//! Charts as SVG: text in, text out, no fonts and no files. An amount becomes a pixel at the very end.

mod axis;
mod chart;
mod overview;
mod pen;
mod preview;
mod svg;
#[cfg(test)]
mod tests;
mod timeline;

pub use chart::Size;
