"""Asks the corpus of the library: each call is a few lines around one function, and its answer is JSON text."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pyarrow as pa

import bevilling as bv
from bevilling import case as c
from bevilling import forecast as f
from bevilling import plan as p
from bevilling.exchange import os2bos as o

Args = dict[str, Any]


def plain(value: object) -> str:
    """An amount with its digits, never with an exponent; a day as it is written."""
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


def text(value: object) -> str:
    """The JSON of a plain value, as compact as the crate's."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=plain)


def listed(values: Any) -> str:
    """The JSON of several values that write themselves."""
    return "[" + ",".join(value.to_json() for value in values) + "]"


def read(kind: Any, value: Any) -> Any:
    """A value of the library from its JSON; none where there is none."""
    return None if value is None else kind.from_json(text(value))


def day(value: str | None) -> Any:
    return None if value is None else bv.dates.parse(value)


@cache
def loaded(path: str) -> bv.RuleBook:
    return bv.RuleBook.load(path)


def book(given: Any) -> bv.RuleBook:
    return loaded(given) if isinstance(given, str) else bv.RuleBook.from_json(text(given))


def prices(given: Args | None) -> p.Prices:
    given = given or {}
    rates = {name: read(bv.dates.DatedAmounts, value) for name, value in given.get("rates", {}).items()}
    rules = given.get("rule_book")
    return p.Prices(
        None if rules is None else book(rules),
        provider=given.get("provider"),
        rates=rates,
        vat=read(bv.dates.DatedAmounts, given.get("vat")),
        extrapolation=read(p.Extrapolation, given.get("extrapolation")),
    )


def calendar(args: Args) -> bv.dates.PaymentCalendar:
    if args.get("calendar") is not None:
        return bv.dates.PaymentCalendar(read(bv.dates.Calendar, args["calendar"]))
    if args.get("excluded") is not None:
        return bv.dates.PaymentCalendar.from_excluded([day(one) for one in args["excluded"]])
    return bv.dates.PaymentCalendar(bv.dates.Calendar.denmark())


def fault(error: bv.BevillingError) -> str:
    parts = [f'"code":{text(error.code)}', f'"path":{text(error.path)}', f'"faults":{listed(error.faults)}']
    if isinstance(error, bv.CommandRefused):
        parts.append(f'"verdicts":{listed(error.verdicts)}')
    return "{" + ",".join(parts) + "}"


def code(ask: Callable[[], Any]) -> dict[str, Any]:
    try:
        return {"Ok": ask()}
    except bv.BevillingError as error:
        return {"Err": error.code}


def live(given: Any) -> tuple[bv.Case, list[str]]:
    """A case, and what each of its steps answered."""
    if isinstance(given, str):
        given = json.loads(Path(given).read_text(encoding="utf-8"))
    rules = book(given["rule_book"])
    state = read(bv.CaseState, given.get("state"))
    case = bv.Case.new(rules, given.get("id", "")) if state is None else bv.Case.from_state(rules, state)
    case = case.with_options(
        bv.CaseOptions(
            horizon=read(p.Horizon, given.get("horizon")),
            extrapolation=read(p.Extrapolation, given.get("extrapolation")),
            municipality=given.get("municipality"),
        )
    )
    told = []
    for step in given.get("steps", []):
        if "under" in step:
            rules = book(step["under"])
            case = case.with_rule_book(rules)
            told.append(f'{{"under":{text(rules.version)}}}')
            continue
        try:
            events = case.execute(read(bv.Command, step["command"]), read(bv.CommandContext, step["stamp"]))
            told.append(f'{{"events":{listed(events)}}}')
        except bv.BevillingError as error:
            told.append(f'{{"fault":{fault(error)}}}')
    return case, told


def verdict(a: Args) -> bv.Verdict:
    return book(a["rule_book"]).situation(a.get("facts", {})).check(read(bv.Proposal, a["proposal"]), on=day(a["on"]))


def options(a: Args) -> bv.AvailableOptions:
    taken = {(provider, kind): count for provider, kind, count in a.get("taken") or []}
    place = book(a["rule_book"]).situation(a.get("facts", {}))
    return place.options(on=day(a["on"]), refusals=a.get("refusals", False), ranking=a.get("ranking"), taken=taken)


def columns(a: Args) -> bv.decide.BatchResult:
    rules = book(a["rule_book"])
    unknown = 4294967294

    def numbers(ids: list[Any] | None, number: Callable[[str], int | None]) -> pa.Array | None:
        if not ids:
            return None if ids is None else pa.array([], pa.uint32())
        of = [None if one is None else number(one) for one in ids]
        known = [unknown if one is not None and found is None else found for one, found in zip(ids, of, strict=True)]
        return pa.array(known, pa.uint32())

    on = a["on"]
    return rules.check_columns(
        section=numbers(a["section"], rules.section_number),
        activity_type=numbers(a["activity_type"], rules.activity_type_number),
        main=numbers(a.get("main"), rules.activity_type_number),
        provider=numbers(a.get("provider"), rules.provider_number),
        on=day(on) if isinstance(on, str) else pa.array(on, pa.int32()),
        facts={name: pa.array(values, pa.int64()) for name, values in a.get("facts", {}).items()},
    )


def window(a: Args) -> tuple[Any, Any, Any, Any]:
    period = read(bv.Period, a["period"])
    return read(bv.PaymentPlan, a["plan"]), period, read(bv.Period, a.get("window")) or period, prices(a.get("prices"))


def previewed(a: Args) -> p.Preview:
    existing = [read(bv.Activity, one) for one in a.get("existing", [])]
    drafts = [read(bv.Activity, one) for one in a["drafts"]]
    on, how = day(a["on"]), read(bv.PreviewOptions, a.get("options"))
    if "case" in a:
        return live(a["case"])[0].preview(drafts, on=on, options=how)
    return p.preview(book(a["rule_book"]), existing, drafts, on, how)


def right(faults: tuple[bv.Fault, ...]) -> str:
    if faults:
        raise bv.BevillingError(faults)
    return "[]"


def entered(a: Args, kind: Any) -> str:
    activity, changed = read(kind, a["activity"]), read(bv.Activity, a.get("changed"))
    return right(activity.check(calendar(a), day(a["today"]), changed))


def ledger(a: Args) -> str:
    kept = read(p.Ledger, a.get("ledger")) or p.Ledger()
    changes = []
    for step in a["steps"]:
        if step["do"] == "pay":
            kept = kept.pay(step["status"], day(step["date"]), read(p.Paid, step["paid"]))
            changes.append("null")
            continue
        activity, horizon = read(bv.Activity, step["activity"]), read(p.Horizon, step.get("horizon"))
        do = kept.sync if step["do"] == "sync" else kept.renew
        kept, change = do(activity, day(step["today"]), horizon=horizon, prices=prices(step.get("prices")))
        changes.append(change.to_json())
    return f'{{"changes":[{",".join(changes)}],"ledger":{kept.to_json()}}}'


def pairs(given: list[Any]) -> list[Any]:
    return [(read(bv.Activity, activity), read(p.Ledger, payments)) for activity, payments in given]


def due(a: Args) -> str:
    run = p.due(pairs(a["payments"]), calendar(a), day(a["on"]))
    lines = [
        [{"activity": one.activity.id, "date": one.entry.date, "late": one.late} for one in those]
        for those in (run.payable, run.held)
    ]
    return text({"payable": lines[0], "held": lines[1]})


def payment_batch(a: Args) -> c.PaymentBatch:
    return c.PaymentBatch.of([live(one)[0] for one in a["cases"]], calendar(a), day(a["on"]))


def claims(a: Args) -> str:
    case = live(a["case"])[0]
    found = case.claims()
    reference = a.get("reference")
    one = None if reference is None else case.claim_of(bv.PaymentReference.parse(reference))
    plans = listed(c.Claim.open_plans(found))
    return f'{{"claims":{listed(found)},"plans":{plans},"found":{"null" if one is None else one.to_json()}}}'


def settlement(a: Args) -> p.Settlement:
    return p.settle(
        read(bv.Activity, a["activity"]),
        read(p.Ledger, a["ledger"]),
        read(p.PriceChange, a["cause"]),
        day(a["today"]),
        earlier=[read(p.Settlement, one) for one in a.get("earlier", [])],
        horizon=read(p.Horizon, a.get("horizon")),
        prices=prices(a.get("prices")),
    )


def net_cost(a: Args) -> p.NetCost:
    household = [read(p.CaseCosts, one) for one in a["household"]]
    return p.net_cost(book(a["rule_book"]), household, a["year"], read(p.Extrapolation, a.get("extrapolation")))


def matches(a: Args) -> p.LineMatches:
    plans = [read(p.OpenPlan, one) for one in a["plans"]]
    return p.OpenPayments(plans).match_lines([read(p.InvoiceLine, one) for one in a["lines"]], days=a.get("days"))


def portfolio(a: Args) -> f.Portfolio:
    made = f.Portfolio.from_cases(
        [live(one)[0] for one in a["cases"]],
        on=day(a["on"]),
        facts=a.get("facts"),
        labels=a.get("labels"),
        through=day(a.get("through")),
        extrapolation=read(p.Extrapolation, a.get("extrapolation")),
    )
    scenario = read(f.Scenario, a.get("scenario"))
    return made if scenario is None else made.with_scenario(scenario, [book(one) for one in a.get("books", [])])


def wanted(a: Args) -> dict[str, Any]:
    months = f.Months(read(p.Month, a["from"]), read(p.Month, a["to"]))
    return {"months": months, "by": a.get("by", []), "view": a.get("view")}


def forecast(a: Args) -> f.Forecast:
    made = portfolio(a)
    return made.forecast(**wanted(a))


def follow_up(a: Args) -> f.BudgetFollowUp:
    thresholds = a.get("thresholds")
    budget: f.Budget = read(f.Budget, a["budget"])
    return budget.follow_up(
        forecast(a["forecast"]),
        on=day(a["on"]),
        thresholds=None if thresholds is None else [bv.money.parse(one) for one in thresholds],
        drivers_by=a.get("drivers_by"),
        most_drivers=a.get("most_drivers"),
    )


def portfolio_follow_up(a: Args) -> f.BudgetFollowUp:
    before = None if a.get("before") is None else portfolio(a["before"])
    rule = read(f.ExtensionRule, a.get("rule"))
    budget, most = read(f.Budget, a["budget"]), a.get("most_drivers")
    return portfolio(a["portfolio"]).follow_up(budget, on=day(a["on"]), before=before, rule=rule, most_drivers=most)


def expiring(a: Args) -> tuple[f.ExpiringActivity, ...]:
    return portfolio(a["portfolio"]).expiring(day(a["from"]), day(a["until"]), read(f.ExtensionRule, a.get("rule")))


def scenarios(a: Args) -> f.Comparison:
    tried = [read(f.Scenario, one) for one in a["scenarios"]]
    return portfolio(a["portfolio"]).compare(tried, books=[book(one) for one in a.get("books", [])], **wanted(a))


def bridge(a: Args) -> f.Bridge:
    before, after = portfolio(a["before"]), portfolio(a["after"])
    made = after.bridge_from(before, **wanted(a))
    if a.get("rule_book") is None:
        return made
    rules = book(a["rule_book"])
    was, now = (
        one.net(rules, income=income(given) if a.get("income") else None, **wanted(a))
        for one, given in ((before, a["before"]), (after, a["after"]))
    )
    return made.net_of(was, now)


def portfolio_net(a: Args) -> f.PortfolioNet:
    extrapolation = read(p.Extrapolation, a.get("extrapolation"))
    given = a["portfolio"]
    return portfolio(given).net(
        book(a["rule_book"]),
        extrapolation=extrapolation,
        cases=[live(one)[0] for one in given["cases"]] if a.get("facts") else None,
        income=income(given) if a.get("income") else None,
        **wanted(a),
    )


def income(a: Args) -> f.Portfolio:
    return f.Portfolio.income_of_cases(
        [live(one)[0] for one in a["cases"]],
        on=day(a["on"]),
        facts=a.get("facts"),
        labels=a.get("labels"),
        through=day(a.get("through")),
        extrapolation=read(p.Extrapolation, a.get("extrapolation")),
    )


def accumulator(a: Args) -> str:
    kept = f.ForecastAccumulator(portfolio(a["portfolio"]), f.ForecastRequest(**{k: v for k, v in wanted(a).items() if v is not None}))
    told = []
    for one in a["replaced"]:
        before, after = (None if one.get(part) is None else portfolio(one[part]) for part in ("before", "after"))
        kept.replace(before, after)
        told.append(kept.forecast())
    return listed(told)


def os2bos(a: Args) -> o.Import:
    how = o.Options(id=a["id"], version=a["version"], title=read(bv.LocalizedText, a["title"]), on=day(a["on"]))
    if "folder" in a:
        return o.read_folder(a["folder"], how)
    if "csv" in a:
        return o.import_csv([(name, text) for name, text in a["csv"]], how)
    return o.import_fixtures([(name, text) for name, text in a["fixtures"]], how)


def lived(a: Args) -> str:
    case, steps = live(a["case"])
    return f'{{"steps":[{",".join(steps)}],"state":{case.state.to_json()}}}'


def set_amounts(a: Args) -> str:
    amounts = read(bv.dates.DatedAmounts, a["amounts"])
    refused: list[str | None] = []
    for piece in a["settings"]:
        valid = bv.Validity(from_=day(piece.get("from")), to=day(piece.get("to")))
        try:
            amounts = amounts.set(valid, bv.money.parse(piece["value"]))
            refused.append(None)
        except bv.DateError as error:
            refused.append(error.code)
    on = [amounts.at(day(one)) for one in a["on"]]
    return f'{{"refused":{text(refused)},"amounts":{amounts.to_json()},"on":{text(on)}}}'


def recurrence(a: Args) -> str:
    every = bv.dates.Recurrence(frequency=read(bv.Frequency, a["frequency"]), anchor=day(a["anchor"]))
    days = read(bv.Period, a["window"])
    return text({"count": every.count(days), "dates": every.dates(days)})


def closed(a: Args) -> str:
    of = calendar(a)

    def told(date: Any) -> dict[str, Any]:
        why = of.closed_on(date)
        return {
            "date": date,
            "closed": why and why.kind,
            "preceding": of.adjust(date, "preceding"),
            "following": of.adjust(date, "following"),
            "earliest_cash_start": of.earliest_cash_start(date),
            "due_window": code(lambda: of.due_window(date)),
        }

    return text([told(day(one)) for one in a["dates"]])


def in_words(a: Args) -> str:
    ask, lang, ask_book = a["of"], a["lang"], a.get("rule_book")
    call, args = ask["call"], ask["args"]
    try:
        match call:
            case "check":
                said = verdict(args).explain(lang)
            case "alternatives":
                said = verdict(args).alternatives().explain(book(args["rule_book"]), lang)
            case "settle":
                said = settlement(args).explain(lang)
            case "net_cost":
                said = net_cost(args).explain(lang)
            case "case_net_cost":
                said = live(args["case"])[0].net_cost(args["year"]).explain(lang)
            case "options":
                said = options(args).to_text(lang)
            case "preview":
                said = previewed(args).to_text(lang, book(args["rule_book"]))
            case "overview":
                lived_case = live(args["case"])[0]
                said = lived_case.overview(day(args["on"])).to_text(lang, lived_case)
            case "life":
                lived_case = live(args["case"])[0]
                said = bv.text.log(lived_case.events, lived_case.book, lang)
            case "match_lines":
                said = "\n".join(one.explain(lang) for one in matches(args))
            case "forecast" | "scenarios":
                names = None if ask_book is None else book(ask_book)
                said = (forecast(args) if call == "forecast" else scenarios(args)).to_text(lang, names)
            case "payment_batch":
                said = payment_batch(args).to_text(lang, None if ask_book is None else book(ask_book))
            case "follow_up":
                said = follow_up(args).to_text(lang)
            case "portfolio_follow_up":
                said = portfolio_follow_up(args).to_text(lang)
            case "expiring":
                said = "\n".join(one.text(lang) for one in expiring(args))
            case "bridge":
                said = bridge(args).to_text(lang)
            case "portfolio_net":
                said = portfolio_net(args).to_text(lang)
            case "os2bos":
                said = os2bos(args).report.to_text(lang)
            case _:
                ask_for(call, args)
                raise NotImplementedError(call)
    except bv.BevillingError as error:
        said = error.text(lang)
    return text(said)


def drawn(a: Args) -> str:
    call, args, lang = a["of"]["call"], a["of"]["args"], a["lang"]
    size = bv.chart.Size(a["width"], a["height"]) if "width" in a else None
    how = a.get("how")
    if call == "preview":
        shown = previewed(args)
        svg = shown.to_svg_by_year(lang, size) if how == "by_year" else shown.to_svg(lang, size)
    elif call == "forecast":
        figures = forecast(args)
        svg = figures.to_svg(lang, size) if how is None else figures.to_svg_heat(how, lang, size=size)
    elif call == "portfolio_follow_up":
        followed = portfolio_follow_up(args)
        svg = followed.to_svg(lang, size) if how is None else followed.to_svg_cumulative(lang, size)
    elif call in ("scenarios", "bridge"):
        svg = (scenarios(args) if call == "scenarios" else bridge(args)).to_svg(lang, size)
    else:
        lived_case, on = live(args["case"])[0], day(args["on"])
        timeline = how == "timeline"
        svg = lived_case.timeline(on, lang, size) if timeline else lived_case.overview(on).to_svg(lang, size)
    raw = svg.encode()
    return text({"bytes": len(raw), "sha256": hashlib.sha256(raw).hexdigest()})


def formatted(a: Args) -> str:
    amounts, dates = [bv.money.parse(one) for one in a["amounts"]], [day(one) for one in a["dates"]]
    lang, t = a["lang"], bv.text
    return text(
        {
            "amounts": [[t.amount(one, lang), t.number(one, lang)] for one in amounts],
            "dates": [[t.date(one, lang), t.short_date(one, lang)] for one in dates],
        }
    )


def codes(_: Args) -> str:
    def told(one: bv.text.Code) -> dict[str, Any]:
        outcome = {} if one.outcome is None else {"outcome": one.outcome}
        rest = {"variables": one.variables, "da": one.da, "en": one.en}
        return {"area": one.area, "code": one.code, **outcome, **rest}

    return text([told(one) for one in bv.text.codes()])


CALLS: dict[str, Callable[[Args], str]] = {
    "parse_amount": lambda a: text(bv.money.parse(a["text"])),
    "kroner": lambda a: text(bv.money.kroner(bv.money.parse(a["amount"]))),
    "round": lambda a: text(bv.money.round(bv.money.parse(a["amount"]))),
    "price": lambda a: text(bv.money.price(bv.money.parse(a["base"]), bv.money.parse(a["vat_factor"]))),
    "sum": lambda a: text(bv.money.sum([bv.money.parse(one) for one in a["amounts"]])),
    "to_oere": lambda a: text(bv.money.to_oere(bv.money.parse(a["amount"]))),
    "format": formatted,
    "parse_date": lambda a: text(day(a["text"])),
    "easter": lambda a: text(bv.dates.easter(a["year"])),
    "age_on": lambda a: text(bv.dates.age_on(day(a["birth"]), day(a["on"]))),
    "date_of_age": lambda a: text(bv.dates.date_of_age(day(a["birth"]), a["years"])),
    "period": lambda a: (
        lambda one: f'{{"period":{one.to_json()},"days":{text(one.days())}}}'
    )(bv.Period(day(a["start"]), day(a.get("end")))),
    "year": lambda a: bv.Period.year(a["year"]).to_json(),
    "set_amounts": set_amounts,
    "recurrence": recurrence,
    "calendar": closed,
    "load": lambda a: (lambda one: text({"id": one.id, "version": one.version}))(book(a["rule_book"])),
    "check": lambda a: verdict(a).to_json(),
    "alternatives": lambda a: verdict(a).alternatives().to_json(),
    "questions": lambda a: listed(verdict(a).questions),
    "options": lambda a: options(a).to_json(),
    "option_questions": lambda a: listed(options(a).questions),
    "check_columns": lambda a: columns(a).to_json(),
    "payments": lambda a: listed(p.payments(*window(a))),
    "total": lambda a: text(p.total(*window(a))),
    "count": lambda a: text(p.count(*window(a)[:3])),
    "full_year_cost": lambda a: text(
        p.full_year_cost(read(bv.PaymentPlan, a["plan"]), a["year"], prices(a.get("prices")))
    ),
    "price_on": lambda a: prices(a.get("prices")).price_on(read(bv.Price, a["price"]), day(a["on"])).to_json(),
    "preview": lambda a: previewed(a).to_json(),
    "check_plan": lambda a: right(read(bv.PaymentPlan, a["plan"]).check()),
    "check_activity": lambda a: entered(a, bv.Activity),
    "check_plan_form": lambda a: right(read(p.PlanForm, a["form"]).check()),
    "check_activity_form": lambda a: entered(a, p.ActivityForm),
    "ledger": ledger,
    "sums": lambda a: p.Overview.from_activities(pairs(a["activities"])).to_json(),
    "due": due,
    "account": lambda a: p.account(
        read(bv.rulebook.Accounts, a["accounts"]),
        read(bv.rulebook.Offer, a.get("offer")),
        a["role"],
        read(bv.Recipient, a["recipient"]),
        day(a["on"]),
    ).to_json(),
    "settle": lambda a: settlement(a).to_json(),
    "net_cost": lambda a: net_cost(a).to_json(),
    "match_lines": lambda a: listed(matches(a)),
    "reference": lambda a: bv.PaymentReference(a["plan"], day(a["date"])).to_json(),
    "parse_reference": lambda a: bv.PaymentReference.parse(a["text"]).to_json(),
    "find_references": lambda a: listed(p.find_references(a["text"])),
    "life": lived,
    "replay": lambda a: bv.Case.replay(book(a["rule_book"]), [read(c.Event, one) for one in a["events"]]).state.to_json(),
    "as_of": lambda a: live(a["case"])[0].as_of(day(a["on"])).state.to_json(),
    "overview": lambda a: live(a["case"])[0].overview(day(a["on"])).to_json(),
    "household": lambda a: c.HouseholdOverview.of([live(one)[0] for one in a["cases"]], day(a["on"])).to_json(),
    "case_net_cost": lambda a: live(a["case"])[0].net_cost(a["year"]).to_json(),
    "preview_grant": lambda a: live(a["case"])[0]
    .preview_grant(read(bv.Grant, a["grant"]), read(bv.CommandContext, a["stamp"]))
    .to_json(),
    "case_preview": lambda a: previewed(a).to_json(),
    "forecast": lambda a: forecast(a).to_json(),
    "follow_up": lambda a: follow_up(a).to_json(),
    "portfolio_follow_up": lambda a: portfolio_follow_up(a).to_json(),
    "expiring": lambda a: listed(expiring(a)),
    "scenarios": lambda a: scenarios(a).to_json(),
    "bridge": lambda a: bridge(a).to_json(),
    "portfolio_net": lambda a: portfolio_net(a).to_json(),
    "income_forecast": lambda a: income(a).forecast(**wanted(a)).to_json(),
    "income_due": lambda a: listed(live(a["case"])[0].income_due(day(a["on"]))),
    "payment_batch": lambda a: payment_batch(a).to_json(),
    "claims": claims,
    "accumulator": accumulator,
    "os2bos": lambda a: (
        lambda made: f'{{"document":{made.document.to_json()},"report":{made.report.to_json()}}}'
    )(os2bos(a)),
    "text": in_words,
    "draw": drawn,
    "codes": codes,
}


def ask_for(call: str, args: Args) -> str:
    """What the library answers, as JSON text."""
    return CALLS[call](args)
