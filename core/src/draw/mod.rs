//! Charts as SVG: text in, text out, no fonts and no files. An amount becomes a pixel at the very end.

mod axis;
mod chart;
mod svg;

pub use chart::Size;
