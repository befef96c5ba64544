//! The real program, killed at random moments, its files torn: `NIGHTLY_KILLS=1000` says how many kills.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on shall panic"
)]

mod common;

use std::collections::BTreeSet;
use std::io::Write;
use std::path::Path;
use std::time::Instant;

use common::{Ended, Night, crash, files, is_of_a_case, kill, namespace, run, tear_run_repair};

/// How many kills there are where nothing is said.
const KILLS: u64 = 40;

/// Pseudo-random numbers (xorshift), the same in every run; what differs is when a signal arrives.
struct Random(u64);

impl Random {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % bound
    }
}

#[derive(Debug, Default)]
struct Count {
    /// By SIGKILL, at a random moment.
    signals: u64,
    /// By `abort`, at a random step.
    aborts: u64,
    /// Kills that came before the night's end and after its first file.
    in_the_middle: u64,
    torn: u64,
    nights: u64,
}

#[test]
fn the_night_survives_kills_and_torn_files() {
    let kills = std::env::var("NIGHTLY_KILLS").map_or(KILLS, |kills| kills.parse().unwrap());
    let night = Night::new("whole-to-kill");
    // How long a night is, so that a signal comes within it.
    let length = (0..5).map(|_| {
        let folder = night.begin("timed");
        let began = Instant::now();
        assert_eq!(run(&folder).0, 0);
        u64::try_from(began.elapsed().as_micros()).unwrap()
    });
    let length = length.min().unwrap();
    let began = Instant::now();
    let mut random = Random(0x2027_0702);
    let mut count = Count::default();
    while count.signals + count.aborts < kills {
        nights(&night, length, &mut random, &mut count);
    }
    assert!(count.in_the_middle * 4 > kills && count.signals > 0 && count.aborts > 0, "{count:?}");
    let place = if namespace().is_empty() { "without a PID namespace" } else { "each in a PID namespace" };
    // Not by `println!`, which is only shown where a test fails.
    let _ = writeln!(
        std::io::stderr(),
        "nightly: {} kills survived, {place}: {count:?}, {:.1} s",
        count.signals + count.aborts,
        began.elapsed().as_secs_f64()
    );
}

/// One night: killed until it comes to its end, which must be that of a night without a kill.
fn nights(night: &Night, length: u64, random: &mut Random, count: &mut Count) {
    let folder = night.begin("killed");
    count.nights += 1;
    let mut resent = BTreeSet::new();
    loop {
        let ended = if random.below(3) > 0 {
            let ended = kill(&folder, random.below(length), random.below(8) == 0);
            count.signals += u64::from(ended == Ended::Killed);
            ended
        } else {
            let ended = crash(&folder, random.below(60));
            count.aborts += u64::from(ended == Ended::Killed);
            ended
        };
        let now = night.holds_of(&folder, &resent, &format!("night {}, {count:?}", count.nights));
        if ended == Ended::Done {
            break;
        }
        count.in_the_middle += u64::from(now.len() > night.start.len() && now.len() < night.end.len());
        if random.below(4) == 0 {
            let known: Vec<&Path> = now.keys().map(AsRef::as_ref).filter(|name| is_of_a_case(name)).collect();
            let file = known[usize::try_from(random.below(u64::try_from(known.len()).unwrap())).unwrap()];
            count.torn += 1;
            let when = format!("night {}, {count:?}", count.nights);
            resent.extend(tear_run_repair(night, &folder, file, random.below(5), &when));
        }
    }
    let (status, said) = run(&folder);
    assert!(status == 0 && files(&folder) == night.end, "night {}: {said}", count.nights);
}
