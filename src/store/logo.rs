//! How large the picture is that a manifest names, if it lies beside it.
//!
//! Responsible for never opening anything but an ordinary picture file on this machine. It
//! deliberately fetches nothing, and does not say why a picture was not measured.

use std::fs;
use std::io::Read;
use std::path::{Component, Path};

use super::disk::{Disk, How, System};
use super::{folder, links};

/// How much of a picture is read: its size stands near the start, after what cameras and tools add.
const READ: u64 = 1 << 20;

/// The endings of pictures that are measured.
const ENDINGS: [&str; 8] = ["bmp", "gif", "ico", "jpeg", "jpg", "png", "tif", "webp"];

/// Width and height in pixels of the picture that `logo_uri` names, relative to the folder of the
/// manifest at `manifest`. `None` for an address, an absolute path, and whatever is no picture that
/// can be read.
pub fn logo_size(manifest: &Path, logo_uri: &str) -> Option<(u32, u32)> {
    let relative = local(logo_uri.trim())?;
    let real = links::follow(&System, manifest).ok()?;
    let named = folder::of(&real).join(relative);
    let picture = fs::canonicalize(named).ok()?;
    if !is_picture(&picture) {
        return None;
    }
    let file = System.open(&picture, How::Read).ok()?;
    let found = file.metadata().ok().filter(fs::Metadata::is_file)?;
    let mut bytes = Vec::with_capacity(found.len().min(READ) as usize);
    file.take(READ).read_to_end(&mut bytes).ok()?;
    let size = imagesize::blob_size(&bytes).ok()?;
    Some((u32::try_from(size.width).ok()?, u32::try_from(size.height).ok()?))
}

/// The path that an address without scheme and host spells, if it is relative.
fn local(uri: &str) -> Option<&Path> {
    let foreign = uri.is_empty() || uri.contains(['\0', ':', '\\', '{', '<', '?', '#']);
    let path = Path::new(uri);
    let relative = path.components().all(|part| !matches!(part, Component::Prefix(_) | Component::RootDir));
    (!foreign && relative).then_some(path)
}

fn is_picture(path: &Path) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str()).map(str::to_ascii_lowercase);
    ending.is_some_and(|ending| ENDINGS.contains(&&*ending))
}
