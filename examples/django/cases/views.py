"""The pages: they ask the library and show what it answers. There is no rule in here."""

from __future__ import annotations

from collections.abc import Callable

import bevilling as bv
from django.db.models import Max
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_GET, require_POST

from . import forms, store
from .models import CaseEvent
from .words import WORDS

ACTOR = "Rådgiver 4"
FIRST_FACTS = ("target_group", "birth_date", "effort_step", "scaling_step")


def lang_of(request: HttpRequest) -> str:
    """Danish, or the language that was asked for and is remembered in a cookie."""
    lang = request.GET.get("lang") or request.COOKIES.get("lang", "da")
    return lang if lang in WORDS else "da"


def page(request: HttpRequest, template: str, context: dict[str, object], status: int = 200) -> HttpResponse:
    lang = lang_of(request)
    context |= {"t": WORDS[lang], "lang": lang, "other": "en" if lang == "da" else "da", "today": store.today()}
    response = render(request, f"cases/{template}.html", context, status=status)
    response.set_cookie("lang", lang, samesite="Lax")
    return response


def called(title: bv.LocalizedText, lang: str) -> str:
    """A title in a language; Danish where it is not translated."""
    return (title.en if lang == "en" else None) or title.da


def index(request: HttpRequest) -> HttpResponse:
    """All cases, and the form that opens another one."""
    context: dict[str, object] = {"fields": fields(FIRST_FACTS, {}, lang_of(request))}
    if request.method == "POST":
        case_id = request.POST.get("case_id", "").strip()
        try:
            command = bv.Command.Open(facts=forms.facts(store.book(), request.POST))
            store.take(case_id, [command], ACTOR, expected=0)
            return redirect("case", case_id=case_id)
        except store.Moved:
            context |= {"problem": WORDS[lang_of(request)]["moved"]}
        except ValueError as error:
            context |= {"problem": said(error, lang_of(request))}
    stored = CaseEvent.objects.values("case_id").annotate(last=Max("sequence"))
    context["cases"] = [(one["case_id"], one["last"]) for one in stored.order_by("case_id")]
    return page(request, "index", context, status=422 if "problem" in context else 200)


@require_GET
def case(request: HttpRequest, case_id: str) -> HttpResponse:
    """One case: what is known, what may be granted, what it costs, and what has happened."""
    return show(request, store.load(case_id))


def show(request: HttpRequest, case: bv.Case, problem: str = "", typed: object = None, status: int = 200) -> HttpResponse:
    lang, on = lang_of(request), store.today()
    options = case.options(on=on)
    known = dict(case.facts_on(on))
    asked = [question.fact for question in options.questions]
    overview = case.overview(on)
    size = bv.chart.Size(860, 300)
    return page(
        request,
        "case",
        {
            "case": case,
            "problem": problem,
            "typed": typed or {},
            "known": fields(tuple(d.id for d in store.book().document.dimensions if d.id in known), known, lang),
            "asked": fields(tuple(fact for fact in asked if fact not in known), {}, lang)[:6],
            "offers": offers(options, lang),
            "levels": [(level.id, called(level.title, lang)) for level in store.book().document.approval_levels],
            "overview": overview,
            "figures": [(key, getattr(overview, key)) for key in ("granted", "expected", "paid")],
            "svg": mark_safe(overview.to_svg(lang, size)) if case.activities else "",
            "timeline": mark_safe(case.timeline(on, lang, bv.chart.Size(860, 260))) if case.activities else "",
            "log": bv.text.log(case.events, store.book(), lang),
        },
        status,
    )


def fields(names: tuple[str, ...], values: dict[str, object], lang: str) -> list[dict[str, object]]:
    """Facts as fields of a form, each with the answers that it may have."""
    made = []
    for name in names:
        dimension = store.book().dimension(name)
        if dimension is None:
            continue
        domain, words = dimension.domain, WORDS[lang]
        answers: list[tuple[str, str]] = []
        if isinstance(domain, bv.rulebook.Domain.Choice):
            answers = [(choice.id, called(choice.title, lang)) for choice in domain.choices]
        elif isinstance(domain, bv.rulebook.Domain.Ladder):
            answers = [(str(step.step), f"{step.step} {called(step.title, lang)}") for step in domain.steps]
        elif isinstance(domain, bv.rulebook.Domain.Flag):
            answers = [("true", words["yes"]), ("false", words["no"])]
        value = values.get(name)
        made.append({
            "name": name,
            "title": called(dimension.title, lang),
            "question": called(dimension.question or dimension.title, lang),
            "answers": answers,
            "kind": "date" if isinstance(domain, bv.rulebook.Domain.Date) else "text",
            "value": "" if value is None else str(value).lower() if isinstance(value, bool) else str(value),
        })
    return made


def offers(options: bv.AvailableOptions, lang: str) -> list[dict[str, object]]:
    """What may be granted: sections, and under each its activities with their providers, the best first."""
    return [
        {
            "title": f"{section.section.reference or section.section.id} {called(section.section.title, lang)}",
            "activities": [
                {
                    "value": f"{section.section.id}|{activity.activity_type.id}",
                    "title": called(activity.activity_type.title, lang),
                    "unknown": activity.decision == "unknown",
                    "providers": [
                        [one.provider, one.name, "" if one.unit_price is None else str(one.unit_price), unit(one.unit, lang)]
                        for one in activity.providers
                    ],
                }
                for activity in section.activities
            ],
        }
        for section in options.sections
    ]


def unit(unit: str | None, lang: str) -> str:
    """What a price is of."""
    return WORDS[lang].get("day_of" if unit == "day" else unit or "", "")


@require_POST
def facts(request: HttpRequest, case_id: str) -> HttpResponse:
    """States facts, from today on."""
    def command(case: bv.Case) -> list[bv.Command]:
        stated = {k: v for k, v in forms.facts(store.book(), request.POST).items() if case.facts_on(store.today()).get(k) != v}
        return [bv.Command.SetFacts(from_=store.today(), facts=stated)]
    return taken(request, case_id, command)


@require_POST
def grant(request: HttpRequest, case_id: str) -> HttpResponse:
    """Grants what the form describes."""
    return taken(request, case_id, lambda case: forms.granting(request.POST, len(case.state.activities) + 1))


def taken(request: HttpRequest, case_id: str, commands: Callable[[bv.Case], list[bv.Command]]) -> HttpResponse:
    """Takes commands and shows the case; where they are refused, with all the reasons and what was typed."""
    case = store.load(case_id)
    try:
        store.take(case_id, commands(case), ACTOR, expected=int(request.POST.get("sequence") or -1))
        return redirect(reverse("case", args=[case_id]))
    except store.Moved:
        return show(request, store.load(case_id), WORDS[lang_of(request)]["moved"], request.POST, status=409)
    except ValueError as error:
        return show(request, store.load(case_id), said(error, lang_of(request)), request.POST, status=422)


def said(error: ValueError, lang: str) -> str:
    """What is wrong, in words: the library's own, without places and codes; of a number that is none, Python's."""
    if not isinstance(error, bv.BevillingError):
        return str(error)
    printed = [(fault, fault.text(lang)) for fault in error.faults]
    return "\n".join(text.removeprefix(f"{fault.path or '/'}: ").replace(f" [{fault.code}]", "") for fault, text in printed)


@require_GET
def preview(request: HttpRequest, case_id: str) -> JsonResponse:
    """The cost before the decision, while the caseworker types. Nothing is stored."""
    lang, on, case = lang_of(request), store.today(), store.load(case_id)
    form = request.GET
    answer: dict[str, object] = {}
    section, _, activity_type = form.get("offer", "").partition("|")
    if activity_type:
        verdict = case.check(
            section=section, activity_type=activity_type, provider=form.get("provider") or None, on=on
        )
        answer |= {"decision": verdict.decision, "verdict": verdict.explain(lang)}
    if activity_type and all(form.get(name) for name in ("units", "unit_price", "start")):
        try:
            shown = case.preview([forms.draft(form, len(case.state.activities) + 1)], on=on)
            cost = shown.decision
            full = bv.text.amount(cost.full_year, lang) if cost.full_year is not None else "–"
            answer |= {
                "costs": [bv.text.amount(cost.this_year, lang), bv.text.amount(cost.next_year, lang), full],
                "svg": shown.to_svg(lang, bv.chart.Size(560, 260)),
            }
        except ValueError as error:
            answer["problem"] = said(error, lang)
    return JsonResponse(answer)
