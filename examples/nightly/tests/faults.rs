//! What the job does with dates, files and commands that are not as they should be, and its exit status.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on shall panic"
)]

mod common;

use std::fs;
use std::path::Path;

use common::{Night, files, fresh, made, nightly, run};

fn run_on(folder: &Path, on: &str) -> (i32, String) {
    nightly(folder, &["run", "--on", on, "--no-sync"])
}

#[test]
fn a_date_far_off_is_refused_and_harms_no_later_run() {
    let folder = made("far-off");
    let start = files(&folder);
    for on in ["2099-01-01", "2028-01-01", "9999-12-31"] {
        let (status, said) = run_on(&folder, on);
        assert_eq!(status, 2, "{said}");
        assert!(said.contains(&format!("a run on {on} is refused: no run has been made yet")), "{said}");
        assert!(said.contains("of 2026-05-01, so the latest date accepted is 2027-12-31"), "{said}");
        assert_eq!(files(&folder), start);
    }
    let (status, said) = run(&folder);
    assert!(status == 0 && said.starts_with("4 cases: 3 renewed, 4 settled"), "{said}");
    // After the first run the limit is relative to the last one.
    let done = files(&folder);
    let (status, said) = run_on(&folder, "2027-08-03");
    assert!(
        status == 2
            && said.contains("the last run was on 2027-07-02, so the latest date accepted is 2027-08-02")
    );
    assert_eq!(files(&folder), done);
    // A longer pause is made up for month by month; and a run may be late.
    for on in ["2027-08-02", "2027-09-02", "2027-10-03", "2027-09-30"] {
        let (status, said) = run_on(&folder, on);
        assert_eq!(status, 0, "{said}");
    }
    assert_eq!(run_on(&folder, "2027-11-04").0, 2);
}

#[test]
fn the_last_date_before_the_first_run_is_accepted() {
    let folder = made("last-date");
    assert_eq!(run_on(&folder, "2027-12-31").0, 0);
}

#[test]
fn a_torn_record_of_a_run_says_its_date_all_the_same() {
    let folder = made("torn-record");
    assert_eq!(run(&folder).0, 0);
    fs::write(folder.join("runs/2027-07-02.json"), "").unwrap();
    assert_eq!(run_on(&folder, "2027-07-03").0, 0);
    assert_eq!(run_on(&folder, "2099-01-01").0, 2);
}

#[test]
fn wrong_arguments_and_a_wrong_folder_have_a_status_each() {
    let folder = made("arguments");
    for arguments in [&["run"][..], &["run", "--on", "2027-02-30"], &["run", "--on", "tomorrow"]] {
        assert_eq!(nightly(&folder, arguments).0, 2);
    }
    let (status, said) = run(&fresh("no-rule-book"));
    assert!(status == 1 && said == "nightly: there is no rule book\n", "{said}");
}

#[test]
fn files_are_read_in_the_order_of_their_numbers() {
    let night = Night::new("whole-to-number");
    let folder = night.begin("numbers");
    // As text, `10.json` is before `2.json`, and `2.json` after `000003.json`.
    let books = folder.join("rule-books");
    fs::rename(books.join("2.json"), books.join("10.json")).unwrap();
    fs::rename(books.join("1.json"), books.join("2.json")).unwrap();
    for case in ["case-0", "case-1"] {
        let events = folder.join("cases").join(case);
        fs::rename(events.join("000002.json"), events.join("2.json")).unwrap();
        fs::rename(events.join("000004.json"), events.join("0000004.json")).unwrap();
    }
    fs::write(books.join(".2.json.swp"), "").unwrap();
    let (status, said) = run(&folder);
    assert!(status == 0 && said.starts_with("4 cases: 3 renewed, 4 settled"), "{said}");
    let (now, end) = (files(&folder), &night.end);
    let in_order =
        end.keys().filter(|name| name.starts_with("to")).all(|name| now.get(name) == end.get(name));
    assert!(in_order, "the messages are the same");
}

#[test]
fn a_rule_book_of_which_the_number_is_not_sure_ends_the_run() {
    for (name, said_of_it) in [
        ("copy of 2.json", "rule-books/copy of 2.json: it is not named `NUMBER.json`"),
        ("2.json~", "rule-books/2.json~: it is not named `NUMBER.json`"),
        ("02.json", "rule-books/2.json: it has the number of rule-books/02.json"),
        ("3.json", "rule-books/3.json: "),
    ] {
        let folder = made("rule-books");
        fs::write(folder.join("rule-books").join(name), "{\"id\": \"nigh").unwrap();
        let start = files(&folder);
        let (status, said) = run(&folder);
        assert!(status == 1 && said.starts_with(&format!("nightly: {said_of_it}")), "{said}");
        assert_eq!(files(&folder), start);
    }
}

#[test]
fn a_fault_in_a_case_stops_it_alone_and_is_named() {
    let night = Night::new("whole-for-faults");
    let folder = night.begin("faulty");
    let case = |number: u32| folder.join("cases").join(format!("case-{number}"));
    // Missing, under a wrong number, of another case, and something that is no case.
    fs::remove_file(case(0).join("000003.json")).unwrap();
    fs::rename(case(1).join("000007.json"), case(1).join("000008.json")).unwrap();
    fs::rename(case(3), case(7)).unwrap();
    fs::write(folder.join("cases/notes.txt"), "").unwrap();
    let (status, said) = run(&folder);
    assert_eq!(status, 4, "{said}");
    for line in [
        "stopped: case-0: cases/case-0/000003.json: it is missing",
        "stopped: case-1: cases/case-1/000007.json: it is missing",
        "stopped: case-7: the events are those of another case, `case-3`",
        "stopped: notes.txt: cases/notes.txt: it is not a folder",
        "cases stopped: 4, commands refused: 0; everything else is done",
    ] {
        assert!(said.contains(&format!("nightly: {line}\n")), "{line} is not in {said}");
    }
    assert!(said.starts_with("5 cases: 1 renewed, 1 settled"), "{said}");

    let folder = night.begin("misnumbered");
    let events = folder.join("cases/case-1");
    fs::rename(events.join("000002.json"), events.join("000000.json")).unwrap();
    fs::copy(events.join("000004.json"), events.join("000002.json")).unwrap();
    fs::remove_file(events.join("000000.json")).unwrap();
    let (status, said) = run(&folder);
    assert!(status == 4 && said.contains("case-1: cases/case-1/000002.json: it holds event 4\n"), "{said}");
}

#[test]
fn no_message_is_sent_for_the_events_of_another_case() {
    let folder = made("another");
    fs::rename(folder.join("cases/case-3"), folder.join("cases/case-7")).unwrap();
    assert_eq!(run(&folder).0, 4);
    assert!(files(&folder).keys().all(|name| !name.display().to_string().contains("case-7-")));
}

#[test]
fn a_refused_command_shows_in_the_status_and_all_else_is_done() {
    let folder = made("refused");
    // The first case alone is ahead of the others: it has been in a run that was dated too late.
    let aside = fresh("refused-aside");
    for case in ["case-1", "case-2", "case-3"] {
        fs::rename(folder.join("cases").join(case), aside.join(case)).unwrap();
    }
    assert_eq!(run_on(&folder, "2027-07-20").0, 0);
    for case in ["case-1", "case-2", "case-3"] {
        fs::rename(aside.join(case), folder.join("cases").join(case)).unwrap();
    }
    let (status, said) = run(&folder);
    assert_eq!(status, 3, "{said}");
    assert!(said.starts_with("4 cases: 2 renewed, 3 settled"), "{said}");
    for what in ["settle", "renew"] {
        assert!(said.contains(&format!("nightly: refused: case-0: {what}: ")), "{said}");
    }
    assert!(
        said.ends_with("nightly: cases stopped: 0, commands refused: 2; everything else is done\n"),
        "{said}"
    );
    // A case that is stopped weighs more.
    fs::write(folder.join("cases/case-2/000001.json"), "").unwrap();
    let (status, said) = run(&folder);
    assert!(status == 4 && said.contains("cases stopped: 1, commands refused: 2"), "{said}");
    // The day comes, and nothing is refused any more.
    assert_eq!(run_on(&folder, "2027-07-20").0, 4);
}

#[test]
fn an_event_that_was_replaced_after_its_message_was_sent_is_noticed() {
    for taken_away in [false, true] {
        let folder = made("replaced");
        assert_eq!(run(&folder).0, 0);
        // The renewal of the first case is lost, and the next run decides it anew, on another day.
        fs::remove_file(folder.join("cases/case-0/000009.json")).unwrap();
        if taken_away {
            fs::remove_dir_all(folder.join("to")).unwrap();
        }
        let before = files(&folder);
        let (status, said) = run_on(&folder, "2027-07-03");
        assert_eq!(status, 4, "{said}");
        let part = if taken_away { "receipts" } else { "to" };
        assert!(said.contains(&format!("nightly: stopped: case-0: {part}/")), "{said}");
        assert!(said.contains("-000009.json: it is not of the event in the log"), "{said}");
        let after = files(&folder);
        let sent = |files: &common::Files| {
            let of_case = |name: &Path| name.starts_with("to") || name.starts_with("receipts");
            files.keys().filter(|name| of_case(name)).cloned().collect::<Vec<_>>()
        };
        assert_eq!(sent(&after), sent(&before), "nothing is sent twice");
    }
}

#[test]
fn a_case_without_an_event_is_not_there_yet() {
    let folder = made("unborn");
    fs::create_dir(folder.join("cases/case-9")).unwrap();
    let (status, said) = run(&folder);
    assert!(status == 0 && said.starts_with("5 cases: 3 renewed, 4 settled"), "{said}");
}
