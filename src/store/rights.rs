//! What a file has beside its content: owner, extended attributes, permission bits.
//!
//! It deliberately gives up, and says so, where a new file cannot have exactly what the old one
//! has.

use std::ffi::OsStr;
use std::fs::File;

use super::disk::{Disk, Stat};
use super::reading::Found;
use super::refusal::Stop;

/// Attributes that say something about the content: the system makes them anew.
const OF_THE_CONTENT: [&str; 2] = ["security.ima", "security.evm"];

/// Gives `new` all that `old` has.
///
/// # Errors
///
/// [`Stop::InPlace`] where it cannot have all of it.
pub(super) fn keep(disk: &dyn Disk, old: &Found, new: &File) -> Result<(), Stop> {
    let stat = disk.fstat(new)?;
    if (stat.owner, stat.group) != (old.stat.owner, old.stat.group) {
        disk.chown(new, old.stat.owner, old.stat.group).map_err(Stop::unless_forbidden)?;
    }
    keep_xattrs(disk, &old.file, new)?;
    // After the others, since both may take bits away.
    disk.chmod(new, old.stat.mode).map_err(Stop::unless_forbidden)?;
    let has_all = |stat: &Stat| stat.has_same_rights(&Stat { links: stat.links, ..old.stat });
    if has_all(&disk.fstat(new)?) { Ok(()) } else { Err(Stop::InPlace) }
}

fn keep_xattrs(disk: &dyn Disk, old: &File, new: &File) -> Result<(), Stop> {
    let wanted = disk.xattrs(old).map_err(Stop::unless_forbidden)?;
    let given = disk.xattrs(new).map_err(Stop::unless_forbidden)?;
    for wanted in wanted.iter().filter(|wanted| !is_of_the_content(&wanted.0) && !given.contains(wanted)) {
        disk.set_xattr(new, &wanted.0, &wanted.1).map_err(Stop::unless_forbidden)?;
    }
    // A new file may get an access control list from its folder.
    let stray = |name: &OsStr| !is_of_the_content(name) && !wanted.iter().any(|wanted| wanted.0 == name);
    for (name, _) in given.iter().filter(|given| stray(&given.0)) {
        disk.remove_xattr(new, name).map_err(Stop::unless_forbidden)?;
    }
    Ok(())
}

fn is_of_the_content(name: &OsStr) -> bool {
    OF_THE_CONTENT.iter().any(|of_the_content| name == *of_the_content)
}
