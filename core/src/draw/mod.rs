//! Charts as SVG: text in, text out, no fonts and no files. An amount becomes a pixel at the very end.

mod axis;
mod chart;
mod lanes;
#[cfg(test)]
mod life_tests;
mod marks;
mod overview;
mod pen;
mod preview;
mod scale;
mod svg;
#[cfg(test)]
mod tests;
mod timeline;

pub use chart::Size;
