//! The names of the files that a save makes for itself.
//!
//! Each names the process that made it, so that what a dead one left behind can be told from what
//! a living one works on. It deliberately touches no disk.

use std::ffi::OsStr;
use std::hash::{BuildHasher, Hasher, RandomState};

use super::hash::ContentHash;

/// What every temporary file's name starts with.
const TEMPORARY: &str = ".lp-manifest-";
/// What it ends with.
const TEMPORARY_END: &str = ".tmp";
/// What a copy's name ends with: it is the text of a manifest.
const COPY_END: &str = ".json";
/// What a copy's name starts with beside the file: nobody who looks for manifests finds it there.
const BESIDE: &str = ".lp-manifest-";

/// Who made a file, and a number of theirs that no other of them has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Maker {
    /// The number of the process.
    pub(super) process: u32,
    /// A number that tells the files of one process apart.
    pub(super) count: u32,
}

impl Maker {
    /// This process, by a number that no thread of it has: a name that was free again would lead one
    /// thread to another's file.
    pub(super) fn here() -> Maker {
        let count = RandomState::new().build_hasher().finish() as u32;
        Maker { process: std::process::id(), count }
    }
}

/// The name of a file that is written beside the one it will replace. It is short, so that it fits
/// wherever the other name does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Temporary {
    /// Who made it.
    pub(super) maker: Maker,
    /// The contents that two programs of ours would know: the old file's and the new one's. There
    /// once the new text is complete, since from then on the name may hold somebody else's file.
    pub(super) swap: Option<[ContentHash; 2]>,
}

impl Temporary {
    /// The name.
    pub(super) fn name(&self) -> String {
        let Maker { process, count } = self.maker;
        let swap = self.swap.map_or_else(String::new, |[old, new]| format!("-{old}-{new}"));
        format!("{TEMPORARY}{process}-{count}{swap}{TEMPORARY_END}")
    }

    /// What a name says, if it is one of these.
    pub(super) fn parse(name: &OsStr) -> Option<Temporary> {
        let rest = name.to_str()?.strip_prefix(TEMPORARY)?.strip_suffix(TEMPORARY_END)?;
        let parts: Vec<_> = rest.split('-').collect();
        let swap = match parts[..] {
            [_, _] => None,
            [_, _, old, new] => Some([ContentHash::parse(old)?, ContentHash::parse(new)?]),
            _ => return None,
        };
        Some(Temporary { maker: maker(parts[0], parts[1])?, swap })
    }
}

/// The name of a copy of a file that is written in place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Copy {
    /// Of the file's real path.
    pub(super) path: ContentHash,
    /// Of its content before, which the copy holds.
    pub(super) old: ContentHash,
    /// Of what is written.
    pub(super) new: ContentHash,
    /// Who made it.
    pub(super) maker: Maker,
}

impl Copy {
    /// The name in a folder of the program's own.
    pub(super) fn name(&self) -> String {
        let Maker { process, count } = self.maker;
        format!("{}-{}-{}-{process}-{count}{COPY_END}", self.path, self.old, self.new)
    }

    /// The name beside the file.
    pub(super) fn name_beside(&self) -> String {
        format!("{BESIDE}{}", self.name())
    }

    /// What a name says, if it is one of these.
    pub(super) fn parse(name: &OsStr) -> Option<Copy> {
        let name = name.to_str()?;
        let name = name.strip_prefix(BESIDE).unwrap_or(name);
        let parts: Vec<_> = name.strip_suffix(COPY_END)?.split('-').collect();
        let [path, old, new, process, count] = parts[..] else { return None };
        let [path, old, new] =
            [ContentHash::parse(path)?, ContentHash::parse(old)?, ContentHash::parse(new)?];
        Some(Copy { path, old, new, maker: maker(process, count)? })
    }
}

fn maker(process: &str, count: &str) -> Option<Maker> {
    Some(Maker { process: number(process)?, count: number(count)? })
}

/// A number as it is written here: digits, and no zero before them.
fn number(digits: &str) -> Option<u32> {
    let number = digits.parse().ok()?;
    (u32::to_string(&number) == digits).then_some(number)
}

#[cfg(test)]
mod tests {
    use std::ffi::OsStr;

    use super::{ContentHash, Copy, Maker, Temporary};

    #[test]
    fn a_name_that_was_made_is_recognised() {
        let maker = Maker { process: 4711, count: 3 };
        let [old, new] = [ContentHash::of(b"old"), ContentHash::of(b"new")];
        for swap in [None, Some([old, new])] {
            let temporary = Temporary { maker, swap };
            assert_eq!(Temporary::parse(OsStr::new(&temporary.name())), Some(temporary));
            // Some encrypted disks take no longer ones.
            assert!(temporary.name().len() <= 143);
        }
        let copy = Copy { path: ContentHash::of(b"/app.json"), old, new, maker };
        for name in [copy.name(), copy.name_beside()] {
            assert_eq!(Copy::parse(OsStr::new(&name)), Some(copy));
            assert!(name.len() <= 143);
        }
    }

    #[test]
    fn a_name_that_somebody_else_made_is_not() {
        let names = [
            "",
            ".tmp",
            ".lp-manifest-",
            ".lp-manifest-.tmp",
            ".lp-manifest-1.tmp",
            ".lp-manifest-1-.tmp",
            ".lp-manifest-+1-1.tmp",
            ".lp-manifest-01-1.tmp",
            ".lp-manifest-1-1.tmp2",
            "lp-manifest-1-1.tmp",
            ".lp-manifest-1-1-2.tmp",
            ".lp-manifest-1-1-2-3.tmp",
            ".lp-manifest-99999999999-1.tmp",
            ".lp-manifest-notes.tmp",
            "app.json",
        ];
        for name in names {
            assert_eq!(Temporary::parse(OsStr::new(name)), None, "{name}");
            assert_eq!(Copy::parse(OsStr::new(name)), None, "{name}");
        }
    }
}
