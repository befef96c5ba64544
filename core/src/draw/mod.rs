//! Charts as SVG: text in, text out, no fonts and no files. An amount becomes a pixel at the very end.

mod axis;
#[cfg(feature = "columnar")]
mod bridge;
mod chart;
#[cfg(feature = "columnar")]
mod forecast;
#[cfg(test)]
#[cfg(feature = "columnar")]
mod forecast_tests;
mod ground;
#[cfg(feature = "columnar")]
mod heat;
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
#[cfg(feature = "columnar")]
mod waterfall;

pub use chart::Size;
