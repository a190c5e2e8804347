//! The calibration as a picture.
