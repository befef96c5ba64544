//! Charts as SVG: text in, text out, without fonts and files. An amount becomes a pixel only at the very end.

mod axis;
mod bars;
#[cfg(feature = "columnar")]
mod bridge;
mod canvas;
#[cfg(feature = "columnar")]
mod forecast;
#[cfg(test)]
#[cfg(feature = "columnar")]
mod forecast_tests;
mod frame;
#[cfg(feature = "columnar")]
mod heat;
#[cfg(test)]
mod life_tests;
mod marks;
mod overview;
mod preview;
mod scale;
mod size;
mod svg;
#[cfg(test)]
mod tests;
mod timeline;
mod tracks;
#[cfg(feature = "columnar")]
mod waterfall;

pub use size::Size;
