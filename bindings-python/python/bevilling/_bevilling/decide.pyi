"""
What may be granted, and why not the rest.
"""

from .dates import Validity
from .rulebook import ActivityType, Condition, Offer, RuleBook, Section
from .title import LocalizedText
from collections.abc import Iterable, Mapping
from datetime import date as _date
from decimal import Decimal
from typing import Any, Final, Literal, SupportsIndex, final
from typing_extensions import disjoint_base

__all__ = ["ActivityOption", "Actual", "Alternative", "Alternatives", "Answer", "AvailableOptions", "BatchResult", "Check", "Expected", "FactChange", "LawReference", "Proposal", "ProviderOption", "Question", "Reasons", "RefusedOption", "SectionOption", "Situation", "Verdict"]

@final
class ActivityOption:
    """
    An activity that may be granted under a section.

    >>> import bevilling as bv
    >>> from datetime import date
    >>> book = bv.RuleBook.load("examples/rulebooks/children.json")
    >>> options = book.situation({"target_group": "family"}).options(on=date(2026, 1, 5))
    >>> activity = options.sections[0].activities[0]
    >>> activity.offer.activity_type == activity.activity_type.id
    True
    """
    def __repr__(self, /) -> str: ...
    @property
    def activity_type(self, /) -> ActivityType:
        """
        The kind of service.
        """
    @property
    def decision(self, /) -> Literal["allowed", "unknown", "refused"]:
        """
        Allowed, or unknown while a fact is missing.
        """
    @property
    def offer(self, /) -> Offer:
        """
        The rule that offers it.
        """
    @property
    def providers(self, /) -> tuple[ProviderOption, ...]:
        """
        The providers that may be chosen, ranked.
        """
    @property
    def supplementary(self, /) -> tuple[ActivityOption, ...]:
        """
        The supplementary activities that may hang on it.
        """

@disjoint_base
class Actual:
    """
    What a check found: a class for each kind.

    >>> import bevilling as bv
    >>> from datetime import date
    >>> book = bv.RuleBook.load("examples/rulebooks/children.json")
    >>> verdict = book.situation({}).check(section="BL-46", activity_type="no-such-type", on=date(2026, 1, 5))
    >>> isinstance(verdict.refusals[0].actual, bv.decide.Actual.Absent)
    True
    """
    @final
    class Absent(Actual):
        """
        There is no such thing in the rule book.
        """
        __match_args__: Final = ()
        def __new__(cls, /) -> Actual.Absent: ...
    @final
    class Facts(Actual):
        """
        The facts looked at; none where the fact is missing.
        """
        __match_args__: Final = ("facts",)
        def __new__(cls, /, facts: Mapping[str, bool | int | str | _date | None]) -> Actual.Facts: ...
        @property
        def facts(self, /) -> dict[str, bool | int | str | None]: ...
    @final
    class Main(Actual):
        """
        The main activity that was asked about.
        """
        __match_args__: Final = ("activity_type",)
        def __new__(cls, /, activity_type: str) -> Actual.Main: ...
        @property
        def activity_type(self, /) -> str: ...
    @final
    class Valid(Actual):
        """
        The rule is in force so.
        """
        __match_args__: Final = ("validity",)
        def __new__(cls, /, validity: Validity) -> Actual.Valid: ...
        @property
        def validity(self, /) -> Validity: ...

@final
class Alternative:
    """
    Something near to what was refused, that is not.

    >>> import bevilling as bv
    >>> one = bv.decide.Alternative(proposal=bv.Proposal(section="BL-32-1-2", activity_type="200201"),
    ...     decision="allowed")
    >>> one.decision
    'allowed'
    """
    def __copy__(self, /) -> Alternative: ...
    def __deepcopy__(self, /, _memo: Any) -> Alternative: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __getnewargs_ex__(self, /) -> tuple[tuple[Any, ...], dict[str, Any]]: ...
    def __hash__(self, /) -> int: ...
    def __new__(cls, /, *, proposal: Proposal, decision: Literal["allowed", "unknown", "refused"]) -> Alternative: ...
    def __repr__(self, /) -> str: ...
    @property
    def decision(self, /) -> Literal["allowed", "unknown", "refused"]:
        """
        Allowed, or unknown while a fact is missing.
        """
    @property
    def proposal(self, /) -> Proposal:
        """
        What could be proposed.
        """
    def replace(self, /, **changes: Any) -> Alternative:
        """
        The same value with other fields.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """

@final
class Alternatives:
    """
    What could be granted instead of what was refused, or what would have to be otherwise.

    Each list holds changes of one kind, the nearest first, and every one of them was evaluated: making that
    one change alone gives the decision stated. A list is empty where no change of its kind is enough.

    >>> import bevilling as bv
    >>> from datetime import date
    >>> book = bv.RuleBook.load("examples/rulebooks/children.json")
    >>> verdict = book.situation({"target_group": "family"}).check(section="SEL-52-3-2", activity_type="200201", on=date(2026, 1, 5))
    >>> alternatives = verdict.alternatives()
    >>> [found.proposal.section for found in alternatives.sections]
    ['BL-32-1-2']
    >>> alternatives.explain(book, "en") != ""
    True
    """
    def __copy__(self, /) -> Alternatives: ...
    def __deepcopy__(self, /, _memo: Any) -> Alternatives: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __getnewargs_ex__(self, /) -> tuple[tuple[Any, ...], dict[str, Any]]: ...
    def __hash__(self, /) -> int: ...
    def __new__(cls, /, *, sections: Iterable[Alternative] = ..., activity_types: Iterable[Alternative] = ..., mains: Iterable[Alternative] = ..., providers: Iterable[Alternative] = ..., facts: Iterable[Iterable[FactChange]] = ..., from_: _date | None = ...) -> Alternatives: ...
    def __repr__(self, /) -> str: ...
    @property
    def activity_types(self, /) -> tuple[Alternative, ...]:
        """
        Another activity under the same section, in the same role.
        """
    def explain(self, /, book: RuleBook, lang: Literal["da", "en"]) -> str:
        """
        The alternatives in words.
        """
    @property
    def facts(self, /) -> tuple[tuple[FactChange, ...], ...]:
        """
        The facts that would have to differ: as few as possible and two at most, each with the nearest value that
        will do. Of the facts that the refusing checks look at; numbers and dates are not tried.
        """
    @property
    def from_(self, /) -> _date | None:
        """
        The first later date from which it is not refused, other things being equal.
        """
    @property
    def mains(self, /) -> tuple[Alternative, ...]:
        """
        The same supplementary activity on another main activity.
        """
    @property
    def providers(self, /) -> tuple[Alternative, ...]:
        """
        The same activity by another provider.
        """
    def replace(self, /, **changes: Any) -> Alternatives:
        """
        The same value with other fields.
        """
    @property
    def sections(self, /) -> tuple[Alternative, ...]:
        """
        The same activity under another section.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """

@final
class Answer:
    """
    A possible answer.

    >>> import bevilling as bv
    >>> bv.decide.Answer(value=3).value
    3
    """
    def __copy__(self, /) -> Answer: ...
    def __deepcopy__(self, /, _memo: Any) -> Answer: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __getnewargs_ex__(self, /) -> tuple[tuple[Any, ...], dict[str, Any]]: ...
    def __hash__(self, /) -> int: ...
    def __new__(cls, /, *, value: bool | int | str | _date, title: LocalizedText | None = ...) -> Answer: ...
    def __repr__(self, /) -> str: ...
    def replace(self, /, **changes: Any) -> Answer:
        """
        The same value with other fields.
        """
    @property
    def title(self, /) -> LocalizedText | None:
        """
        What it is called; none for flags.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """
    @property
    def value(self, /) -> bool | int | str:
        """
        The value to state.
        """

@final
class AvailableOptions:
    """
    What may be granted: sections, under each its main activities, under each the supplementary ones that may hang on
    it, and the providers of each, ranked.

    >>> import bevilling as bv
    >>> from datetime import date
    >>> book = bv.RuleBook.load("examples/rulebooks/children.json")
    >>> options = book.situation({"target_group": "family", "effort_step": 3}).options(on=date(2026, 1, 5))
    >>> section = options.sections[0]
    >>> section.section.law, section.decision
    ('BL', 'unknown')
    >>> options.to_text("en") != "", len(options.refusals)
    (True, 0)
    """
    def __arrow_c_stream__(self, /, requested_schema: object | None = None) -> object:
        """
        The table of it, for `polars.DataFrame`, `pyarrow.table`, `duckdb` and all that speak Arrow.
        """
    def __copy__(self, /) -> AvailableOptions: ...
    def __deepcopy__(self, /, _memo: Any) -> AvailableOptions: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __reduce__(self, /) -> tuple[Any, tuple[Any, ...]]: ...
    def __repr__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    @property
    def on(self, /) -> _date:
        """
        The decision date.
        """
    @property
    def questions(self, /) -> tuple[Question, ...]:
        """
        What to ask for, the most important first.
        """
    @property
    def refusals(self, /) -> tuple[RefusedOption, ...]:
        """
        What may not be granted, and why; empty unless it was asked for.
        """
    @property
    def sections(self, /) -> tuple[SectionOption, ...]:
        """
        The sections that may be granted under.
        """
    @property
    def situation(self, /) -> Situation:
        """
        The case that it was asked for.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """
    def to_text(self, /, lang: Literal["da", "en"]) -> str:
        """
        The options as a text.
        """

@final
class BatchResult:
    """
    The answers to columns of proposals, a row each: a table of `decision` and `reasons`.

    >>> import bevilling as bv, polars as pl
    >>> from datetime import date
    >>> book = bv.RuleBook.load("examples/rulebooks/children.json")
    >>> section, kind = book.section_number("SEL-52-3-2"), book.activity_type_number("200201")
    >>> answers = book.check_columns(section=pl.Series([section] * 3), activity_type=pl.Series([kind] * 3),
    ...     on=date(2026, 1, 5), facts={"effort_step": pl.Series([3, None, 5])})
    >>> pl.DataFrame(answers)["decision"].to_list()
    ['refused', 'refused', 'refused']
    >>> answers[0][1].refusing[0]
    'law-in-force'
    """
    def __arrow_c_stream__(self, /, requested_schema: object | None = None) -> object:
        """
        The table of it, for `polars.DataFrame`, `pyarrow.table`, `duckdb` and all that speak Arrow.
        """
    def __eq__(self, other: object, /) -> bool: ...
    def __getitem__(self, row: SupportsIndex, /) -> tuple[Literal["allowed", "unknown", "refused"], Reasons]: ...
    def __len__(self, /) -> int: ...
    def __repr__(self, /) -> str: ...
    @property
    def decisions(self, /) -> tuple[Literal["allowed", "unknown", "refused"], ...]:
        """
        Allowed, refused or unknown, row by row.
        """
    @property
    def reasons(self, /) -> tuple[Reasons, ...]:
        """
        Why, row by row.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """

@final
class Check:
    """
    One check of a verdict: what was expected, what was found, and the rule that says so.

    >>> import bevilling as bv
    >>> from datetime import date
    >>> book = bv.RuleBook.load("examples/rulebooks/children.json")
    >>> verdict = book.situation({}).check(section="SEL-52-3-2", activity_type="200201", on=date(2026, 1, 5))
    >>> check = verdict.refusals[0]
    >>> check.code, check.outcome, check.validity.last_day().isoformat()
    ('law-in-force', 'ended', '2023-12-31')
    >>> check.text("en")
    "Social Services Act (children's part) is no longer in force; its last day was 31 December 2023"
    """
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __repr__(self, /) -> str: ...
    @property
    def actual(self, /) -> Actual:
        """
        What was found.
        """
    @property
    def code(self, /) -> Literal["section-known", "law-in-force", "section-in-force", "section-condition", "fact-required", "activity-type-known", "activity-type-in-force", "activity-type-condition", "offered-as-main", "offered-as-supplementary", "offer-condition", "main-known", "main-offered", "allowed-for-main", "provider-known", "provider-in-force", "provider-agreed"]:
        """
        What the check looks at: the stable code.
        """
    @property
    def expected(self, /) -> Expected:
        """
        What was expected.
        """
    @property
    def facts(self, /) -> tuple[str, ...]:
        """
        The dimensions that the check looked at, by name.
        """
    @property
    def law(self, /) -> LawReference | None:
        """
        The law and the place in it that the rule belongs to.
        """
    @property
    def outcome(self, /) -> Literal["met", "unmet", "not_yet_in_force", "ended", "fact_missing"]:
        """
        How it came out.
        """
    @property
    def rule(self, /) -> str:
        """
        The id of the rule that was looked at.
        """
    def text(self, /, lang: Literal["da", "en"]) -> str:
        """
        The check in words.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """
    @property
    def validity(self, /) -> Validity | None:
        """
        When the rule is in force; none where there is no such rule.
        """

@disjoint_base
class Expected:
    """
    What a check expected: a class for each kind.

    >>> import bevilling as bv
    >>> from datetime import date
    >>> book = bv.RuleBook.load("examples/rulebooks/children.json")
    >>> verdict = book.situation({}).check(section="BL-46", activity_type="no-such-type", on=date(2026, 1, 5))
    >>> verdict.refusals[0].expected.id
    'no-such-type'
    """
    @final
    class Agreement(Expected):
        """
        The provider has an agreement for the activity type.
        """
        __match_args__: Final = ("provider", "activity_type")
        def __new__(cls, /, provider: str, activity_type: str) -> Expected.Agreement: ...
        @property
        def activity_type(self, /) -> str: ...
        @property
        def provider(self, /) -> str: ...
    @final
    class Condition(Expected):
        """
        The condition holds.
        """
        __match_args__: Final = ("condition",)
        def __new__(cls, /, condition: Condition) -> Expected.Condition: ...
        @property
        def condition(self, /) -> Condition: ...
    @final
    class InForceOn(Expected):
        """
        The rule is in force on this date.
        """
        __match_args__: Final = ("date",)
        def __new__(cls, /, date: _date) -> Expected.InForceOn: ...
        @property
        def date(self, /) -> _date: ...
    @final
    class Known(Expected):
        """
        The rule book has this id.
        """
        __match_args__: Final = ("id",)
        def __new__(cls, /, id: str) -> Expected.Known: ...
        @property
        def id(self, /) -> str: ...
    @final
    class Offered(Expected):
        """
        The section offers this activity type in this role.
        """
        __match_args__: Final = ("section", "activity_type", "role")
        def __new__(cls, /, section: str, activity_type: str, role: Literal["main", "supplementary"]) -> Expected.Offered: ...
        @property
        def activity_type(self, /) -> str: ...
        @property
        def role(self, /) -> Literal["main", "supplementary"]: ...
        @property
        def section(self, /) -> str: ...
    @final
    class OneOf(Expected):
        """
        The main activity is one of these types.
        """
        __match_args__: Final = ("activity_types",)
        def __new__(cls, /, activity_types: Iterable[str]) -> Expected.OneOf: ...
        @property
        def activity_types(self, /) -> tuple[str, ...]: ...
    @final
    class Stated(Expected):
        """
        The fact is stated.
        """
        __match_args__: Final = ("fact",)
        def __new__(cls, /, fact: str) -> Expected.Stated: ...
        @property
        def fact(self, /) -> str: ...

@final
class FactChange:
    """
    A fact that would have to have another value.

    >>> import bevilling as bv
    >>> bv.decide.FactChange(fact="effort_step", would_be=3).would_be
    3
    """
    def __copy__(self, /) -> FactChange: ...
    def __deepcopy__(self, /, _memo: Any) -> FactChange: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __getnewargs_ex__(self, /) -> tuple[tuple[Any, ...], dict[str, Any]]: ...
    def __hash__(self, /) -> int: ...
    def __new__(cls, /, *, fact: str, is_: bool | int | str | _date | None = ..., would_be: bool | int | str | _date) -> FactChange: ...
    def __repr__(self, /) -> str: ...
    @property
    def fact(self, /) -> str:
        """
        The dimension.
        """
    @property
    def is_(self, /) -> bool | int | str | None:
        """
        The value that it has; none where it is missing.
        """
    def replace(self, /, **changes: Any) -> FactChange:
        """
        The same value with other fields.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """
    @property
    def would_be(self, /) -> bool | int | str:
        """
        The nearest value that will do.
        """

@final
class LawReference:
    """
    A law reference as a decision cites it.

    >>> import bevilling as bv
    >>> from datetime import date
    >>> book = bv.RuleBook.load("examples/rulebooks/children.json")
    >>> verdict = book.situation({}).check(section="BL-46", activity_type="no-such-type", on=date(2026, 1, 5))
    >>> verdict.refusals[0].law.law
    'BL'
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    @property
    def law(self, /) -> str:
        """
        The law.
        """
    @property
    def reference(self, /) -> str | None:
        """
        Where in it.
        """

@final
class Proposal:
    """
    A grant that is asked about: an activity type under a section, as main or supplementary, by a provider.

    >>> import bevilling as bv
    >>> bv.Proposal(section="BL-32-1-2", activity_type="200201").activity_type
    '200201'
    >>> beside = bv.Proposal.supplementary("BL-32-1-2", "500122", "200201").by("90010011")
    >>> beside.main, beside.provider
    ('200201', '90010011')
    """
    def __copy__(self, /) -> Proposal: ...
    def __deepcopy__(self, /, _memo: Any) -> Proposal: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __getnewargs_ex__(self, /) -> tuple[tuple[Any, ...], dict[str, Any]]: ...
    def __hash__(self, /) -> int: ...
    def __new__(cls, /, *, section: str, activity_type: str, main: str | None = ..., provider: str | None = ...) -> Proposal: ...
    def __repr__(self, /) -> str: ...
    @property
    def activity_type(self, /) -> str:
        """
        The activity type.
        """
    def by(self, /, provider: str) -> Proposal:
        """
        The same, by a provider.
        """
    @staticmethod
    def from_json(text: str) -> Proposal:
        """
        The value of a JSON text, such as `to_json` writes; `bevilling.JsonError` for any other.
        """
    @property
    def main(self, /) -> str | None:
        """
        The activity type of the main activity that a supplementary one is to hang on; none for a main one.
        """
    @property
    def provider(self, /) -> str | None:
        """
        The provider, once one is chosen.
        """
    def replace(self, /, **changes: Any) -> Proposal:
        """
        The same value with other fields.
        """
    @property
    def role(self, /) -> Literal["main", "supplementary"]:
        """
        Main or supplementary.
        """
    @property
    def section(self, /) -> str:
        """
        The section.
        """
    @staticmethod
    def supplementary(section: str, activity_type: str, main: str) -> Proposal:
        """
        As a supplementary activity on a main one.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """

@final
class ProviderOption:
    """
    A provider that may be chosen, and how it compares.

    >>> import bevilling as bv
    >>> bv.decide.ProviderOption(provider="90010011", name="in_the_family", rank=1).rank
    1
    """
    def __copy__(self, /) -> ProviderOption: ...
    def __deepcopy__(self, /, _memo: Any) -> ProviderOption: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __getnewargs_ex__(self, /) -> tuple[tuple[Any, ...], dict[str, Any]]: ...
    def __hash__(self, /) -> int: ...
    def __new__(cls, /, *, provider: str, name: str, unit_price: Decimal | int | None = ..., net_unit_price: Decimal | int | None = ..., unit: Literal["hour", "day", "week", "month", "year", "each"] | None = ..., quality: Decimal | int | None = ..., free: SupportsIndex | None = ..., rank: SupportsIndex, decided_by: Literal["room", "price", "quality", "free_capacity"] | None = ...) -> ProviderOption: ...
    def __repr__(self, /) -> str: ...
    @property
    def decided_by(self, /) -> Literal["room", "price", "quality", "free_capacity"] | None:
        """
        The criterion that puts it behind the provider before it; none for the first and where all are equal.
        """
    @property
    def free(self, /) -> int | None:
        """
        How many more citizens there is room for; 0 when full, none where no capacity is stated.
        """
    @property
    def name(self, /) -> str:
        """
        What it is called.
        """
    @property
    def net_unit_price(self, /) -> Decimal | None:
        """
        Price of a unit in kroner with the VAT factor, rounded: what the municipality pays.
        """
    @property
    def provider(self, /) -> str:
        """
        The provider.
        """
    @property
    def quality(self, /) -> Decimal | None:
        """
        Quality score, 0 to 5.
        """
    @property
    def rank(self, /) -> int:
        """
        Its rank, from 1.
        """
    def replace(self, /, **changes: Any) -> ProviderOption:
        """
        The same value with other fields.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """
    @property
    def unit(self, /) -> Literal["hour", "day", "week", "month", "year", "each"] | None:
        """
        What a unit is.
        """
    @property
    def unit_price(self, /) -> Decimal | None:
        """
        Price of a unit in kroner, before the VAT factor.
        """

@final
class Question:
    """
    A fact to ask for.

    >>> import bevilling as bv
    >>> one = bv.decide.Question(fact="effort_step", question=bv.LocalizedText("Navn"), open_checks=1)
    >>> one.open_checks
    1
    >>> one.text("en") != ""
    True
    """
    def __copy__(self, /) -> Question: ...
    def __deepcopy__(self, /, _memo: Any) -> Question: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __getnewargs_ex__(self, /) -> tuple[tuple[Any, ...], dict[str, Any]]: ...
    def __hash__(self, /) -> int: ...
    def __new__(cls, /, *, fact: str, question: LocalizedText, answers: Iterable[Answer] = ..., open_checks: SupportsIndex) -> Question: ...
    def __repr__(self, /) -> str: ...
    @property
    def answers(self, /) -> tuple[Answer, ...]:
        """
        The possible answers, where they are few; none for numbers and dates.
        """
    @property
    def fact(self, /) -> str:
        """
        The dimension to state.
        """
    @property
    def open_checks(self, /) -> int:
        """
        How many of the open checks look at this fact. Questions come in the order of it, highest first.
        """
    @property
    def question(self, /) -> LocalizedText:
        """
        The question in words.
        """
    def replace(self, /, **changes: Any) -> Question:
        """
        The same value with other fields.
        """
    def text(self, /, lang: Literal["da", "en"]) -> str:
        """
        The question in words, with its answers.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """

@final
class Reasons:
    """
    The reasons of an answer as a set: the checks that refuse, those that a missing fact leaves open, and the dimensions
    that either of them look at.

    >>> import bevilling as bv
    >>> from datetime import date
    >>> book = bv.RuleBook.load("examples/rulebooks/children.json")
    >>> verdict = book.situation({}).check(section="SEL-52-3-2", activity_type="200201", on=date(2026, 1, 5))
    >>> verdict.reasons.refusing
    ('law-in-force', 'section-in-force')
    >>> verdict.reasons.dimensions(book)[:2]
    ('target_group', 'effort_step')
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __repr__(self, /) -> str: ...
    @property
    def bits(self, /) -> int:
        """
        The set as a number, as the column of reasons has it.
        """
    @property
    def decision(self, /) -> Literal["allowed", "unknown", "refused"]:
        """
        Their total.
        """
    def dimensions(self, /, book: RuleBook) -> tuple[str, ...]:
        """
        The names of the dimensions that they look at.
        """
    @property
    def open(self, /) -> tuple[Literal["section-known", "law-in-force", "section-in-force", "section-condition", "fact-required", "activity-type-known", "activity-type-in-force", "activity-type-condition", "offered-as-main", "offered-as-supplementary", "offer-condition", "main-known", "main-offered", "allowed-for-main", "provider-known", "provider-in-force", "provider-agreed"], ...]:
        """
        The checks that a missing fact leaves open.
        """
    @property
    def refusing(self, /) -> tuple[Literal["section-known", "law-in-force", "section-in-force", "section-condition", "fact-required", "activity-type-known", "activity-type-in-force", "activity-type-condition", "offered-as-main", "offered-as-supplementary", "offer-condition", "main-known", "main-offered", "allowed-for-main", "provider-known", "provider-in-force", "provider-agreed"], ...]:
        """
        The checks that refuse.
        """

@final
class RefusedOption:
    """
    Something that may not be granted.

    >>> import bevilling as bv
    >>> from datetime import date
    >>> book = bv.RuleBook.load("examples/rulebooks/children.json")
    >>> options = book.situation({"target_group": "family"}).options(on=date(2026, 1, 5), refusals=True)
    >>> len(options.refusals) > 0 and options.refusals[0].checks[0].outcome != "met"
    True
    """
    def __repr__(self, /) -> str: ...
    @property
    def checks(self, /) -> tuple[Check, ...]:
        """
        The checks that were made.
        """
    @property
    def proposal(self, /) -> Proposal:
        """
        What it is; its activity type is empty where the section itself is refused.
        """
    @property
    def role(self, /) -> Literal["main", "supplementary"] | None:
        """
        Main or supplementary; none where the section itself is refused.
        """

@final
class SectionOption:
    """
    A section that may be granted under.

    >>> import bevilling as bv
    >>> from datetime import date
    >>> book = bv.RuleBook.load("examples/rulebooks/children.json")
    >>> options = book.situation({"target_group": "family"}).options(on=date(2026, 1, 5))
    >>> options.sections[0].activities[0].offer.role
    'main'
    """
    def __repr__(self, /) -> str: ...
    @property
    def activities(self, /) -> tuple[ActivityOption, ...]:
        """
        The main activities that may be granted under it.
        """
    @property
    def decision(self, /) -> Literal["allowed", "unknown", "refused"]:
        """
        Allowed, or unknown while a fact is missing.
        """
    @property
    def section(self, /) -> Section:
        """
        The section.
        """

@final
class Situation:
    """
    The facts of a case (indplacering), checked against a rule book and ready for decisions.

    >>> import bevilling as bv
    >>> from datetime import date
    >>> book = bv.RuleBook.load("examples/rulebooks/children.json")
    >>> child = book.situation({"target_group": "family", "effort_step": 3, "birth_date": date(2014, 5, 2)})
    >>> child.value("age", date(2026, 1, 5))
    11
    >>> child.check(section="BL-46", activity_type="no-such-type", on=date(2026, 1, 5)).decision
    'refused'
    >>> child.with_fact("effort_step", 4).facts["effort_step"]
    4
    >>> len(child.options(on=date(2026, 1, 5)).sections) > 0
    True
    """
    def __copy__(self, /) -> Situation: ...
    def __deepcopy__(self, /, _memo: Any) -> Situation: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __reduce__(self, /) -> tuple[Any, tuple[dict[str, bool | int | str]]]: ...
    def __repr__(self, /) -> str:
        """
        The facts are the citizen's: how many there are is all that is shown.
        """
    @property
    def book(self, /) -> RuleBook:
        """
        The rule book that the facts were checked against.
        """
    def check(self, proposal: Proposal | None = None, /, *, on: _date, section: str | None = None, activity_type: str | None = None, main: str | None = None, provider: str | None = None) -> Verdict:
        """
        May this be granted on the day? A proposal, or what one is made of. Never fails: what the rule book does not
        have is an unmet check.
        """
    @property
    def facts(self, /) -> dict[str, bool | int | str]:
        """
        The facts as they were stated.
        """
    def options(self, /, *, on: _date, refusals: bool = False, ranking: Iterable[Literal["room", "price", "quality", "free_capacity"]] | None = None, taken: Mapping[tuple[str, str], SupportsIndex] | None = None) -> AvailableOptions:
        """
        All that may be granted on the day; with `refusals` all that may not, and why. Providers are ranked, by room,
        price, quality and free capacity unless `ranking` says otherwise; `taken` is how many citizens each has
        already, by provider and activity type.
        """
    def reasons(self, proposal: Proposal, /, *, on: _date) -> Reasons:
        """
        As `check`, and nothing but its reasons: a set, equal to what `check_columns` gives.

        >>> import bevilling as bv
        >>> from datetime import date
        >>> book = bv.RuleBook.load("examples/rulebooks/children.json")
        >>> asked = bv.Proposal(section="SEL-52-3-2", activity_type="200201")
        >>> reasons = book.situation({}).reasons(asked, on=date(2026, 1, 5))
        >>> reasons.decision, reasons.refusing
        ('refused', ('law-in-force', 'section-in-force'))
        """
    def value(self, /, dimension: str, on: _date) -> bool | int | str | None:
        """
        The value of a dimension on a date, stated or derived.
        """
    def with_fact(self, /, dimension: str, value: bool | int | str | _date) -> Situation:
        """
        The same case with one fact changed, to see what it would mean.
        """

@final
class Verdict:
    """
    Whether something may be granted, and every check that says so.

    Checks are read off the rule book when somebody looks, so that asking is cheap.

    >>> import bevilling as bv
    >>> from datetime import date
    >>> book = bv.RuleBook.load("examples/rulebooks/children.json")
    >>> child = book.situation({"target_group": "family", "effort_step": 3})
    >>> verdict = child.check(section="SEL-52-3-2", activity_type="200201", on=date(2026, 1, 5))
    >>> [check.code for check in verdict.refusals]
    ['law-in-force', 'section-in-force']
    >>> verdict.explain("en").startswith("May not be granted")
    True
    >>> [found.proposal.section for found in verdict.alternatives().sections]
    ['BL-32-1-2']
    """
    def __copy__(self, /) -> Verdict: ...
    def __deepcopy__(self, /, _memo: Any) -> Verdict: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __reduce__(self, /) -> tuple[Any, tuple[Situation, Proposal, _date]]: ...
    def __repr__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    def alternatives(self, /) -> Alternatives:
        """
        What could be granted instead, or what would have to be otherwise; empty unless it is refused.
        """
    @property
    def checks(self, /) -> tuple[Check, ...]:
        """
        Every check that was made, met or not.
        """
    @property
    def decision(self, /) -> Literal["allowed", "unknown", "refused"]:
        """
        Allowed, refused, or unknown while a fact is missing.
        """
    def explain(self, /, lang: Literal["da", "en"]) -> str:
        """
        The verdict in words: what was asked, and every reason.
        """
    @property
    def on(self, /) -> _date:
        """
        The decision date.
        """
    @property
    def open(self, /) -> tuple[Check, ...]:
        """
        The checks that a missing fact leaves open.
        """
    @property
    def proposal(self, /) -> Proposal:
        """
        What was asked.
        """
    @property
    def questions(self, /) -> tuple[Question, ...]:
        """
        What to ask for, the most important first.
        """
    @property
    def reasons(self, /) -> Reasons:
        """
        The reasons as a set, as the column of reasons has it.
        """
    @property
    def refusals(self, /) -> tuple[Check, ...]:
        """
        The checks that refuse it; empty unless it is refused.
        """
    @property
    def situation(self, /) -> Situation:
        """
        The case that it was asked for.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """
