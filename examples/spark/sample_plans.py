"""Made-up plans of a small country, in the columns that `bevilling.Portfolio` reads."""

import json
import random
from datetime import date, timedelta
from decimal import Decimal

import pyarrow as pa

PRICE = pa.decimal128(18, 4)
KRONER = pa.decimal128(18, 2)

PLANS = pa.schema([
    ("case_id", pa.string()),
    ("activity_id", pa.string()),
    ("status", pa.string()),
    ("modifies", pa.string()),
    ("pays", pa.string()),
    ("day_of_month", pa.int32()),
    ("first_day", pa.date32()),
    ("last_day", pa.date32()),
    ("units", PRICE),
    ("price", PRICE),
    ("rate", pa.string()),
    ("vat_factor", PRICE),
    ("payments", pa.list_(pa.struct([
        ("kind", pa.string()), ("scheduled", pa.date32()), ("on", pa.date32()), ("amount", KRONER),
    ]))),
    ("household", pa.string()),
    ("municipality", pa.string()),
    ("section", pa.string()),
])

# By id: what a unit costs, from when.
RATES = json.dumps({
    "family-counselling": [
        {"to": "2027-01-01", "value": "612.50"},
        {"from": "2027-01-01", "to": "2028-01-01", "value": "629.05"},
        {"from": "2028-01-01", "value": "644.15"},
    ],
})

TODAY = date(2026, 7, 1)


def plans(cases: int, seed: int = 1) -> pa.Table:
    """So many cases of one to nine activities, some of them expected changes, some paid."""
    chance = random.Random(seed)
    rows = []
    for case in range(cases):
        of_case = {
            "case_id": f"{case:07}",
            "household": f"h{case - case % chance.choice([1, 1, 2, 3]):07}",
            "municipality": str(chance.choice([101, 147, 151, 173, 265, 461, 561, 621, 751, 851])),
        }
        before: list[dict] = []
        for number in range(chance.randint(1, 9)):
            before.append(activity(chance, of_case, str(number), before))
        rows.extend(before)
    return pa.Table.from_pylist(rows, schema=PLANS)


def activity(chance: random.Random, of_case: dict, number: str, before: list[dict]) -> dict:
    """One activity; now and then the expected change of the one before it."""
    start = date(2025, 10, 1) + timedelta(chance.randrange(1_000))
    row = {
        **of_case,
        "activity_id": number,
        "status": "granted",
        "pays": chance.choices(["monthly", "weekly", "every_two_weeks", "daily"], [60, 25, 10, 5])[0],
        "day_of_month": chance.randint(1, 31),
        "first_day": start,
        "last_day": start + timedelta(chance.randint(20, 900)),
        "units": Decimal(chance.randint(1, 40)) / 4,
        "section": chance.choice(["BL-32-1-1", "BL-32-1-3", "BL-32-1-8", "BL-46", "BL-90"]),
        "vat_factor": Decimal(chance.choice(["100", "100", "80", "125", "95.4"])),
        "payments": [],
    }
    if chance.random() < 0.4:
        row["rate"] = "family-counselling"
    else:
        row["price"] = Decimal(chance.randint(5_000, 150_000)) / 100
    changed = before[-1] if before else None
    if changed and changed["status"] == "granted" and changed["last_day"] > TODAY and chance.random() < 0.2:
        row.update(status="expected", modifies=changed["activity_id"], section=changed["section"])
        row["first_day"] = max(changed["first_day"], TODAY) + timedelta(chance.randrange(60))
        row["last_day"] = max(row["first_day"], changed["last_day"])
    elif row["pays"] == "weekly":
        row["payments"] = paid(chance, row)
    return row


def paid(chance: random.Random, row: dict) -> list[dict]:
    """Some of the payments before today: paid, on the day or later, not always as planned."""
    made = []
    day = row["first_day"]
    while day < min(TODAY, row["last_day"]):
        if chance.random() < 0.5:
            amount = Decimal(chance.randint(10_000, 500_000)) / 100
            on = day + timedelta(chance.choice([0, 0, 0, 2, 11]))
            made.append({"kind": "paid", "scheduled": day, "on": on, "amount": amount})
        day += timedelta(7)
    return made
