"""
The rules of one case area, as data.
"""

from .dates import Calendar, DatedAmounts, Validity
from .decide import BatchResult, Situation
from .title import LocalizedText
from collections.abc import Iterable, Mapping
from datetime import date as _date
from decimal import Decimal
from os import PathLike
from typing import Any, Final, Literal, SupportsIndex, final
from typing_extensions import disjoint_base

__all__ = ["AccountAlias", "Accounts", "ActivityType", "AgeBand", "Agreement", "ApprovalLevel", "CashAccount", "Category", "Choice", "Condition", "Dimension", "Domain", "Effort", "Law", "Offer", "Provider", "Rate", "ReimbursementScheme", "ReimbursementStep", "RequiredFacts", "RuleBook", "RuleBookDocument", "Section", "Step", "Tolerance", "schema"]

@final
class AccountAlias:
    """
    A short name for a main account number and category.

    >>> import bevilling as bv
    >>> bv.rulebook.AccountAlias(account="5.28.20", category="02501", alias="A1").alias
    'A1'
    """
    def __copy__(self, /) -> AccountAlias: ...
    def __deepcopy__(self, /, _memo: Any) -> AccountAlias: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __getnewargs_ex__(self, /) -> tuple[tuple[Any, ...], dict[str, Any]]: ...
    def __hash__(self, /) -> int: ...
    def __new__(cls, /, *, account: str, category: str, alias: str, valid: Validity = ...) -> AccountAlias: ...
    def __repr__(self, /) -> str: ...
    @property
    def account(self, /) -> str:
        """
        Main account number.
        """
    @property
    def alias(self, /) -> str:
        """
        The short name.
        """
    @property
    def category(self, /) -> str:
        """
        Category.
        """
    @staticmethod
    def from_json(text: str) -> AccountAlias:
        """
        The value of a JSON text, such as `to_json` writes; `bevilling.JsonError` for any other.
        """
    def replace(self, /, **changes: Any) -> AccountAlias:
        """
        The same value with other fields.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """
    @property
    def valid(self, /) -> Validity:
        """
        When it is used.
        """

@final
class Accounts:
    """
    The account rules of a rule book.

    An account string is `department-account-category-kind`. Department and kind are used for cash to persons;
    everything else gets `masked` in their place. Where the account or category is not known, the string says
    `unknown` instead.

    >>> import bevilling as bv
    >>> bv.rulebook.Accounts(masked="1", unknown="1").unknown
    '1'
    """
    def __copy__(self, /) -> Accounts: ...
    def __deepcopy__(self, /, _memo: Any) -> Accounts: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __getnewargs_ex__(self, /) -> tuple[tuple[Any, ...], dict[str, Any]]: ...
    def __hash__(self, /) -> int: ...
    def __new__(cls, /, *, cash: Iterable[CashAccount] = ..., masked: str, unknown: str, aliases: Iterable[AccountAlias] = ...) -> Accounts: ...
    def __repr__(self, /) -> str: ...
    @property
    def aliases(self, /) -> tuple[AccountAlias, ...]:
        """
        Short names that the finance system knows accounts by.
        """
    @property
    def cash(self, /) -> tuple[CashAccount, ...]:
        """
        Department and kind, dated.
        """
    @staticmethod
    def from_json(text: str) -> Accounts:
        """
        The value of a JSON text, such as `to_json` writes; `bevilling.JsonError` for any other.
        """
    @property
    def masked(self, /) -> str:
        """
        What stands for department and kind where the payment is not cash to a person.
        """
    def replace(self, /, **changes: Any) -> Accounts:
        """
        The same value with other fields.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """
    @property
    def unknown(self, /) -> str:
        """
        What stands for account and category where they are not known.
        """

@final
class ActivityType:
    """
    A kind of service, such as `015031` residential home.

    >>> import bevilling as bv
    >>> bv.rulebook.ActivityType(id="1", title=bv.LocalizedText("Navn")).title
    LocalizedText(da='Navn', en=None)
    """
    def __copy__(self, /) -> ActivityType: ...
    def __deepcopy__(self, /, _memo: Any) -> ActivityType: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __getnewargs_ex__(self, /) -> tuple[tuple[Any, ...], dict[str, Any]]: ...
    def __hash__(self, /) -> int: ...
    def __new__(cls, /, *, id: str, title: LocalizedText, description: LocalizedText | None = ..., tolerance: Tolerance = ..., providers: Literal["agreed", "any"] = ..., valid: Validity = ..., when: Condition | None = ..., illustrative: bool = ..., codes: Mapping[str, str] = ...) -> ActivityType: ...
    def __repr__(self, /) -> str: ...
    @property
    def codes(self, /) -> dict[str, str]:
        """
        The host's own codes.
        """
    @property
    def description(self, /) -> LocalizedText | None:
        """
        What it is.
        """
    @staticmethod
    def from_json(text: str) -> ActivityType:
        """
        The value of a JSON text, such as `to_json` writes; `bevilling.JsonError` for any other.
        """
    @property
    def id(self, /) -> str:
        """
        Number or name of the activity type, such as `015031`.
        """
    @property
    def illustrative(self, /) -> bool:
        """
        Whether the content is an illustration.
        """
    @property
    def providers(self, /) -> Literal["agreed", "any"]:
        """
        Which providers may deliver it.
        """
    def replace(self, /, **changes: Any) -> ActivityType:
        """
        The same value with other fields.
        """
    @property
    def title(self, /) -> LocalizedText:
        """
        What it is called.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """
    @property
    def tolerance(self, /) -> Tolerance:
        """
        How far an invoice may be from the granted amount before somebody must look.
        """
    @property
    def valid(self, /) -> Validity:
        """
        When it may be granted.
        """
    @property
    def when(self, /) -> Condition | None:
        """
        To whom it may be granted, whatever the section; to anybody where there is no condition.
        """

@final
class AgeBand:
    """
    What a rate is from an age on, until that of the next one.

    >>> import bevilling as bv
    >>> bv.rulebook.AgeBand(from_=11, values=80).from_
    11
    """
    def __copy__(self, /) -> AgeBand: ...
    def __deepcopy__(self, /, _memo: Any) -> AgeBand: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __getnewargs_ex__(self, /) -> tuple[tuple[Any, ...], dict[str, Any]]: ...
    def __hash__(self, /) -> int: ...
    def __new__(cls, /, *, from_: SupportsIndex, values: DatedAmounts | Decimal | int) -> AgeBand: ...
    def __repr__(self, /) -> str: ...
    @property
    def from_(self, /) -> int:
        """
        The age in full years that it holds from.
        """
    @staticmethod
    def from_json(text: str) -> AgeBand:
        """
        The value of a JSON text, such as `to_json` writes; `bevilling.JsonError` for any other.
        """
    def replace(self, /, **changes: Any) -> AgeBand:
        """
        The same value with other fields.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """
    @property
    def values(self, /) -> DatedAmounts:
        """
        Kroner for one unit, dated.
        """

@final
class Agreement:
    """
    That a provider delivers an activity type, at a price, in a period, to so many, this well.

    >>> import bevilling as bv
    >>> bv.rulebook.Agreement(provider="90010011", activity_type="200201").activity_type
    '200201'
    """
    def __copy__(self, /) -> Agreement: ...
    def __deepcopy__(self, /, _memo: Any) -> Agreement: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __getnewargs_ex__(self, /) -> tuple[tuple[Any, ...], dict[str, Any]]: ...
    def __hash__(self, /) -> int: ...
    def __new__(cls, /, *, provider: str, activity_type: str, valid: Validity = ..., unit_price: Decimal | int | None = ..., unit: Literal["hour", "day", "week", "month", "year", "each"] | None = ..., capacity: SupportsIndex | None = ..., quality: Decimal | int | None = ..., illustrative: bool = ...) -> Agreement: ...
    def __repr__(self, /) -> str: ...
    @property
    def activity_type(self, /) -> str:
        """
        The activity type.
        """
    @property
    def capacity(self, /) -> int | None:
        """
        How many citizens the provider can take at once.
        """
    @staticmethod
    def from_json(text: str) -> Agreement:
        """
        The value of a JSON text, such as `to_json` writes; `bevilling.JsonError` for any other.
        """
    @property
    def illustrative(self, /) -> bool:
        """
        Whether the content is an illustration.
        """
    @property
    def provider(self, /) -> str:
        """
        The provider.
        """
    @property
    def quality(self, /) -> Decimal | None:
        """
        Quality score from 0 (worst) to 5 (best), the municipality's own.
        """
    def replace(self, /, **changes: Any) -> Agreement:
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
        What one unit is.
        """
    @property
    def unit_price(self, /) -> Decimal | None:
        """
        Price of one unit in kroner, before the VAT factor.
        """
    @property
    def valid(self, /) -> Validity:
        """
        When it is in force.
        """

@final
class ApprovalLevel:
    """
    A level of competence (bevillingskompetence) that a grant is approved at.

    >>> import bevilling as bv
    >>> bv.rulebook.ApprovalLevel(id="1", title=bv.LocalizedText("Navn")).title
    LocalizedText(da='Navn', en=None)
    """
    def __copy__(self, /) -> ApprovalLevel: ...
    def __deepcopy__(self, /, _memo: Any) -> ApprovalLevel: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __getnewargs_ex__(self, /) -> tuple[tuple[Any, ...], dict[str, Any]]: ...
    def __hash__(self, /) -> int: ...
    def __new__(cls, /, *, id: str, title: LocalizedText, yearly_limit: Decimal | int | None = ..., limit_cost: Literal["gross", "net"] = ..., sections: Iterable[str] | None = ..., second_person: bool = ..., valid: Validity = ..., illustrative: bool = ..., codes: Mapping[str, str] = ...) -> ApprovalLevel: ...
    def __repr__(self, /) -> str: ...
    @property
    def codes(self, /) -> dict[str, str]:
        """
        The host's own codes.
        """
    @staticmethod
    def from_json(text: str) -> ApprovalLevel:
        """
        The value of a JSON text, such as `to_json` writes; `bevilling.JsonError` for any other.
        """
    @property
    def id(self, /) -> str:
        """
        Name of the level.
        """
    @property
    def illustrative(self, /) -> bool:
        """
        Whether the content is an illustration.
        """
    @property
    def limit_cost(self, /) -> Literal["gross", "net"]:
        """
        Which cost that limit is about.
        """
    def replace(self, /, **changes: Any) -> ApprovalLevel:
        """
        The same value with other fields.
        """
    @property
    def second_person(self, /) -> bool:
        """
        Whether a second person must agree.
        """
    @property
    def sections(self, /) -> tuple[str, ...] | None:
        """
        The sections that it may approve; all where there is no list.
        """
    @property
    def title(self, /) -> LocalizedText:
        """
        What it is called.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """
    @property
    def valid(self, /) -> Validity:
        """
        When it may be used.
        """
    @property
    def yearly_limit(self, /) -> Decimal | None:
        """
        The highest full-year cost of an appropriation, in kroner, that it may approve; any where there is none.
        """

@final
class CashAccount:
    """
    Department and kind of the account string of cash to persons, in a period.

    >>> import bevilling as bv
    >>> bv.rulebook.CashAccount(department="12", kind="20").kind
    '20'
    """
    def __copy__(self, /) -> CashAccount: ...
    def __deepcopy__(self, /, _memo: Any) -> CashAccount: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __getnewargs_ex__(self, /) -> tuple[tuple[Any, ...], dict[str, Any]]: ...
    def __hash__(self, /) -> int: ...
    def __new__(cls, /, *, department: str, kind: str, valid: Validity = ...) -> CashAccount: ...
    def __repr__(self, /) -> str: ...
    @property
    def department(self, /) -> str:
        """
        The department.
        """
    @staticmethod
    def from_json(text: str) -> CashAccount:
        """
        The value of a JSON text, such as `to_json` writes; `bevilling.JsonError` for any other.
        """
    @property
    def kind(self, /) -> str:
        """
        The kind (art).
        """
    def replace(self, /, **changes: Any) -> CashAccount:
        """
        The same value with other fields.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """
    @property
    def valid(self, /) -> Validity:
        """
        When it is used.
        """

@final
class Category:
    """
    A category of activities (aktivitetsgruppe), part of the account string.

    >>> import bevilling as bv
    >>> bv.rulebook.Category(id="1", title=bv.LocalizedText("Navn")).title
    LocalizedText(da='Navn', en=None)
    """
    def __copy__(self, /) -> Category: ...
    def __deepcopy__(self, /, _memo: Any) -> Category: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __getnewargs_ex__(self, /) -> tuple[tuple[Any, ...], dict[str, Any]]: ...
    def __hash__(self, /) -> int: ...
    def __new__(cls, /, *, id: str, title: LocalizedText, valid: Validity = ...) -> Category: ...
    def __repr__(self, /) -> str: ...
    @staticmethod
    def from_json(text: str) -> Category:
        """
        The value of a JSON text, such as `to_json` writes; `bevilling.JsonError` for any other.
        """
    @property
    def id(self, /) -> str:
        """
        Number of the category, such as `015203`.
        """
    def replace(self, /, **changes: Any) -> Category:
        """
        The same value with other fields.
        """
    @property
    def title(self, /) -> LocalizedText:
        """
        What it is called.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """
    @property
    def valid(self, /) -> Validity:
        """
        When it may be booked on.
        """

@final
class Choice:
    """
    A value of a choice.

    >>> import bevilling as bv
    >>> bv.rulebook.Choice(id="1", title=bv.LocalizedText("Navn")).title
    LocalizedText(da='Navn', en=None)
    """
    def __copy__(self, /) -> Choice: ...
    def __deepcopy__(self, /, _memo: Any) -> Choice: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __getnewargs_ex__(self, /) -> tuple[tuple[Any, ...], dict[str, Any]]: ...
    def __hash__(self, /) -> int: ...
    def __new__(cls, /, *, id: str, title: LocalizedText) -> Choice: ...
    def __repr__(self, /) -> str: ...
    @staticmethod
    def from_json(text: str) -> Choice:
        """
        The value of a JSON text, such as `to_json` writes; `bevilling.JsonError` for any other.
        """
    @property
    def id(self, /) -> str:
        """
        Name of the value, such as `family`.
        """
    def replace(self, /, **changes: Any) -> Choice:
        """
        The same value with other fields.
        """
    @property
    def title(self, /) -> LocalizedText:
        """
        What it is called.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """

@disjoint_base
class Condition:
    """
    A statement about the facts of a case that is met, unmet, or unknown while a fact is missing.

    In JSON an object with one key; a map of several dimensions means all of them.

    >>> import bevilling as bv
    >>> bv.rulebook.Condition.In(facts={})
    Condition.In(facts={})
    >>> book = bv.RuleBook.load("examples/rulebooks/children.json")
    >>> bv.rulebook.Condition.In(facts={"target_group": ["family"]}).text(book, "en")
    'Target group: Family'
    """
    def __copy__(self, /) -> Condition: ...
    def __deepcopy__(self, /, _memo: Any) -> Condition: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __reduce__(self, /) -> tuple[Any, tuple[Any, ...]]: ...
    def __repr__(self, /) -> str: ...
    @staticmethod
    def from_json(text: str) -> Condition:
        """
        The value of a JSON text, such as `to_json` writes; `bevilling.JsonError` for any other.
        """
    def text(self, /, book: RuleBook, lang: Literal["da", "en"]) -> str:
        """
        The condition in words, with the names that the rule book has for its facts.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """
    @final
    class All(Condition):
        """
        Every part is met; met where there is none.
        """
        __match_args__: Final = ("parts",)
        def __new__(cls, /, parts: Iterable[Condition]) -> Condition.All: ...
        @property
        def parts(self, /) -> tuple[Condition, ...]: ...
    @final
    class Any(Condition):
        """
        At least one part is met; unmet where there is none.
        """
        __match_args__: Final = ("parts",)
        def __new__(cls, /, parts: Iterable[Condition]) -> Condition.Any: ...
        @property
        def parts(self, /) -> tuple[Condition, ...]: ...
    @final
    class AtLeast(Condition):
        """
        The fact is this step or number, or a higher one.
        """
        __match_args__: Final = ("facts",)
        def __new__(cls, /, facts: Mapping[str, SupportsIndex]) -> Condition.AtLeast: ...
        @property
        def facts(self, /) -> dict[str, int]: ...
    @final
    class Below(Condition):
        """
        The fact is lower than this step or number.
        """
        __match_args__: Final = ("facts",)
        def __new__(cls, /, facts: Mapping[str, SupportsIndex]) -> Condition.Below: ...
        @property
        def facts(self, /) -> dict[str, int]: ...
    @final
    class In(Condition):
        """
        The fact has one of these values. An empty list is legal and says that no value will do: a provision
        that is listed but not opened to anybody. It is unknown while the fact is missing, like every other
        list.
        """
        __match_args__: Final = ("facts",)
        def __new__(cls, /, facts: Mapping[str, Iterable[bool | int | str | _date]]) -> Condition.In: ...
        @property
        def facts(self, /) -> dict[str, tuple[bool | int | str, ...]]: ...
    @final
    class Not(Condition):
        """
        The part is not met.
        """
        __match_args__: Final = ("part",)
        def __new__(cls, /, part: Condition) -> Condition.Not: ...
        @property
        def part(self, /) -> Condition: ...
    @final
    class Use(Condition):
        """
        The condition that the rule book names so under `conditions`.
        """
        __match_args__: Final = ("name",)
        def __new__(cls, /, name: str) -> Condition.Use: ...
        @property
        def name(self, /) -> str: ...

@final
class Dimension:
    """
    A fact that a case may state and a rule may use: target group, effort step, age …

    >>> import bevilling as bv
    >>> one = bv.rulebook.Dimension(id="1", title=bv.LocalizedText("Navn"),
    ...     domain=bv.rulebook.Domain.Choice(choices=[]))
    >>> one.domain
    Domain.Choice(choices=())
    """
    def __copy__(self, /) -> Dimension: ...
    def __deepcopy__(self, /, _memo: Any) -> Dimension: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __getnewargs_ex__(self, /) -> tuple[tuple[Any, ...], dict[str, Any]]: ...
    def __hash__(self, /) -> int: ...
    def __new__(cls, /, *, id: str, title: LocalizedText, question: LocalizedText | None = ..., domain: Domain) -> Dimension: ...
    def __repr__(self, /) -> str: ...
    @property
    def domain(self, /) -> Domain:
        """
        The values it can have.
        """
    @staticmethod
    def from_json(text: str) -> Dimension:
        """
        The value of a JSON text, such as `to_json` writes; `bevilling.JsonError` for any other.
        """
    @property
    def id(self, /) -> str:
        """
        Name of the fact, such as `target_group`.
        """
    @property
    def question(self, /) -> LocalizedText | None:
        """
        The question to ask the caseworker when the fact is missing; the title where there is none.
        """
    def replace(self, /, **changes: Any) -> Dimension:
        """
        The same value with other fields.
        """
    @property
    def title(self, /) -> LocalizedText:
        """
        What it is called.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """

@disjoint_base
class Domain:
    """
    The values that a fact can have.

    >>> import bevilling as bv
    >>> bv.rulebook.Domain.Choice(choices=[])
    Domain.Choice(choices=())
    """
    def __copy__(self, /) -> Domain: ...
    def __deepcopy__(self, /, _memo: Any) -> Domain: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __reduce__(self, /) -> tuple[Any, tuple[Any, ...]]: ...
    def __repr__(self, /) -> str: ...
    @staticmethod
    def from_json(text: str) -> Domain:
        """
        The value of a JSON text, such as `to_json` writes; `bevilling.JsonError` for any other.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """
    @final
    class Age(Domain):
        """
        Full years from a date dimension to the decision date: `{"age": {"of": "birth_date"}}`. Never stated,
        always derived.
        """
        __match_args__: Final = ("of",)
        def __new__(cls, /, of: str) -> Domain.Age: ...
        @property
        def of(self, /) -> str:
            """
            The date dimension that it is derived from.
            """
    @final
    class Choice(Domain):
        """
        One of named values, in no order: `{"choice": [{"id": "family", "title": …}]}`.
        """
        __match_args__: Final = ("choices",)
        def __new__(cls, /, choices: Iterable[Choice]) -> Domain.Choice: ...
        @property
        def choices(self, /) -> tuple[Choice, ...]: ...
    @final
    class Date(Domain):
        """
        A date, such as the birth date. Rules use what is derived from it, not the date itself.
        """
        __match_args__: Final = ()
        def __new__(cls, /) -> Domain.Date: ...
    @final
    class Flag(Domain):
        """
        Yes or no.
        """
        __match_args__: Final = ()
        def __new__(cls, /) -> Domain.Flag: ...
    @final
    class Ladder(Domain):
        """
        One of numbered steps, in order: `{"ladder": [{"step": 1, "title": …}]}`.
        """
        __match_args__: Final = ("steps",)
        def __new__(cls, /, steps: Iterable[Step]) -> Domain.Ladder: ...
        @property
        def steps(self, /) -> tuple[Step, ...]: ...
    @final
    class Number(Domain):
        """
        A whole number between bounds, both included.
        """
        __match_args__: Final = ("min", "max")
        def __new__(cls, /, min: SupportsIndex | None, max: SupportsIndex | None) -> Domain.Number: ...
        @property
        def max(self, /) -> int | None:
            """
            The highest value, if any.
            """
        @property
        def min(self, /) -> int | None:
            """
            The lowest value, if any.
            """

@final
class Effort:
    """
    An effort (indsats) that a case may be part of.

    >>> import bevilling as bv
    >>> bv.rulebook.Effort(id="1", title=bv.LocalizedText("Navn")).title
    LocalizedText(da='Navn', en=None)
    """
    def __copy__(self, /) -> Effort: ...
    def __deepcopy__(self, /, _memo: Any) -> Effort: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __getnewargs_ex__(self, /) -> tuple[tuple[Any, ...], dict[str, Any]]: ...
    def __hash__(self, /) -> int: ...
    def __new__(cls, /, *, id: str, title: LocalizedText, description: LocalizedText | None = ..., when: Condition | None = ..., valid: Validity = ..., codes: Mapping[str, str] = ...) -> Effort: ...
    def __repr__(self, /) -> str: ...
    @property
    def codes(self, /) -> dict[str, str]:
        """
        The host's own codes.
        """
    @property
    def description(self, /) -> LocalizedText | None:
        """
        What it is.
        """
    @staticmethod
    def from_json(text: str) -> Effort:
        """
        The value of a JSON text, such as `to_json` writes; `bevilling.JsonError` for any other.
        """
    @property
    def id(self, /) -> str:
        """
        Name of the effort.
        """
    def replace(self, /, **changes: Any) -> Effort:
        """
        The same value with other fields.
        """
    @property
    def title(self, /) -> LocalizedText:
        """
        What it is called.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """
    @property
    def valid(self, /) -> Validity:
        """
        When cases may enter it.
        """
    @property
    def when(self, /) -> Condition | None:
        """
        Which cases may be part of it; all where there is no condition.
        """

@final
class Law:
    """
    An act of law, such as Barnets lov from 2024-01-01.

    A section is in force only while its law is. Two laws may live side by side: the decision date chooses.

    >>> import bevilling as bv
    >>> bv.rulebook.Law(id="1", title=bv.LocalizedText("Navn")).title
    LocalizedText(da='Navn', en=None)
    """
    def __copy__(self, /) -> Law: ...
    def __deepcopy__(self, /, _memo: Any) -> Law: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __getnewargs_ex__(self, /) -> tuple[tuple[Any, ...], dict[str, Any]]: ...
    def __hash__(self, /) -> int: ...
    def __new__(cls, /, *, id: str, title: LocalizedText, reference: str | None = ..., valid: Validity = ..., codes: Mapping[str, str] = ...) -> Law: ...
    def __repr__(self, /) -> str: ...
    @property
    def codes(self, /) -> dict[str, str]:
        """
        The host's own codes, free of meaning to this library.
        """
    @staticmethod
    def from_json(text: str) -> Law:
        """
        The value of a JSON text, such as `to_json` writes; `bevilling.JsonError` for any other.
        """
    @property
    def id(self, /) -> str:
        """
        Short name used by the sections, such as `BL`.
        """
    @property
    def reference(self, /) -> str | None:
        """
        Consolidated act or other reference to the text, such as `LBK 282/2025`.
        """
    def replace(self, /, **changes: Any) -> Law:
        """
        The same value with other fields.
        """
    @property
    def title(self, /) -> LocalizedText:
        """
        Full name.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """
    @property
    def valid(self, /) -> Validity:
        """
        When decisions may be made under this law.
        """

@final
class Offer:
    """
    An activity type that may be granted under a section, as main or as supplementary activity.

    The same section, activity type and role may be offered several times with validities that do not
    overlap, for instance when the account changes.

    >>> import bevilling as bv
    >>> bv.rulebook.Offer(section="BL-32-1-2", activity_type="200201", role="main").role
    'main'
    """
    def __copy__(self, /) -> Offer: ...
    def __deepcopy__(self, /, _memo: Any) -> Offer: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __getnewargs_ex__(self, /) -> tuple[tuple[Any, ...], dict[str, Any]]: ...
    def __hash__(self, /) -> int: ...
    def __new__(cls, /, *, section: str, activity_type: str, role: Literal["main", "supplementary"], to: Iterable[str] = ..., kle: str | None = ..., journal_template: str | None = ..., account: str | None = ..., supplementary_account: str | None = ..., category: str | None = ..., valid: Validity = ..., when: Condition | None = ..., illustrative: bool = ..., codes: Mapping[str, str] = ...) -> Offer: ...
    def __repr__(self, /) -> str: ...
    @property
    def account(self, /) -> str | None:
        """
        Main account number; of a main offer also for the supplementary activities where they have none.
        """
    @property
    def activity_type(self, /) -> str:
        """
        The activity type.
        """
    @property
    def category(self, /) -> str | None:
        """
        Category of the account string.
        """
    @property
    def codes(self, /) -> dict[str, str]:
        """
        The host's own codes.
        """
    @staticmethod
    def from_json(text: str) -> Offer:
        """
        The value of a JSON text, such as `to_json` writes; `bevilling.JsonError` for any other.
        """
    @property
    def illustrative(self, /) -> bool:
        """
        Whether the content is an illustration.
        """
    @property
    def journal_template(self, /) -> str | None:
        """
        The journal's template for the decision letter.
        """
    @property
    def kle(self, /) -> str | None:
        """
        KLE number `dd.dd.dd` that the journal files a grant under.
        """
    def replace(self, /, **changes: Any) -> Offer:
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
    @property
    def supplementary_account(self, /) -> str | None:
        """
        Main account number for the supplementary activities of this main offer.
        """
    @property
    def to(self, /) -> tuple[str, ...]:
        """
        For a supplementary offer: the main activity types that it may hang on.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """
    @property
    def valid(self, /) -> Validity:
        """
        When it may be granted.
        """
    @property
    def when(self, /) -> Condition | None:
        """
        To whom, beyond what the section asks.
        """

@final
class Provider:
    """
    A supplier of services (leverandør), internal or external.

    >>> import bevilling as bv
    >>> one = bv.rulebook.Provider(id="1", name="in_the_family", kind="internal", vat_factor=5000)
    >>> one.kind
    'internal'
    """
    def __copy__(self, /) -> Provider: ...
    def __deepcopy__(self, /, _memo: Any) -> Provider: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __getnewargs_ex__(self, /) -> tuple[tuple[Any, ...], dict[str, Any]]: ...
    def __hash__(self, /) -> int: ...
    def __new__(cls, /, *, id: str, name: str, cvr: str | None = ..., kind: Literal["internal", "external"], vat_factor: DatedAmounts | Decimal | int, valid: Validity = ..., codes: Mapping[str, str] = ...) -> Provider: ...
    def __repr__(self, /) -> str: ...
    @property
    def codes(self, /) -> dict[str, str]:
        """
        The host's own codes.
        """
    @property
    def cvr(self, /) -> str | None:
        """
        CVR number, eight digits.
        """
    @staticmethod
    def from_json(text: str) -> Provider:
        """
        The value of a JSON text, such as `to_json` writes; `bevilling.JsonError` for any other.
        """
    @property
    def id(self, /) -> str:
        """
        Name of the provider for the host, usually its CVR number.
        """
    @property
    def kind(self, /) -> Literal["internal", "external"]:
        """
        Internal or external.
        """
    @property
    def name(self, /) -> str:
        """
        What it is called.
        """
    def replace(self, /, **changes: Any) -> Provider:
        """
        The same value with other fields.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """
    @property
    def valid(self, /) -> Validity:
        """
        When it may be chosen.
        """
    @property
    def vat_factor(self, /) -> DatedAmounts:
        """
        VAT factor in percent, dated: 100 leaves a price as it is, 80 takes a fifth off.
        """

@final
class Rate:
    """
    A centrally fixed price (takst), such as the daily board and lodging of a foster child.

    Where the rate has no value, a payment has no price: an error, never a silent 0.

    >>> import bevilling as bv
    >>> bv.rulebook.Rate(id="1", title=bv.LocalizedText("Navn"), values=5000).title
    LocalizedText(da='Navn', en=None)
    """
    def __copy__(self, /) -> Rate: ...
    def __deepcopy__(self, /, _memo: Any) -> Rate: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __getnewargs_ex__(self, /) -> tuple[tuple[Any, ...], dict[str, Any]]: ...
    def __hash__(self, /) -> int: ...
    def __new__(cls, /, *, id: str, title: LocalizedText, description: LocalizedText | None = ..., unit: Literal["hour", "day", "week", "month", "year", "each"] | None = ..., values: DatedAmounts | Decimal | int, by_age: Iterable[AgeBand] = ..., illustrative: bool = ..., codes: Mapping[str, str] = ...) -> Rate: ...
    def __repr__(self, /) -> str: ...
    @property
    def by_age(self, /) -> tuple[AgeBand, ...]:
        """
        Kroner for one unit from an age on, the youngest first. A payment is priced by the age on its own day.
        """
    @property
    def codes(self, /) -> dict[str, str]:
        """
        The host's own codes.
        """
    @property
    def description(self, /) -> LocalizedText | None:
        """
        What it is, and where it is published.
        """
    @staticmethod
    def from_json(text: str) -> Rate:
        """
        The value of a JSON text, such as `to_json` writes; `bevilling.JsonError` for any other.
        """
    @property
    def id(self, /) -> str:
        """
        Name of the rate.
        """
    @property
    def illustrative(self, /) -> bool:
        """
        Whether the values are an illustration.
        """
    def replace(self, /, **changes: Any) -> Rate:
        """
        The same value with other fields.
        """
    @property
    def title(self, /) -> LocalizedText:
        """
        What it is called.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """
    @property
    def unit(self, /) -> Literal["hour", "day", "week", "month", "year", "each"] | None:
        """
        What one unit is.
        """
    @property
    def values(self, /) -> DatedAmounts:
        """
        Kroner for one unit, dated; where it depends on the age, for those younger than the first of `by_age`.
        """

@final
class ReimbursementScheme:
    """
    A scheme by which the state pays back a part of what cases cost (refusion), such as Barnets lov § 198 for very
    costly cases, or the state's share of extra costs and lost earnings.

    Several schemes may hold at once. They apply in the order in which the rule book lists them; each says in
    `after` and `beside` what it sees of a cost that an earlier one reimburses too.

    >>> import bevilling as bv
    >>> one = bv.rulebook.ReimbursementScheme(id="1", title=bv.LocalizedText("Navn"), law="BL", manner="yearly")
    >>> one.manner
    'yearly'
    >>> one.replace(sections=["BL-46"]).covers("BL-32")
    False
    """
    def __copy__(self, /) -> ReimbursementScheme: ...
    def __deepcopy__(self, /, _memo: Any) -> ReimbursementScheme: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __getnewargs_ex__(self, /) -> tuple[tuple[Any, ...], dict[str, Any]]: ...
    def __hash__(self, /) -> int: ...
    def __new__(cls, /, *, id: str, title: LocalizedText, law: str, reference: str | None = ..., valid: Validity = ..., sections: Iterable[str] | None = ..., when: Condition | None = ..., manner: Literal["yearly", "monthly"], pooled: bool = ..., percent: Decimal | int | None = ..., steps: Iterable[ReimbursementStep] = ..., after: Iterable[str] = ..., beside: Iterable[str] = ..., illustrative: bool = ..., codes: Mapping[str, str] = ...) -> ReimbursementScheme: ...
    def __repr__(self, /) -> str: ...
    @property
    def after(self, /) -> tuple[str, ...]:
        """
        Schemes listed before this one: what they reimbursement is deducted from the cost first.
        """
    @property
    def beside(self, /) -> tuple[str, ...]:
        """
        Schemes listed before this one that reimburse the same cost: this one sees it whole.
        """
    @property
    def codes(self, /) -> dict[str, str]:
        """
        The host's own codes.
        """
    def covers(self, /, section: str) -> bool:
        """
        Whether costs under this section are reimbursed.
        """
    @staticmethod
    def from_json(text: str) -> ReimbursementScheme:
        """
        The value of a JSON text, such as `to_json` writes; `bevilling.JsonError` for any other.
        """
    @property
    def id(self, /) -> str:
        """
        Name of the scheme, such as `BL-198`.
        """
    @property
    def illustrative(self, /) -> bool:
        """
        Whether thresholds are an illustration.
        """
    @property
    def law(self, /) -> str:
        """
        The law it is a provision of.
        """
    @property
    def manner(self, /) -> Literal["yearly", "monthly"]:
        """
        Over how long the costs are held against the thresholds.
        """
    @property
    def percent(self, /) -> Decimal | None:
        """
        Percent of the whole cost, from 0 to 100; in place of steps.
        """
    @property
    def pooled(self, /) -> bool:
        """
        Whether the costs of all cases of one household, such as siblings, are counted together.
        """
    @property
    def reference(self, /) -> str | None:
        """
        Where in the law: `§ 198`.
        """
    def replace(self, /, **changes: Any) -> ReimbursementScheme:
        """
        The same value with other fields.
        """
    @property
    def sections(self, /) -> tuple[str, ...] | None:
        """
        The sections whose costs are reimbursed; all where there is no list.
        """
    @property
    def steps(self, /) -> tuple[ReimbursementStep, ...]:
        """
        The steps, lowest first; in place of a percent.
        """
    @property
    def title(self, /) -> LocalizedText:
        """
        What it is called.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """
    @property
    def valid(self, /) -> Validity:
        """
        When it is in force: the days of the payments that it is for.
        """
    @property
    def when(self, /) -> Condition | None:
        """
        The citizens whose costs are reimbursed; all where there is no condition. Facts are those of the first day of
        each period.
        """

@final
class ReimbursementStep:
    """
    A step of a reimbursement scheme: the percent of what is above its threshold, and not above that of the next.

    >>> import bevilling as bv
    >>> bv.rulebook.ReimbursementStep(above=5000, percent=5000).percent
    Decimal('5000')
    """
    def __copy__(self, /) -> ReimbursementStep: ...
    def __deepcopy__(self, /, _memo: Any) -> ReimbursementStep: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __getnewargs_ex__(self, /) -> tuple[tuple[Any, ...], dict[str, Any]]: ...
    def __hash__(self, /) -> int: ...
    def __new__(cls, /, *, above: DatedAmounts | Decimal | int, percent: Decimal | int) -> ReimbursementStep: ...
    def __repr__(self, /) -> str: ...
    @property
    def above(self, /) -> DatedAmounts:
        """
        The threshold in kroner for a year, dated; higher than that of the step before.
        """
    @staticmethod
    def from_json(text: str) -> ReimbursementStep:
        """
        The value of a JSON text, such as `to_json` writes; `bevilling.JsonError` for any other.
        """
    @property
    def percent(self, /) -> Decimal:
        """
        Percent that is reimbursed, from 0 to 100.
        """
    def replace(self, /, **changes: Any) -> ReimbursementStep:
        """
        The same value with other fields.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """

@final
class RequiredFacts:
    """
    Facts that a case must state before anything can be granted to it, and when.

    >>> import bevilling as bv
    >>> bv.rulebook.RequiredFacts().facts
    ()
    """
    def __copy__(self, /) -> RequiredFacts: ...
    def __deepcopy__(self, /, _memo: Any) -> RequiredFacts: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __getnewargs_ex__(self, /) -> tuple[tuple[Any, ...], dict[str, Any]]: ...
    def __hash__(self, /) -> int: ...
    def __new__(cls, /, *, facts: Iterable[str] = ..., when: Condition | None = ..., valid: Validity = ...) -> RequiredFacts: ...
    def __repr__(self, /) -> str: ...
    @property
    def facts(self, /) -> tuple[str, ...]:
        """
        The dimensions that must have a value.
        """
    @staticmethod
    def from_json(text: str) -> RequiredFacts:
        """
        The value of a JSON text, such as `to_json` writes; `bevilling.JsonError` for any other.
        """
    def replace(self, /, **changes: Any) -> RequiredFacts:
        """
        The same value with other fields.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """
    @property
    def valid(self, /) -> Validity:
        """
        When it is asked.
        """
    @property
    def when(self, /) -> Condition | None:
        """
        Which cases this is asked of; all where there is none.
        """

@final
class RuleBook:
    """
    All the rules of one case area, checked: immutable, cheap to share between threads.

    >>> import bevilling as bv
    >>> book = bv.RuleBook.load("examples/rulebooks/children.json")
    >>> book.id, book.section("BL-32-1-2").law
    ('children', 'BL')
    >>> book.law("BL").title.en, book.effort("no-such-effort") is None, book.dimension("effort_step").id
    ("Children's Act", True, 'effort_step')
    >>> book.activity_type("200201").title.en, book.category("no-such-category") is None, book.provider("90010011").id
    ('Practical and pedagogical help at home', True, '90010011')
    >>> book.rate("foster_fee").id, book.approval_level("team_leader").id
    ('foster_fee', 'team_leader')
    >>> len(book.offers("BL-32-1-2", "200201", "main")), len(book.agreements("90010011", "200201"))
    (1, 5)
    >>> bv.RuleBook.from_document(book.document) == book
    True
    >>> len(book.situation({"target_group": "family"}).facts)
    1
    >>> import pyarrow as pa
    >>> column = lambda number: pa.array([number], pa.uint32())
    >>> answers = book.check_columns(section=column(book.section_number("BL-32-1-2")), on=bv.dates.parse("2026-01-05"),
    ...     activity_type=column(book.activity_type_number("200201")), provider=column(book.provider_number("90010011")))
    >>> answers[0][0]
    'unknown'
    """
    def __copy__(self, /) -> RuleBook: ...
    def __deepcopy__(self, /, _memo: Any) -> RuleBook: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __reduce__(self, /) -> tuple[Any, tuple[str]]: ...
    def __repr__(self, /) -> str: ...
    def activity_type(self, /, id: str) -> ActivityType | None:
        """
        The activity type of this number.
        """
    def activity_type_number(self, /, id: str) -> int | None:
        """
        The number of an activity type, for columns.
        """
    def agreed_price(self, /, provider: str, activity_type: str, unit: Literal["hour", "day", "week", "month", "year", "each"] | None = None) -> DatedAmounts | None:
        """
        Kroner for one unit as agreed with a provider on an activity type, before the VAT factor: all agreements, each on
        the days that it is in force. None where no price is agreed for this unit.

        >>> import bevilling as bv
        >>> from datetime import date
        >>> book = bv.RuleBook.load("examples/rulebooks/children.json")
        >>> book.agreed_price("90010011", "200201", unit="hour").at(date(2026, 2, 1))
        Decimal('495.00')
        >>> book.agreed_price("90010011", "200201", unit="month") is None
        True
        """
    def agreements(self, /, provider: str, activity_type: str) -> tuple[Agreement, ...]:
        """
        The agreements with a provider on an activity type, in the order they are written, in force or not.
        """
    def approval_level(self, /, id: str) -> ApprovalLevel | None:
        """
        The approval level of this name.
        """
    def category(self, /, id: str) -> Category | None:
        """
        The category of this number.
        """
    def check_columns(self, /, *, section: Any, activity_type: Any, on: _date | Any, main: Any | None = None, provider: Any | None = None, facts: Mapping[str, Any] | None = None) -> BatchResult:
        """
        Answers many proposals at once; each row is answered as `Situation.check` would.

        Sections, activity types and providers are given by their numbers (`section_number` and its like), facts by
        dimension: the place of a choice in its domain from 0, a step, a number, 0 or 1 for a flag, a date. Null is none,
        and not stated. `ColumnError` with everything that is wrong, by column and row.
        """
    def dimension(self, /, id: str) -> Dimension | None:
        """
        The dimension of this name.
        """
    @property
    def document(self, /) -> RuleBookDocument:
        """
        The rule book as it was written.
        """
    def effort(self, /, id: str) -> Effort | None:
        """
        The effort of this name.
        """
    @staticmethod
    def from_document(document: RuleBookDocument) -> RuleBook:
        """
        Checks a document and makes it a rule book; `RuleBookError` with everything that is wrong.
        """
    @staticmethod
    def from_json(text: str) -> RuleBook:
        """
        Reads a rule book from one JSON text; `RuleBookError` with everything that is wrong, with lines and columns.
        """
    @property
    def id(self, /) -> str:
        """
        Name of the rule book.
        """
    def law(self, /, id: str) -> Law | None:
        """
        The law of this name.
        """
    @staticmethod
    def load(path: str | PathLike[str]) -> RuleBook:
        """
        Reads a rule book from a file, or from a folder of files with names in `.json`, which are joined;
        `RuleBookError` with everything that is wrong.
        """
    def offers(self, /, section: str, activity_type: str, role: Literal["main", "supplementary"]) -> tuple[Offer, ...]:
        """
        The offers of an activity type under a section in a role, in the order they are written, in force or not.
        """
    def provider(self, /, id: str) -> Provider | None:
        """
        The provider of this name.
        """
    def provider_number(self, /, id: str) -> int | None:
        """
        The number of a provider, for columns.
        """
    def rate(self, /, id: str) -> Rate | None:
        """
        The rate of this name.
        """
    @property
    def reimbursements(self, /) -> tuple[ReimbursementScheme, ...]:
        """
        The reimbursement schemes, in the order they are written, in force or not.
        """
    def section(self, /, id: str) -> Section | None:
        """
        The section of this name.
        """
    def section_number(self, /, id: str) -> int | None:
        """
        The number of a section, for columns.
        """
    def situation(self, /, facts: Mapping[str, bool | int | str | _date]) -> Situation:
        """
        Puts a case in its place: its facts, checked and ready for decisions; `FactError` with everything that is
        wrong with them.
        """
    def to_json(self, /) -> str:
        """
        The JSON of the rule book as it was written.
        """
    @property
    def version(self, /) -> str:
        """
        Version of the rule book, recorded by every decision.
        """

@final
class RuleBookDocument:
    """
    All the rules of one case area, as they are written and before they are checked.

    A rule book may be one document or a folder of them. Of several documents the lists are joined; `id`,
    `version`, `title`, `accounts` and `calendar` may be stated by one of them only.
    `RuleBook` is the checked form that decisions are made with.

    >>> import bevilling as bv
    >>> bv.rulebook.RuleBookDocument().schema is None
    True
    """
    def __copy__(self, /) -> RuleBookDocument: ...
    def __deepcopy__(self, /, _memo: Any) -> RuleBookDocument: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __getnewargs_ex__(self, /) -> tuple[tuple[Any, ...], dict[str, Any]]: ...
    def __hash__(self, /) -> int: ...
    def __new__(cls, /, *, schema: str | None = ..., format: SupportsIndex | None = ..., id: str | None = ..., version: str | None = ..., title: LocalizedText | None = ..., notes: Iterable[LocalizedText] = ..., laws: Iterable[Law] = ..., dimensions: Iterable[Dimension] = ..., required_facts: Iterable[RequiredFacts] = ..., conditions: Mapping[str, Condition] = ..., efforts: Iterable[Effort] = ..., sections: Iterable[Section] = ..., categories: Iterable[Category] = ..., activity_types: Iterable[ActivityType] = ..., offers: Iterable[Offer] = ..., providers: Iterable[Provider] = ..., agreements: Iterable[Agreement] = ..., rates: Iterable[Rate] = ..., reimbursements: Iterable[ReimbursementScheme] = ..., approval_levels: Iterable[ApprovalLevel] = ..., accounts: Accounts | None = ..., calendar: Calendar | None = ..., codes: Mapping[str, str] = ...) -> RuleBookDocument: ...
    def __repr__(self, /) -> str: ...
    @property
    def accounts(self, /) -> Accounts | None:
        """
        The account rules.
        """
    @property
    def activity_types(self, /) -> tuple[ActivityType, ...]:
        """
        The activity types.
        """
    @property
    def agreements(self, /) -> tuple[Agreement, ...]:
        """
        Who delivers what, at which price.
        """
    @property
    def approval_levels(self, /) -> tuple[ApprovalLevel, ...]:
        """
        The approval levels, lowest first.
        """
    @property
    def calendar(self, /) -> Calendar | None:
        """
        The days that money can be paid out on.
        """
    @property
    def categories(self, /) -> tuple[Category, ...]:
        """
        The categories of activities.
        """
    @property
    def codes(self, /) -> dict[str, str]:
        """
        The host's own codes.
        """
    @property
    def conditions(self, /) -> dict[str, Condition]:
        """
        Conditions with a name, for `{"use": name}`.
        """
    @property
    def dimensions(self, /) -> tuple[Dimension, ...]:
        """
        The facts that rules use.
        """
    @property
    def efforts(self, /) -> tuple[Effort, ...]:
        """
        The efforts.
        """
    @property
    def format(self, /) -> int | None:
        """
        Version of the format; 1.
        """
    @staticmethod
    def from_json(text: str) -> RuleBookDocument:
        """
        The value of a JSON text, such as `to_json` writes; `bevilling.JsonError` for any other.
        """
    @property
    def id(self, /) -> str | None:
        """
        Name of the rule book, such as `children`.
        """
    @property
    def laws(self, /) -> tuple[Law, ...]:
        """
        The laws.
        """
    @property
    def notes(self, /) -> tuple[LocalizedText, ...]:
        """
        What a reader of the file should know.
        """
    @property
    def offers(self, /) -> tuple[Offer, ...]:
        """
        What may be granted under what.
        """
    @property
    def providers(self, /) -> tuple[Provider, ...]:
        """
        The providers.
        """
    @property
    def rates(self, /) -> tuple[Rate, ...]:
        """
        The rates.
        """
    @property
    def reimbursements(self, /) -> tuple[ReimbursementScheme, ...]:
        """
        What the state pays back.
        """
    def replace(self, /, **changes: Any) -> RuleBookDocument:
        """
        The same value with other fields.
        """
    @property
    def required_facts(self, /) -> tuple[RequiredFacts, ...]:
        """
        The facts that a case must state.
        """
    @property
    def schema(self, /) -> str | None:
        """
        The JSON Schema of this format, for editors.
        """
    @property
    def sections(self, /) -> tuple[Section, ...]:
        """
        The sections.
        """
    @property
    def title(self, /) -> LocalizedText | None:
        """
        What it is called.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """
    @property
    def version(self, /) -> str | None:
        """
        Version of the rule book, recorded by every decision.
        """

@final
class Section:
    """
    A provision of a law, such as BL § 32(1)2, help at home.

    >>> import bevilling as bv
    >>> bv.rulebook.Section(id="1", title=bv.LocalizedText("Navn"), law="BL").law
    'BL'
    """
    def __copy__(self, /) -> Section: ...
    def __deepcopy__(self, /, _memo: Any) -> Section: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __getnewargs_ex__(self, /) -> tuple[tuple[Any, ...], dict[str, Any]]: ...
    def __hash__(self, /) -> int: ...
    def __new__(cls, /, *, id: str, title: LocalizedText, law: str, reference: str | None = ..., valid: Validity = ..., when: Condition | None = ..., replaces: Iterable[str] = ..., illustrative: bool = ..., codes: Mapping[str, str] = ...) -> Section: ...
    def __repr__(self, /) -> str: ...
    @property
    def codes(self, /) -> dict[str, str]:
        """
        The host's own codes, such as those of statistics.
        """
    @staticmethod
    def from_json(text: str) -> Section:
        """
        The value of a JSON text, such as `to_json` writes; `bevilling.JsonError` for any other.
        """
    @property
    def id(self, /) -> str:
        """
        Name of the section, such as `BL-32-1-2`.
        """
    @property
    def illustrative(self, /) -> bool:
        """
        Whether the content is an illustration rather than checked against the law.
        """
    @property
    def law(self, /) -> str:
        """
        The law it is a provision of.
        """
    @property
    def reference(self, /) -> str | None:
        """
        Where in the law, as a decision letter cites it: `§ 32, stk. 1, nr. 2`.
        """
    def replace(self, /, **changes: Any) -> Section:
        """
        The same value with other fields.
        """
    @property
    def replaces(self, /) -> tuple[str, ...]:
        """
        The sections that this one replaced.
        """
    @property
    def title(self, /) -> LocalizedText:
        """
        What it is called.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """
    @property
    def valid(self, /) -> Validity:
        """
        When decisions may be made under it; never outside the validity of its law.
        """
    @property
    def when(self, /) -> Condition | None:
        """
        To whom it may be granted; to anybody where there is no condition.
        """

@final
class Step:
    """
    A step of a ladder.

    >>> import bevilling as bv
    >>> bv.rulebook.Step(step=1, title=bv.LocalizedText("Navn")).title
    LocalizedText(da='Navn', en=None)
    """
    def __copy__(self, /) -> Step: ...
    def __deepcopy__(self, /, _memo: Any) -> Step: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __getnewargs_ex__(self, /) -> tuple[tuple[Any, ...], dict[str, Any]]: ...
    def __hash__(self, /) -> int: ...
    def __new__(cls, /, *, step: SupportsIndex, title: LocalizedText) -> Step: ...
    def __repr__(self, /) -> str: ...
    @staticmethod
    def from_json(text: str) -> Step:
        """
        The value of a JSON text, such as `to_json` writes; `bevilling.JsonError` for any other.
        """
    def replace(self, /, **changes: Any) -> Step:
        """
        The same value with other fields.
        """
    @property
    def step(self, /) -> int:
        """
        The number of the step; steps are ordered by it.
        """
    @property
    def title(self, /) -> LocalizedText:
        """
        What it is called.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """

@final
class Tolerance:
    """
    How far an amount may be from the granted one. Both bounds are maxima: where both are given, the smaller counts.

    >>> import bevilling as bv
    >>> bv.rulebook.Tolerance().percent is None
    True
    >>> from decimal import Decimal
    >>> bv.rulebook.Tolerance(percent=Decimal(10)).width(5000), bv.rulebook.Tolerance().is_none()
    (Decimal('500'), True)
    """
    def __copy__(self, /) -> Tolerance: ...
    def __deepcopy__(self, /, _memo: Any) -> Tolerance: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __getnewargs_ex__(self, /) -> tuple[tuple[Any, ...], dict[str, Any]]: ...
    def __hash__(self, /) -> int: ...
    def __new__(cls, /, *, percent: Decimal | int | None = ..., amount: Decimal | int | None = ...) -> Tolerance: ...
    def __repr__(self, /) -> str: ...
    @property
    def amount(self, /) -> Decimal | None:
        """
        In kroner.
        """
    @staticmethod
    def from_json(text: str) -> Tolerance:
        """
        The value of a JSON text, such as `to_json` writes; `bevilling.JsonError` for any other.
        """
    def is_none(self, /) -> bool:
        """
        Whether nothing is tolerated.
        """
    @property
    def percent(self, /) -> Decimal | None:
        """
        In percent of the granted amount.
        """
    def replace(self, /, **changes: Any) -> Tolerance:
        """
        The same value with other fields.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """
    def width(self, /, granted: Decimal | int) -> Decimal:
        """
        How far, in kroner, an amount may be from a granted one.
        """

def schema() -> str:
    """
    The JSON Schema (draft 2020-12) of a rule book, as JSON text that ends with a line break.

    >>> import json, bevilling as bv
    >>> json.loads(bv.rulebook.schema())["$schema"]
    'https://json-schema.org/draft/2020-12/schema'
    """
