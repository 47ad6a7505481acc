//! The language server: the rules, the fixes and the explanations of a manifest, in every editor.
//!
//! The rooms in reading order: frames on a stream (`wire`), what is said and in which order (`server`),
//! the thread that looks at texts (`worker`), one look at one text (`view`), places as editors count
//! them (`places`), and one file for each question that an editor asks. It deliberately opens no file:
//! what lies around a manifest is asked of [`Around`], which whoever starts the server brings along.

mod actions;
mod changes;
mod client;
mod complete;
mod diagnostics;
mod hover;
#[cfg(test)]
mod linear;
mod names;
mod places;
mod server;
mod spot;
mod symbols;
mod uri;
mod view;
mod wire;
mod worker;

pub use server::{Ended, run};
pub use wire::serve;

use std::path::{Path, PathBuf};

use crate::manifest::quick_launch::Names;

/// What lies around a manifest on this machine. It is asked anew at each look, so nothing has to be
/// told of what has changed.
pub trait Around: Send {
    /// The project's settings that hold for a manifest: where they stand, and what they say or why
    /// they cannot be read.
    fn settings(&self, manifest: &Path) -> Option<(PathBuf, Result<String, String>)>;

    /// Whether patterns that are meant from a folder leave a file out.
    ///
    /// # Errors
    ///
    /// The first of them that is no pattern.
    fn leaves_out(&self, patterns: &[String], folder: &Path, file: &Path) -> Result<bool, String>;

    /// Width and height in pixels of the picture that a manifest names, if it lies beside it.
    fn logo_size(&self, manifest: &Path, logo_uri: &str) -> Option<(u32, u32)>;

    /// The other manifests in the folder of one, each with its name.
    fn beside(&self, manifest: &Path) -> Vec<(PathBuf, String)>;

    /// What people call profiles.
    fn profiles(&self) -> Names;
}
