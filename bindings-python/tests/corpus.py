"""Asks the corpus of the library: the calls are those of `tests/corpus/calls.rs`, and their answers are JSON text.

The description is in Rust. Its expressions are Python's too, without `&` and `?`, and with a dot for `::`.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pyarrow as pa

import bevilling as bv
from bevilling import case as c
from bevilling import forecast as f
from bevilling import plan as p
from bevilling.exchange import os2bos as o

Args = dict[str, Any]
MODULES = (bv, bv.dates, bv.decide, bv.rulebook, c, f, p)


def text(value: Any) -> str:
    """The JSON of an answer, as compact as the crate's: values of the library write themselves."""
    if isinstance(value, dict):
        return "{" + ",".join(f"{text(key)}:{text(part)}" for key, part in value.items()) + "}"
    if isinstance(value, Raw):
        return value
    if hasattr(value, "to_json"):
        return str(value.to_json())
    if isinstance(value, list | tuple | p.LineMatches):
        return "[" + ",".join(map(text, value)) + "]"
    if isinstance(value, Decimal):
        return f'"{value:f}"'
    return json.dumps(value, ensure_ascii=False, default=str)


class Raw(str):
    """What is JSON text already."""


def fault(error: bv.BevillingError) -> Raw:
    parts = {"code": error.code, "path": error.path, "faults": error.faults}
    return Raw(text(parts | ({"verdicts": error.verdicts} if isinstance(error, bv.CommandRefused) else {})))


# What arguments are


def day(value: str | None) -> Any:
    return None if value is None else bv.dates.parse(value)


@cache
def loaded(path: str) -> bv.RuleBook:
    return bv.RuleBook.load(path)


def book(given: Any) -> bv.RuleBook:
    return loaded(given) if isinstance(given, str) else bv.RuleBook.from_json(text(given))


class Life(NamedTuple):
    """A case at the end of its steps, and what each of them answered."""

    case: bv.Case
    answers: list[Any]

    def to_json(self) -> str:
        return text({"steps": self.answers, "state": self.case.state})


def live(given: Any) -> Life:
    if isinstance(given, str):
        given = json.loads(Path(given).read_text(encoding="utf-8"))
    rules, state = book(given["rule_book"]), read("Option<CaseState>", given.get("state"))
    case = bv.Case.new(rules, given.get("id", "")) if state is None else bv.Case.from_state(rules, state)
    horizon, extrapolation = read("Option<Horizon>", given.get("horizon")), read("Option<Extrapolation>", given.get("extrapolation"))
    case = case.with_options(bv.CaseOptions(horizon=horizon, extrapolation=extrapolation, municipality=given.get("municipality")))
    answers: list[Any] = []
    for step in given.get("steps", []):
        if "under" in step:
            case = case.with_rule_book(book(step["under"]))
            answers.append({"under": case.book.version})
            continue
        try:
            events = case.execute(read("Command", step["command"]), read("CommandContext", step["stamp"]))
            answers.append({"events": events})
        except bv.BevillingError as error:
            answers.append({"fault": fault(error)})
    return Life(case, answers)


def prices(given: Args) -> p.Prices:
    return p.Prices(
        read("Option<RuleBook>", given.get("rule_book")),
        provider=given.get("provider"),
        rates={name: read("DatedAmounts", value) for name, value in given.get("rates", {}).items()},
        vat=read("Option<DatedAmounts>", given.get("vat")),
        extrapolation=read("Option<Extrapolation>", given.get("extrapolation")),
    )


def calendar(args: Args) -> bv.dates.PaymentCalendar:
    if args.get("calendar") is None and args.get("excluded") is not None:
        return bv.dates.PaymentCalendar.from_excluded([day(one) for one in args["excluded"]])
    return bv.dates.PaymentCalendar(read("Option<Calendar>", args.get("calendar")) or bv.dates.Calendar.denmark())


def options(a: Args) -> Args:
    taken = {(provider, kind): count for provider, kind, count in a.get("taken") or []}
    return {"on": day(a["on"]), "refusals": a.get("refusals", False), "ranking": a.get("ranking"), "taken": taken}


def held(a: Args, made: Callable[..., f.Portfolio] = f.Portfolio.from_cases) -> f.Portfolio:
    return made(
        read("Vec<Case>", a["cases"]),
        on=day(a["on"]),
        facts=a.get("facts"),
        labels=a.get("labels"),
        through=day(a.get("through")),
        extrapolation=read("Option<Extrapolation>", a.get("extrapolation")),
    )


def income(a: Args) -> f.Portfolio:
    return held(a, f.Portfolio.income_of_cases)


def portfolio(a: Args) -> f.Portfolio:
    made, scenario = held(a), read("Option<Scenario>", a.get("scenario"))
    return made if scenario is None else made.with_scenario(scenario, read("Vec<RuleBook>", a.get("books", [])))


def request(a: Args) -> Args:
    months = f.Months(read("Month", a["from"]), read("Month", a["to"]))
    return {"months": months, "by": a.get("by", []), "view": a.get("view") or "expected"}


def follow_up(a: Args) -> Args:
    thresholds = read("Option<Vec<Amount>>", a.get("thresholds"))
    rest = {"drivers_by": a.get("drivers_by"), "most_drivers": a.get("most_drivers")}
    return {"on": day(a["on"]), "thresholds": thresholds, **rest}


def bridge(a: Args) -> f.Bridge:
    sides = [portfolio(a[side]) for side in ("before", "after")]
    made = sides[1].bridge_from(sides[0], **request(a))
    if a.get("rule_book") is None:
        return made
    incomes = [income(a[side]) if a.get("income") else None for side in ("before", "after")]
    rules = book(a["rule_book"])
    nets = [one.net(rules, income=its, **request(a)) for one, its in zip(sides, incomes, strict=True)]
    return made.net_of(*nets)


def net(a: Args) -> f.PortfolioNet:
    of = a["portfolio"]
    return portfolio(of).net(
        book(a["rule_book"]),
        extrapolation=read("Option<Extrapolation>", a.get("extrapolation")),
        cases=read("Vec<Case>", of["cases"]) if a.get("facts") else None,
        income=income(of) if a.get("income") else None,
        **request(a),
    )


def imported(a: Args) -> o.Import:
    how = o.Options(id=a["id"], version=a["version"], title=read("LocalizedText", a["title"]), on=day(a["on"]))
    if "folder" in a:
        return o.read_folder(a["folder"], how)
    files = [(name, content) for name, content in a.get("csv") or a["fixtures"]]
    return o.import_csv(files, how) if "csv" in a else o.import_fixtures(files, how)


# Of one argument; and of several, which are read from all of them.
ONE: dict[str, Callable[[Any], Any]] = {
    "Amount": bv.money.parse, "Date": day, "RuleBook": book, "Life": live, "Case": lambda a: live(a).case, "Prices": prices,
    "PaymentReference": bv.PaymentReference.parse, "Size": lambda a: bv.chart.Size(*a),
}
WHOLE: dict[str, Callable[[Args], Any]] = {
    "Situation": lambda a: book(a["rule_book"]).situation(a.get("facts", {})), "OptionsRequest": options,
    "PaymentCalendar": calendar, "MatchOptions": lambda a: {"days": a.get("days")}, "Columns": lambda a: a, "Import": imported,
    "Recurrence": lambda a: bv.dates.Recurrence(frequency=read("Frequency", a["frequency"]), anchor=day(a["anchor"])),
    "ForecastRequest": request, "FollowUpOptions": follow_up, "Income": income, "Bridge": bridge, "PortfolioNet": net,
}
# Read from all arguments where they have none of that name.
EITHER: dict[str, Callable[[Args], Any]] = {
    "Portfolio": portfolio, "Forecast": lambda a: portfolio(a).forecast(**request(a)),
}
# Settings of Rust that are arguments here.
SPREAD = ("OptionsRequest", "ForecastRequest", "FollowUpOptions", "MatchOptions")


def read(kind: str, value: Any) -> Any:
    """A value of this type of the description, from its JSON."""
    if found := re.fullmatch(r"Option<(.*)>", kind):
        return None if value is None else read(found[1], value)
    if found := re.fullmatch(r"Vec<(.*)>", kind):
        return [read(found[1], one) for one in value]
    if found := re.fullmatch(r"\((.*)\)", kind):
        return tuple(read(one, part) for one, part in zip(found[1].split(", "), value, strict=True))
    for how in (ONE, EITHER, WHOLE):
        if kind in how:
            return how[kind](value)
    of: Any = next((found for module in MODULES if (found := getattr(module, kind, None)) is not None), None)
    return of.from_json(text(value)) if hasattr(of, "from_json") else value


def argument(args: Args, name: str, kind: str, usual: str, before: Args) -> Any:
    """An argument, which may be of all those that there are; where it is not there, the one before it that it is as."""
    if kind in WHOLE or (kind in EITHER and name not in args):
        return read(kind, args)
    if args.get(name) is not None:
        return read(kind, args[name])
    if usual and kind.startswith("Vec"):
        return []
    return before.get(usual) if usual or kind.startswith("Option") or kind == "Prices" else read(kind, args[name])


# Calls of several steps, and those with rows


def set_amounts(amounts: bv.dates.DatedAmounts, settings: list[Args], on: list[Any]) -> Any:
    refused: list[str | None] = []
    for piece in settings:
        valid = bv.Validity(from_=day(piece.get("from")), to=day(piece.get("to")))
        try:
            amounts = amounts.set(valid, bv.money.parse(piece["value"]))
            refused.append(None)
        except bv.DateError as error:
            refused.append(error.code)
    return {"refused": refused, "amounts": amounts, "on": [amounts.at(one) for one in on]}


def calendar_days(of: bv.dates.PaymentCalendar, dates: list[Any]) -> Any:
    def due_window(date: Any) -> Args:
        try:
            return {"Ok": of.due_window(date)}
        except bv.BevillingError as error:
            return {"Err": error.code}

    return [
        {
            "date": date,
            "closed": (why := of.closed_on(date)) and why.kind,
            "preceding": of.adjust(date, "preceding"),
            "following": of.adjust(date, "following"),
            "earliest_cash_start": of.earliest_cash_start(date),
            "due_window": due_window(date),
        }
        for date in dates
    ]


def formatted(amounts: list[Decimal], dates: list[Any], lang: Any) -> Any:
    t = bv.text
    return {
        "amounts": [[t.amount(one, lang), t.number(one, lang)] for one in amounts],
        "dates": [[t.date(one, lang), t.short_date(one, lang)] for one in dates],
    }


def ledger_steps(kept: p.Ledger | None, steps: list[Args]) -> Any:
    kept = kept or p.Ledger()
    changes: list[p.LedgerChange | None] = []
    for step in steps:
        if step["do"] == "pay":
            kept = kept.pay(step["status"], day(step["date"]), read("Paid", step["paid"]))
            changes.append(None)
            continue
        how = {"horizon": read("Option<Horizon>", step.get("horizon")), "prices": prices(step.get("prices", {}))}
        do = kept.sync if step["do"] == "sync" else kept.renew
        kept, change = do(read("Activity", step["activity"]), day(step["today"]), **how)
        changes.append(change)
    return {"changes": changes, "ledger": kept}


def due(payments: list[Any], of: bv.dates.PaymentCalendar, on: Any) -> Any:
    run = p.due(payments, of, on)
    return {
        name: [{"activity": one.activity.id, "date": one.entry.date, "late": one.late} for one in those]
        for name, those in (("payable", run.payable), ("held", run.held))
    }


def check_columns(rules: bv.RuleBook, a: Args) -> bv.decide.BatchResult:
    def numbers(ids: list[Any] | None, number: Callable[[str], int | None]) -> pa.Array | None:
        of = {one: number(one) for one in ids or [] if one is not None}
        known = [None if one is None else 4294967294 if of[one] is None else of[one] for one in ids or []]
        return None if ids is None else pa.array(known, pa.uint32())

    on = a["on"]
    return rules.check_columns(
        section=numbers(a["section"], rules.section_number),
        activity_type=numbers(a["activity_type"], rules.activity_type_number),
        main=numbers(a.get("main"), rules.activity_type_number),
        provider=numbers(a.get("provider"), rules.provider_number),
        on=day(on) if isinstance(on, str) else pa.array(on, pa.int32()),
        facts={name: pa.array(values, pa.int64()) for name, values in a.get("facts", {}).items()},
    )


def accumulated(of: f.Portfolio, replaced: list[Args], **wanted: Any) -> Any:
    kept, answers = f.ForecastAccumulator(of, f.ForecastRequest(**wanted)), []
    for one in replaced:
        kept.replace(*(None if one.get(part) is None else portfolio(one[part]) for part in ("before", "after")))
        answers.append(kept.forecast())
    return answers


def nothing_wrong(faults: tuple[bv.Fault, ...]) -> tuple[bv.Fault, ...]:
    if faults:
        raise bv.BevillingError(faults)
    return faults


def codes(found: Any) -> Any:
    fields = ("area", "code", "outcome", "variables", "da", "en")
    codes = [{name: getattr(one, name) for name in fields} for one in found]
    return [{name: value for name, value in one.items() if value is not None} for one in codes]


NAMES = {name: value for module in reversed(MODULES) for name, value in vars(module).items() if isinstance(value, type)} | {
    "bv": bv, "joined": "\n".join, "accumulated": accumulated, "calendar_days": calendar_days, "check_columns": check_columns,
    "due": due, "formatted": formatted, "ledger_steps": ledger_steps, "nothing_wrong": nothing_wrong,
    "set_amounts": set_amounts,
}


# The description


class Part:
    """A call, or what is asked of its answer: arguments and an expression."""

    def __init__(self, described: str) -> None:
        found = re.match(r"(\w+)\((.*?)\) =\s+(.*)", described, re.DOTALL)
        assert found, described
        self.name, arguments, expression = found.groups()
        self.arguments = re.findall(r"(\w+): ((?:[^,(=]|\([^)]*\))+?)(?: = ([^,]*))?(?:,|$)", arguments.strip())
        self.arguments = [(name, kind.replace("<'_>", ""), usual) for name, kind, usual in self.arguments]
        own = re.search(r',\s*python "((?:[^"\\]|\\.)*)"', expression)
        rust = re.split(r',\s*(?:python|node) "', expression)[0]
        self.code = compile(own[1].replace('\\\\', '\\') if own else self.derived(rust), self.name, "eval")

    def derived(self, rust: str) -> str:
        python = re.sub(r"parts!|[&?]|\.as_ref\(\)", "", rust).strip()
        python = re.sub(r"\b([a-z]\w*)::", r"bv.\1.", python.replace("::new(", "("))
        python = re.sub(r"\bfrom\b", "from_", python).replace("::", ".").replace("\n", " ")
        for name, kind, _ in self.arguments:
            if kind in SPREAD:
                python = re.sub(rf"(?<=[(, ]){name}(?=[,)])", f"**{name}", python)
        return python

    def value(self, args: Args, names: Args) -> Any:
        for name, kind, usual in self.arguments:
            names["from_" if name == "from" else name] = argument(args, name, kind, usual, names)
        return eval(self.code, NAMES | names)


def described() -> dict[str, list[Part]]:
    source = re.sub(r"^\s*//.*$", "", Path("tests/corpus/calls.rs").read_text(encoding="utf-8"), flags=re.MULTILINE)
    body = source[source.index("=>") + 2 : source.rindex("}")]
    calls = [[Part(part.strip()) for part in re.split(r"\n\s+=> ", call)] for call in re.split(r";\s*\n", body) if call.strip()]
    return {parts[0].name: parts for parts in calls}


CALLS = described()


def value(call: str, args: Args, part: str | None = None) -> Any:
    """What a call answers, or what the part is of its answer."""
    first, *rest = CALLS[call]
    names: Args = {}
    answer = names["it"] = first.value(args, names)
    return answer if part is None else next(one for one in rest if one.name == part).value(args, names)


def ask_for(call: str, args: Args) -> str:
    """What the library answers, as JSON text."""
    if call not in ("text", "draw"):
        answer = value(call, args)
        return text(codes(answer) if call == "codes" else answer)
    of, its = args["of"]["call"], args["of"]["args"]
    parts = {part.name for part in CALLS[of][1:]}
    if call == "text":
        more = {"lang": args["lang"], "names": args.get("rule_book")}
        try:
            return text(value(of, its | more, "text" if "text" in parts else None))
        except bv.BevillingError as error:
            return text(error.text(args["lang"]))
    how = f"svg_{args['how']}" if args.get("how") else "svg"
    more = {"lang": args["lang"], "size": [args["width"], args["height"]], "dimension": args.get("how")}
    raw = value(of, its | more, how if how in parts else "svg_heat").encode()
    return text({"bytes": len(raw), "sha256": hashlib.sha256(raw).hexdigest()})
