//! What a workbook unpacks to, counted before anything reads it.

use crate::{
    messages,
    problems::{Place, Problems},
    seeds::File,
};
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// Unpacked, a national list of 40,000 facilities has about 10 MiB.
const LARGEST_ENTRY: u64 = 16 << 20;
/// All parts together, pictures included.
const LARGEST_SUM: u64 = 48 << 20;
/// Sheets of equal rows reach about 100.
const RATIO: u64 = 200;
/// Below this an entry may be as regular as it likes.
const SMALL: u64 = 1 << 20;
/// Parts of a workbook: a sheet has two or three.
const MOST_ENTRIES: usize = 1000;

/// Refuses a workbook that unpacks to more than a table needs.
///
/// Sizes are first taken from the directory and then counted while unpacking, since a directory
/// may lie.
pub(super) fn check(file: File<'_>) -> Result<(), Problems> {
    let refuse = |said| Err(Problems::one(Place::file(file.name), said));
    let mut archive = match ZipArchive::new(Cursor::new(file.bytes)) {
        Ok(archive) => archive,
        Err(error) => return refuse(messages::workbook_broken(error)),
    };
    if archive.len() > MOST_ENTRIES {
        return refuse(messages::entries_many(archive.len(), MOST_ENTRIES));
    }
    let mut sum = 0;
    for unpack in [false, true] {
        sum = 0;
        for index in 0..archive.len() {
            let entry = match archive.by_index(index) {
                Ok(entry) => entry,
                Err(error) => return refuse(messages::workbook_broken(error)),
            };
            let name = entry.name().map_or_else(|_| "?".to_owned(), |name| name.to_string());
            let packed = entry.compressed_size().max(1);
            let size = if unpack {
                match std::io::copy(&mut entry.take(LARGEST_ENTRY + 1), &mut std::io::sink()) {
                    Ok(size) => size,
                    Err(error) => return refuse(messages::workbook_broken(error)),
                }
            } else {
                entry.size()
            };
            sum += size;
            if size > LARGEST_ENTRY || sum > LARGEST_SUM {
                return refuse(messages::entry_large(name, LARGEST_ENTRY >> 20));
            }
            if size > SMALL && size / packed > RATIO {
                return refuse(messages::entry_ratio(name, RATIO));
            }
        }
    }
    debug_assert!(sum <= LARGEST_SUM);
    Ok(())
}
