"""Starts the example on a database of its own, talks to it over loopback, and clicks through it in a browser."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from http.cookiejar import CookieJar
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
ID = "27.24.36-G01-7-26"
FACTS = {
    "fact.target_group": "family", "fact.birth_date": "2014-05-02", "fact.effort_step": "3", "fact.scaling_step": "5",
    "fact.custody_consent": "true", "fact.assessment": "examination",
}
DRAFT = {
    "offer": "BL-32-1-2|200201", "provider": "90010011", "units": "12,5", "unit_price": "495,00",
    "start": "2026-02-01", "end": "", "day": "1",
}
GRANT = DRAFT | {"level": "section_leader", "approver": "Afdelingsleder 1", "second": "Gruppeleder 2"}


class Browser:
    """A browser without a window: cookies, forms, pages."""

    def __init__(self, base: str) -> None:
        self.base = base
        self.open = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar())).open

    def get(self, path: str, **query: str) -> tuple[int, str]:
        return self.ask(urllib.request.Request(self.base + path + ("?" + urllib.parse.urlencode(query) if query else "")))

    def post(self, path: str, page: str, **fields: str) -> tuple[int, str]:
        token = re.search(r'csrfmiddlewaretoken" value="(\w+)"', page)
        assert token
        body = urllib.parse.urlencode({"csrfmiddlewaretoken": token[1], **fields}).encode()
        return self.ask(urllib.request.Request(self.base + path, body, {"Referer": self.base}))

    def ask(self, request: urllib.request.Request) -> tuple[int, str]:
        try:
            with self.open(request, timeout=60) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as answer:
            return answer.code, answer.read().decode()


@pytest.fixture
def server(tmp_path: Path) -> Iterator[str]:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port = found.getsockname()[1]
    env = os.environ | {"CASES_DATABASE": str(tmp_path / "cases.sqlite3"), "CASES_TODAY": "2026-01-05"}
    log = tmp_path / "log"
    with log.open("w") as out:
        process = subprocess.Popen(
            [sys.executable, str(HERE / "manage.py"), "start", "--port", str(port)], env=env, stdout=out, stderr=out
        )
        try:
            base = f"http://127.0.0.1:{port}/"
            for _ in range(600):
                try:
                    urllib.request.urlopen(base, timeout=5).close()
                    break
                except OSError:
                    assert process.poll() is None, log.read_text()
                    time.sleep(0.1)
            yield base
        finally:
            process.terminate()
            process.wait(30)


def sequence(page: str) -> str:
    found = re.search(r'name="sequence" value="(\d+)"', page)
    assert found
    return found[1]


def test_a_case_is_opened_previewed_granted_and_shown(server: str) -> None:
    browser = Browser(server)
    status, page = browser.get("")
    assert status == 200 and "Der er ingen sager endnu" in page
    status, page = browser.post("", page, case_id=ID, **FACTS)
    assert status == 200 and "Praktisk og pædagogisk støtte i hjemmet" in page
    here = f"sag/{ID}"

    # The cost before the decision; nothing is stored.
    status, shown = browser.get(f"{here}/forhaandsvisning", **DRAFT)
    assert status == 200 and "68.062,50 kr." in shown and '"decision": "allowed"' in shown and "<svg" in shown
    assert sequence(browser.get(here)[1]) == sequence(page) == "1"
    status, shown = browser.get(f"{here}/forhaandsvisning", **DRAFT | {"units": "mange"})
    assert status == 200 and "`mange`" in shown and "costs" not in shown

    # A refusal tells all that is missing, and keeps what was typed.
    status, refused = browser.post(f"{here}/bevil", page, sequence="1", **DRAFT)
    assert status == 422 and "bevillingsniveau" in refused and "nogen skal bevilge" in refused and 'value="12,5"' in refused
    status, granted = browser.post(f"{here}/bevil", page, sequence="1", **GRANT)
    assert status == 200 and "68.062,50 kr." in granted and "<svg" in granted, granted
    assert sequence(granted) == "4"

    # The same in English.
    status, english = browser.get(here, lang="en")
    assert "Economic overview" in english and "Afdelingsleder 1" in english


def test_who_decides_on_an_older_state_is_refused(server: str) -> None:
    one, other = Browser(server), Browser(server)
    page = one.post("", one.get("")[1], case_id=ID, **FACTS)[1]
    seen = other.get(f"sag/{ID}")[1]
    assert one.post(f"sag/{ID}/bevil", page, sequence=sequence(page), **GRANT)[0] == 200
    status, printed = other.post(f"sag/{ID}/bevil", seen, sequence=sequence(seen), **GRANT)
    assert status == 409 and "Sagen er ændret af en anden siden" in printed
    assert sequence(printed) == "4"
    # A case is opened once.
    status, printed = other.post("", other.get("")[1], case_id=ID, **FACTS)
    assert status == 422 and "ændret af en anden" in printed


def test_facts_are_asked_for_and_stated(server: str) -> None:
    browser = Browser(server)
    page = browser.post("", browser.get("")[1], case_id=ID, **{"fact.target_group": "family"})[1]
    assert "Hvornår er barnet født" in page
    status, page = browser.post(f"sag/{ID}/oplysninger", page, sequence="1", **{"fact.birth_date": "2014-05-02"})
    assert status == 200 and "Hvornår er barnet født" not in page
    status, page = browser.post(f"sag/{ID}/oplysninger", page, sequence="2", **{"fact.birth_date": "2014-02-30"})
    assert status == 422 and "2014-02-30" in page


def test_a_caseworker_clicks_through_it(server: str) -> None:
    if not shutil.which(CHROMIUM):
        pytest.skip(f"no Chromium at {CHROMIUM}: the pages are not looked at in a browser")
    from playwright.sync_api import expect, sync_playwright

    pictures = HERE.parent.parent / "target" / "examples" / "django"
    pictures.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        )
        page = chromium.new_page(viewport={"width": 1360, "height": 900}, locale="da-DK")
        wrong: list[str] = []
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("console", lambda printed: wrong.append(printed.text) if printed.type == "error" else None)
        page.goto(server)
        page.get_by_label("Journalnummer").fill(ID)
        page.get_by_label("Målgruppe").select_option("family")
        page.get_by_label("Fødselsdato").fill("2014-05-02")
        page.get_by_label("Indsatstrappe").select_option("3")
        page.get_by_label("Skaleringstrappe").select_option("5")
        page.screenshot(path=pictures / "1-open.png")
        page.get_by_role("button", name="Opret sag").click()

        # What is missing is asked for, and answered.
        page.locator("[name='fact.custody_consent']").select_option("true")
        page.locator("[name='fact.assessment']").select_option("examination")
        page.get_by_role("button", name="Gem oplysninger").click()

        # The cost stands there while it is typed.
        page.locator("[name=offer]").select_option(DRAFT["offer"])
        page.locator("[name=provider]").select_option(DRAFT["provider"])
        expect(page.locator("[name=unit_price]")).not_to_have_value("")
        page.locator("[name=unit_price]").fill("495,00")
        page.locator("[name=units]").press_sequentially("12,5")
        page.locator("[name=start]").fill("2026-02-01")
        expect(page.locator("#costs dd").first).to_have_text("68.062,50 kr.")
        expect(page.locator("#verdict")).to_have_class("allowed")
        expect(page.locator("#chart svg")).to_be_visible()
        page.screenshot(path=pictures / "2-preview.png", full_page=True)

        # Refused with the reasons, then granted.
        page.get_by_role("button", name="Bevil", exact=True).click()
        expect(page.get_by_role("alert")).to_contain_text("bevillingsniveau")
        expect(page.locator("#costs dd").first).to_have_text("68.062,50 kr.")
        page.screenshot(path=pictures / "3-refused.png", full_page=True)
        page.locator("[name=level]").select_option(GRANT["level"])
        page.locator("[name=approver]").fill(GRANT["approver"])
        page.locator("[name=second]").fill(GRANT["second"])
        page.get_by_role("button", name="Bevil", exact=True).click()
        expect(page.locator("#log")).to_contain_text("bevilget")
        expect(page.locator(".card:not(#cost) svg").first).to_be_visible()
        page.screenshot(path=pictures / "4-granted.png", full_page=True)
        page.get_by_role("link", name="English").click()
        expect(page.locator("h2", has_text="Economic overview")).to_be_visible()
        page.screenshot(path=pictures / "5-english.png", full_page=True)
        chromium.close()
    # Only the refusal's 422 is an error of the console.
    assert all("422" in printed for printed in wrong), wrong
