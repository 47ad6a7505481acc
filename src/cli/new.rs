//! `new`: a manifest begun from a template, in the form or on standard output.
//!
//! It deliberately writes no file: that is what saving in the form is for.

use std::path::PathBuf;

use anyhow::Result;
use lp_manifest::manifest::template::Template;

use super::edit::{self, Request};
use super::out::{Out, trouble};
use super::{FINE, input};

/// The arguments of `new`.
#[derive(clap::Args)]
pub(super) struct Args {
    /// The template to start from; without it the form asks, and --print takes web-app
    #[arg(long, value_name = "NAME", value_parser = edit::template_parser())]
    template: Option<Template>,
    /// Write the template to standard output, and open nothing
    #[arg(long, conflicts_with = "file")]
    print: bool,
    /// Where the new manifest will be saved
    file: Option<PathBuf>,
}

impl Args {
    pub(super) fn run(self, out: &mut Out) -> Result<u8> {
        if self.print {
            out.print(self.template.unwrap_or(Template::WebApp).text())?;
            return Ok(FINE);
        }
        if let Some(file) = self.file.as_deref().filter(|file| file.exists()) {
            let name = input::name(file);
            return Err(trouble(format!("{name} is there already: open it with lp-manifest {name}")));
        }
        edit::edit(Request {
            file: self.file,
            template: self.template,
            new: true,
            at: None,
            place: None,
            files: Vec::new(),
            read_only: false,
            no_mouse: false,
            plain: false,
        })
    }
}
