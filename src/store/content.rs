//! All bytes of an open file, read and written.
//!
//! It deliberately knows no path and no reason: only that a call may do less than it was asked.

use std::fs::File;
use std::io::{self, ErrorKind};

use super::disk::Disk;

/// The bytes of a file that is `size` long; one more if it has grown.
pub(super) fn read(disk: &dyn Disk, file: &File, size: u64) -> io::Result<Vec<u8>> {
    let mut bytes = vec![0; size as usize + 1];
    let mut at = 0;
    while at < bytes.len() {
        match disk.read_at(file, &mut bytes[at..], at as u64) {
            Ok(0) => break,
            Ok(more) => at += more,
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    bytes.truncate(at);
    Ok(bytes)
}

/// Writes over the beginning of a file.
pub(super) fn write(disk: &dyn Disk, file: &File, bytes: &[u8]) -> io::Result<()> {
    let mut at = 0;
    while at < bytes.len() {
        match disk.write_at(file, &bytes[at..], at as u64) {
            Ok(0) => return Err(ErrorKind::WriteZero.into()),
            Ok(more) => at += more,
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(())
}

/// Waits until the file is on the disk, and holds it against what was written.
pub(super) fn settle(disk: &dyn Disk, file: &File, bytes: &[u8]) -> io::Result<()> {
    disk.fsync(file)?;
    if read(disk, file, bytes.len() as u64)? == bytes {
        return Ok(());
    }
    Err(io::Error::other("the disk gave back other bytes than were written"))
}
