//! Unsaved work on disk: any bytes are read or refused, what was written is read back, and what is
//! torn or damaged is refused.
//!
//! Input: bytes, taken as a whole record, as the body of one whose checksum is right, and as the
//! parts of one.

#![no_main]

use libfuzzer_sys::arbitrary::Unstructured;
use libfuzzer_sys::fuzz_target;
use lp_manifest::json::unsaved::{Record, Unsaved};
use xxhash_rust::xxh3::xxh3_64;

fuzz_target!(|data: &[u8]| {
    for record in [Record::decode(data), Record::decode(&summed(data))].into_iter().flatten() {
        assert_eq!(Record::decode(&record.encode()), Some(record));
    }
    let mut tape = Unstructured::new(data);
    let Ok(at) = tape.arbitrary() else { return };
    let Ok(flip) = tape.arbitrary() else { return };
    if let Ok((path, file, written, process, base, text, pending, earlier)) = tape.arbitrary() {
        damage(&Record { path, file, written, process, work: Unsaved { base, text, pending, earlier } }, at, flip);
    }
});

/// A record with this body, as whole as its checksum says.
fn summed(body: &[u8]) -> Vec<u8> {
    let any = Record::default().encode();
    let mark = any.split_inclusive(|byte| *byte == b'\n').next().unwrap_or_default();
    [mark, format!("{:016x}\n", xxh3_64(body)).as_bytes(), body].concat()
}

/// Changes one byte, and cuts the record off there.
fn damage(record: &Record, at: usize, flip: u8) {
    let whole = record.encode();
    assert_eq!(Record::decode(&whole).as_ref(), Some(record));
    let at = at % whole.len();
    assert_eq!(Record::decode(&whole[..at]), None, "cut off at {at}: {record:?}");
    let mut damaged = whole;
    damaged[at] ^= flip.max(1);
    assert_eq!(Record::decode(&damaged), None, "damaged at {at}: {record:?}");
}
