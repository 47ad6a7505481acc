//! `unset`: takes members and items out, from a script.
//!
//! It deliberately reads all places against the file as it is: taking out `a[0]` and `a[1]` takes
//! out the first two, in whatever order they are named.

use anyhow::Result;
use lp_manifest::json::Path;
use lp_manifest::json::document::Document;
use lp_manifest::manifest::edits;

use super::change::Place;
use super::out::{Out, trouble};

/// The arguments of `unset`.
#[derive(clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    place: Place,
    #[arg(
        value_name = "PATH",
        required = true,
        help = "The member or item: entry_uri, redirect_uris[0], /capabilities/engagement"
    )]
    paths: Vec<String>,
}

impl Args {
    pub(super) fn run(self, out: &mut Out) -> Result<u8> {
        let paths: Vec<_> = self.paths.iter().map(|path| place(path)).collect::<Result<_>>()?;
        self.place.change(out, |draft| {
            paths.iter().try_for_each(|path| draft.aim(path))?;
            for path in last_first(&draft.document, paths) {
                let change = edits::unset(&draft.document, None, &path);
                draft.make(&[change])?;
            }
            Ok(())
        })
    }
}

fn place(spelling: &str) -> Result<Path> {
    let path = Path::parse(spelling).map_err(|error| trouble(error.to_string()))?;
    if path.is_root() {
        return Err(trouble("unset takes one member out: name it, such as entry_uri"));
    }
    Ok(path)
}

/// Those of `paths` that are there, each once, the last in the file first: so none moves before
/// its turn.
fn last_first(document: &Document, paths: Vec<Path>) -> Vec<Path> {
    let mut found: Vec<_> =
        paths.into_iter().filter_map(|path| Some((document.at(&path)?.id(), path))).collect();
    found.sort_by_key(|(id, _)| std::cmp::Reverse(*id));
    found.dedup_by_key(|(id, _)| *id);
    found.into_iter().map(|(_, path)| path).collect()
}
