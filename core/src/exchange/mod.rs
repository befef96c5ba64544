//! Import from and export to other systems: pure formats and parsing, one module per system.

pub mod os2bos;
