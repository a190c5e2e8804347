//! carecast: will an aged-care plan hold, where will it fail, and what must be built.
//!
//! ```text
//! scenario file ─► scenario ─┐
//!                            ├─► baseline ─► projection ─► futures ─► outcomes ─► summary ─► export
//! seeds ─────────► seeds ────┘      streams feed the samplers;  ensemble runs county × draw
//! ```
//!
//! The modules stand in the order of that flow, and a module uses only modules above it
//! (`tests/layers.rs` holds it).

pub mod domain;
pub mod messages;
pub mod problems;
pub mod parallel;
pub mod seeds;
pub mod lanes;
pub mod streams;
pub mod catalogue;
pub mod results;
pub mod scenario;
pub mod priors;
pub mod demography;
pub mod projection;
pub mod verification;
pub mod calibration;
pub mod hindcast;
pub mod need;
pub mod baseline;
pub mod tile;
pub mod futures;
pub mod programmes;
pub mod queueing;
pub mod emergency;
pub mod outcomes;
pub mod targets;
pub mod service_circle;
pub mod summary;
pub mod driver;
pub mod tables;
pub mod model;
pub mod reserves;
pub mod ensemble;
pub mod comparison;
pub mod explanation;
pub mod monitoring;
pub mod import;
pub mod export;
#[cfg(feature = "cli")]
pub mod cli;
