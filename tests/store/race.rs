//! Saves against another writer.

use std::fs;
use std::sync::Barrier;

use lp_manifest::store::disk::System;
use lp_manifest::store::{Expect, SaveError};

use super::disks::{Act, Scripted};
use super::site::{Case, NEW, OLD, Site, soon};
use crate::support::soaked;

const THEIRS: &str = "{\"client_name\": \"theirs\"}\n";

fn spin(times: usize) {
    for _ in 0..times {
        std::hint::spin_loop();
    }
}

#[test]
fn in_a_thousand_rounds_no_version_of_another_writer_is_overwritten_unseen() {
    let (mut refused, mut put_back, mut kept) = (0, 0, 0);
    let rounds = soaked(1000);
    for round in 0..rounds {
        let site = Site::new(Case::Plain);
        let opened = site.opened();
        let theirs = site.root().join("theirs");
        fs::write(&theirs, THEIRS).unwrap();
        let start = Barrier::new(2);
        let answer = std::thread::scope(|scope| {
            scope.spawn(|| {
                start.wait();
                spin((round * 7919) % 8_000);
                fs::rename(&theirs, site.file()).unwrap();
            });
            let disk = Scripted::new(|_, _| Act::Go);
            start.wait();
            let answer = site.save(&disk, opened.as_ref());
            put_back +=
                usize::from(disk.calls().iter().filter(|call| call.starts_with("exchange")).count() > 1);
            answer
        });
        // Theirs came after the file was opened, so it has to be there, whatever we did.
        if site.content().as_deref() != Some(THEIRS) {
            let Err(SaveError::Crossed { kept: place }) = &answer else {
                panic!("round {round}: {answer:?}, {:?}", site.content());
            };
            assert_eq!(fs::read_to_string(place).unwrap(), THEIRS, "round {round}");
            kept += 1;
        }
        refused += usize::from(answer.is_err());
    }
    eprintln!(
        "{rounds} rounds: {refused} saves refused, {put_back} of them after the swap, {kept} versions kept beside, 0 overwritten unseen"
    );
}

#[test]
fn of_two_of_us_one_saves_and_the_other_is_told() {
    let other = "{\"client_name\": \"of the other window\"}\n";
    let rounds = soaked(300);
    for round in 0..rounds {
        let site = Site::new(Case::Plain);
        let opened = site.opened().unwrap();
        let start = Barrier::new(2);
        let answers = std::thread::scope(|scope| {
            let window = |text, spins| {
                let (start, site, opened) = (&start, &site, &opened);
                scope.spawn(move || {
                    let disk = Scripted::new(|_, _| Act::Go);
                    start.wait();
                    spin(spins);
                    site.store(&disk).save(&site.file(), text, Expect::Same(opened))
                })
            };
            let windows = [window(NEW, 0), window(other, (round * 7919) % 8_000)];
            windows.map(|window| window.join().unwrap())
        });
        let saved: Vec<_> = answers.iter().map(Result::is_ok).collect();
        assert!(saved == [true, false] || saved == [false, true], "round {round}: {answers:?}");
        let winner = if saved[0] { NEW } else { other };
        assert_eq!(site.content().as_deref(), Some(winner), "round {round}: {answers:?}");
        let cleared = soon(|| {
            let _ = site.store(&System).read(&site.file());
            site.names() == ["app.json"]
        });
        assert!(cleared, "round {round}: {:?}", site.names());
    }
    assert_ne!(NEW, OLD);
}

#[test]
fn equal_files_that_are_saved_together_in_one_folder_do_not_meet() {
    let site = Site::new(Case::Plain);
    let failed: Vec<_> = std::thread::scope(|scope| {
        let site = &site;
        let writers = (0..8).map(|number| {
            scope.spawn(move || {
                let (store, file) = (site.store(&System), site.folder().join(format!("{number}.json")));
                // The same texts everywhere, so that only who writes tells the names apart.
                (0..soaked(40)).find_map(|_| {
                    fs::write(&file, OLD).unwrap();
                    let opened = store.read(&file).unwrap();
                    store.save(&file, NEW, Expect::Same(&opened.snapshot)).err()
                })
            })
        });
        let writers: Vec<_> = writers.collect();
        writers.into_iter().filter_map(|writer| writer.join().unwrap()).collect()
    });
    assert!(failed.is_empty(), "{failed:?}");
}
