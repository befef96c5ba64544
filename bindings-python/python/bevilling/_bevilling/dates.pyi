"""
Periods, dated values, recurrence and payable days.
"""

from .fault import Fault
from .title import LocalizedText
from collections.abc import Iterable
from datetime import date as _date
from decimal import Decimal
from typing import Any, Final, Literal, SupportsIndex, final
from typing_extensions import disjoint_base

__all__ = ["Calendar", "ClosedReason", "DatedAmounts", "ExtraDay", "Frequency", "Gap", "Holiday", "HolidayRule", "InForce", "Month", "PaymentCalendar", "Period", "Recurrence", "TimelineEntry", "Validity", "age_on", "date_of_age", "easter", "parse"]

@final
class Calendar:
    """
    The days without payments, as a rule book writes them. `PaymentCalendar` answers questions about them.

    >>> import bevilling as bv
    >>> bv.dates.Calendar.denmark().weekend
    ('saturday', 'sunday')
    >>> bv.dates.Calendar.weekends().with_danish_holidays().with_bank_days() == bv.dates.Calendar.denmark()
    True
    >>> closed = bv.dates.Calendar.weekends().with_holiday(bv.LocalizedText("Lukkedag"),
    ...     bv.dates.HolidayRule.Fixed(month=1, day=2))
    >>> closed.check(), closed.holidays[0].title.da
    ((), 'Lukkedag')
    """
    def __copy__(self, /) -> Calendar: ...
    def __deepcopy__(self, /, _memo: Any) -> Calendar: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __getnewargs_ex__(self, /) -> tuple[tuple[Any, ...], dict[str, Any]]: ...
    def __hash__(self, /) -> int: ...
    def __new__(cls, /, *, weekend: Iterable[Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]] = ..., holidays: Iterable[Holiday] = ..., extra_days: Iterable[ExtraDay] = ...) -> Calendar: ...
    def __repr__(self, /) -> str: ...
    def check(self, /) -> tuple[Fault, ...]:
        """
        What is wrong with it.
        """
    @staticmethod
    def denmark() -> Calendar:
        """
        Weekends and the Danish holidays.
        """
    @property
    def extra_days(self, /) -> tuple[ExtraDay, ...]:
        """
        Single days.
        """
    @staticmethod
    def from_json(text: str) -> Calendar:
        """
        The value of a JSON text, such as `to_json` writes; `bevilling.JsonError` for any other.
        """
    @property
    def holidays(self, /) -> tuple[Holiday, ...]:
        """
        The holidays that return every year.
        """
    def replace(self, /, **changes: Any) -> Calendar:
        """
        The same value with other fields.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """
    @property
    def weekend(self, /) -> tuple[Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"], ...]:
        """
        The weekdays without payments.
        """
    @staticmethod
    def weekends() -> Calendar:
        """
        Weekends alone.
        """
    def with_bank_days(self, /) -> Calendar:
        """
        With the days too that Danish banks are closed on.
        """
    def with_danish_holidays(self, /) -> Calendar:
        """
        With the Danish holidays too.
        """
    def with_holiday(self, /, title: LocalizedText, rule: HolidayRule) -> Calendar:
        """
        With one more holiday.
        """

@final
class ClosedReason:
    """
    Why a day is without payments.

    >>> import bevilling as bv
    >>> from datetime import date
    >>> calendar = bv.dates.PaymentCalendar(bv.dates.Calendar.denmark())
    >>> calendar.closed_on(date(2026, 12, 25)).kind
    'holiday'
    """
    @property
    def kind(self, /) -> str:
        """
        `weekend`, `holiday` or `extra_day`.
        """
    @property
    def title(self, /) -> LocalizedText | None:
        """
        The name, of a holiday and of a single day that has one.
        """
    @property
    def weekday(self, /) -> Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] | None:
        """
        The weekday, of a weekend.
        """

@final
class DatedAmounts:
    """
    A dated amount: one for ever, or one for each of several intervals.

    Where an `DatedAmounts` is asked for, a `decimal.Decimal` is taken too.

    >>> import bevilling as bv
    >>> from datetime import date
    >>> turn = date(2026, 1, 1)
    >>> dated = bv.dates.DatedAmounts([bv.dates.TimelineEntry(to=turn, value=410), bv.dates.TimelineEntry(from_=turn, value=425)])
    >>> dated.at(date(2025, 12, 31)), dated.at(turn)
    (Decimal('410'), Decimal('425'))
    >>> dated.set(bv.Validity(from_=date(2027, 1, 1)), 430).pieces[-1].value, dated.as_constant() is None
    (Decimal('430'), True)
    >>> bv.dates.DatedAmounts.constant(410).gap_at(turn) is None
    True
    """
    def __copy__(self, /) -> DatedAmounts: ...
    def __deepcopy__(self, /, _memo: Any) -> DatedAmounts: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __getnewargs_ex__(self, /) -> tuple[tuple[Any, ...], dict[str, Any]]: ...
    def __hash__(self, /) -> int: ...
    def __new__(cls, /, pieces: Iterable[TimelineEntry]) -> DatedAmounts: ...
    def __repr__(self, /) -> str: ...
    def as_constant(self, /) -> Decimal | None:
        """
        The amount, where it is one for ever.
        """
    def at(self, /, date: _date) -> Decimal | None:
        """
        The amount on a day.
        """
    @staticmethod
    def constant(amount: Decimal | int) -> DatedAmounts:
        """
        One amount for ever.
        """
    @staticmethod
    def from_json(text: str) -> DatedAmounts:
        """
        The value of a JSON text, such as `to_json` writes; `bevilling.JsonError` for any other.
        """
    def gap_at(self, /, date: _date) -> Gap | None:
        """
        Where a day without an amount lies; none where it has one.
        """
    @property
    def pieces(self, /) -> tuple[TimelineEntry, ...]:
        """
        The intervals and their amounts.
        """
    def set(self, /, validity: Validity, amount: Decimal | int) -> DatedAmounts:
        """
        The same with another amount on some days, whatever was there; `DateError` where there is no such day.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """

@final
class ExtraDay:
    """
    One day without payments, such as a local one.

    >>> import bevilling as bv
    >>> from datetime import date
    >>> bv.dates.ExtraDay(date=date(2026, 12, 23)).date.isoformat()
    '2026-12-23'
    """
    def __copy__(self, /) -> ExtraDay: ...
    def __deepcopy__(self, /, _memo: Any) -> ExtraDay: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __getnewargs_ex__(self, /) -> tuple[tuple[Any, ...], dict[str, Any]]: ...
    def __hash__(self, /) -> int: ...
    def __new__(cls, /, *, date: _date, title: LocalizedText | None = ...) -> ExtraDay: ...
    def __repr__(self, /) -> str: ...
    @property
    def date(self, /) -> _date:
        """
        The day.
        """
    @staticmethod
    def from_json(text: str) -> ExtraDay:
        """
        The value of a JSON text, such as `to_json` writes; `bevilling.JsonError` for any other.
        """
    def replace(self, /, **changes: Any) -> ExtraDay:
        """
        The same value with other fields.
        """
    @property
    def title(self, /) -> LocalizedText | None:
        """
        Why.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """

@disjoint_base
class Frequency:
    """
    How often a running plan pays.

    >>> import bevilling as bv
    >>> bv.Frequency.Monthly(31).to_json()
    '{"monthly":{"day":31}}'
    >>> bv.Frequency.EveryMonths(months=3, day=1).to_json(), bv.Frequency.EveryWeeks(4).to_json()
    ('{"every_months":{"months":3,"day":1}}', '{"every_weeks":{"weeks":4}}')
    """
    def __copy__(self, /) -> Frequency: ...
    def __deepcopy__(self, /, _memo: Any) -> Frequency: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __reduce__(self, /) -> tuple[Any, tuple[Any, ...]]: ...
    def __repr__(self, /) -> str: ...
    @staticmethod
    def from_json(text: str) -> Frequency:
        """
        The value of a JSON text, such as `to_json` writes; `bevilling.JsonError` for any other.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """
    @final
    class Daily(Frequency):
        """
        Every day.
        """
        __match_args__: Final = ()
        def __new__(cls, /) -> Frequency.Daily: ...
    @final
    class EveryMonths(Frequency):
        """
        Once in every so many calendar months.
        """
        __match_args__: Final = ("months", "day", "in_arrears")
        def __new__(cls, /, months: int, day: int, in_arrears: bool = ...) -> Frequency.EveryMonths: ...
        @property
        def day(self, /) -> int:
            """
            The day; in a month that is too short, its last day.
            """
        @property
        def in_arrears(self, /) -> bool:
            """
            Whether it is paid in the last of these months, rather than in the first.
            """
        @property
        def months(self, /) -> int:
            """
            How many months, 1 to 12: 3 for quarterly, 6 for half-yearly, 12 for yearly.
            """
    @final
    class EveryTwoWeeks(Frequency):
        """
        Every fourteen days, from the first day.
        """
        __match_args__: Final = ()
        def __new__(cls, /) -> Frequency.EveryTwoWeeks: ...
    @final
    class EveryWeeks(Frequency):
        """
        Every so many weeks, from the first day.
        """
        __match_args__: Final = ("weeks",)
        def __new__(cls, /, weeks: int) -> Frequency.EveryWeeks: ...
        @property
        def weeks(self, /) -> int:
            """
            How many weeks, 1 to 52.
            """
    @final
    class Monthly(Frequency):
        """
        Once in every calendar month.
        """
        __match_args__: Final = ("day",)
        def __new__(cls, /, day: int) -> Frequency.Monthly: ...
        @property
        def day(self, /) -> int:
            """
            The day; in a month that is too short, its last day.
            """
    @final
    class Weekly(Frequency):
        """
        Every seven days, from the first day.
        """
        __match_args__: Final = ()
        def __new__(cls, /) -> Frequency.Weekly: ...

@final
class Gap:
    """
    Where a day without a value lies: between which pieces.

    >>> import bevilling as bv
    >>> from datetime import date
    >>> dated = bv.dates.DatedAmounts([bv.dates.TimelineEntry(to=date(2026, 1, 1), value=410)])
    >>> dated.gap_at(date(2026, 2, 1)).last_day_with_value
    datetime.date(2025, 12, 31)
    """
    @property
    def after(self, /) -> TimelineEntry | None:
        """
        The first piece after the day.
        """
    @property
    def before(self, /) -> TimelineEntry | None:
        """
        The last piece before the day.
        """
    @property
    def last_day_with_value(self, /) -> _date | None:
        """
        The last day before it that has a value.
        """
    @property
    def next_day_with_value(self, /) -> _date | None:
        """
        The first day after it that has a value.
        """

@final
class Holiday:
    """
    A holiday that returns every year.

    >>> import bevilling as bv
    >>> good_friday = bv.dates.HolidayRule.Easter(-2)
    >>> bv.dates.Holiday(title=bv.LocalizedText("Langfredag"), rule=good_friday).rule.days
    -2
    """
    def __copy__(self, /) -> Holiday: ...
    def __deepcopy__(self, /, _memo: Any) -> Holiday: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __getnewargs_ex__(self, /) -> tuple[tuple[Any, ...], dict[str, Any]]: ...
    def __hash__(self, /) -> int: ...
    def __new__(cls, /, *, title: LocalizedText, rule: HolidayRule, valid: Validity = ...) -> Holiday: ...
    def __repr__(self, /) -> str: ...
    @staticmethod
    def from_json(text: str) -> Holiday:
        """
        The value of a JSON text, such as `to_json` writes; `bevilling.JsonError` for any other.
        """
    def replace(self, /, **changes: Any) -> Holiday:
        """
        The same value with other fields.
        """
    @property
    def rule(self, /) -> HolidayRule:
        """
        Its day.
        """
    @property
    def title(self, /) -> LocalizedText:
        """
        Its name.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """
    @property
    def valid(self, /) -> Validity:
        """
        When it is one: a holiday that falls on a day outside this is none.
        """

@disjoint_base
class HolidayRule:
    """
    On which day of a year a holiday falls.

    >>> import bevilling as bv
    >>> bv.dates.HolidayRule.Fixed(month=12, day=25).to_json()
    '{"fixed":{"month":12,"day":25}}'
    """
    def __copy__(self, /) -> HolidayRule: ...
    def __deepcopy__(self, /, _memo: Any) -> HolidayRule: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __reduce__(self, /) -> tuple[Any, tuple[Any, ...]]: ...
    def __repr__(self, /) -> str: ...
    @staticmethod
    def from_json(text: str) -> HolidayRule:
        """
        The value of a JSON text, such as `to_json` writes; `bevilling.JsonError` for any other.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """
    @final
    class Easter(HolidayRule):
        """
        So many days after Easter Sunday; negative before it. From -80 to 250, which stays within the year.
        """
        __match_args__: Final = ("days",)
        def __new__(cls, /, days: SupportsIndex) -> HolidayRule.Easter: ...
        @property
        def days(self, /) -> int: ...
    @final
    class Fixed(HolidayRule):
        """
        The same date every year.
        """
        __match_args__: Final = ("month", "day")
        def __new__(cls, /, month: SupportsIndex, day: SupportsIndex) -> HolidayRule.Fixed: ...
        @property
        def day(self, /) -> int:
            """
            The day of the month.
            """
        @property
        def month(self, /) -> int:
            """
            The month, 1 to 12.
            """

@disjoint_base
class InForce:
    """
    Whether something is in force on a day, and if not, the day that explains it.

    >>> import bevilling as bv
    >>> from datetime import date
    >>> bv.Validity(to=date(2024, 1, 1)).on(date(2024, 1, 1))
    InForce.Ended(last_day=datetime.date(2023, 12, 31))
    >>> bv.Validity(to=date(2024, 1, 1)).on(date(2023, 12, 31)).is_yes()
    True
    """
    def __copy__(self, /) -> InForce: ...
    def __deepcopy__(self, /, _memo: Any) -> InForce: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __reduce__(self, /) -> tuple[Any, tuple[Any, ...]]: ...
    def __repr__(self, /) -> str: ...
    def is_yes(self, /) -> bool:
        """
        Whether it is in force.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """
    @final
    class Ended(InForce):
        """
        No longer in force.
        """
        __match_args__: Final = ("last_day",)
        def __new__(cls, /, last_day: _date) -> InForce.Ended: ...
        @property
        def last_day(self, /) -> _date:
            """
            The last day it was.
            """
    @final
    class NotYet(InForce):
        """
        Not in force yet.
        """
        __match_args__: Final = ("from_",)
        def __new__(cls, /, from_: _date) -> InForce.NotYet: ...
        @property
        def from_(self, /) -> _date:
            """
            The first day it will be.
            """
    @final
    class Yes(InForce):
        """
        In force.
        """
        __match_args__: Final = ()
        def __new__(cls, /) -> InForce.Yes: ...

@final
class Month:
    """
    A calendar month, `2026-01` as text.

    >>> import bevilling as bv
    >>> str(bv.dates.Month(2026, 1)), bv.dates.Month(2026, 1).text("en")
    ('2026-01', 'Jan 2026')
    >>> month = bv.dates.Month.from_date(bv.dates.parse("2026-02-14"))
    >>> str(month.first_day()), str(month.last_day()), bv.dates.Month.from_number(month.number() + 1)
    ('2026-02-01', '2026-02-28', Month(year=2026, month=3))
    >>> len(bv.dates.Month.of_year(2026))
    12
    """
    def __copy__(self, /) -> Month: ...
    def __deepcopy__(self, /, _memo: Any) -> Month: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __getnewargs_ex__(self, /) -> tuple[tuple[Any, ...], dict[str, Any]]: ...
    def __hash__(self, /) -> int: ...
    def __lt__(self, other: object, /) -> bool: ...
    def __new__(cls, /, year: SupportsIndex, month: SupportsIndex) -> Month: ...
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    def first_day(self, /) -> _date:
        """
        The first day.
        """
    @staticmethod
    def from_date(date: _date) -> Month:
        """
        The month of a day.
        """
    @staticmethod
    def from_json(text: str) -> Month:
        """
        The value of a JSON text, such as `to_json` writes; `bevilling.JsonError` for any other.
        """
    @staticmethod
    def from_number(number: SupportsIndex) -> Month:
        """
        The month so many after January of year 0.
        """
    def last_day(self, /) -> _date:
        """
        The last day.
        """
    @property
    def month(self, /) -> int:
        """
        The month, 1 to 12.
        """
    def number(self, /) -> int:
        """
        How many months after January of year 0 it is.
        """
    @staticmethod
    def of_year(year: SupportsIndex) -> tuple[Month, ...]:
        """
        The months of a year.
        """
    def text(self, /, lang: Literal["da", "en"]) -> str:
        """
        The month in words.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """
    @property
    def year(self, /) -> int:
        """
        The year.
        """

@final
class PaymentCalendar:
    """
    A `Calendar`, ready to be asked.

    >>> import bevilling as bv
    >>> from datetime import date
    >>> calendar = bv.dates.PaymentCalendar(bv.dates.Calendar.denmark())
    >>> calendar.payable_on_or_after(date(2026, 12, 25))
    datetime.date(2026, 12, 28)
    >>> calendar.is_payable(date(2026, 12, 25)), calendar.closed_on(date(2026, 12, 25)).kind
    (False, 'holiday')
    >>> calendar.payable_on_or_before(date(2026, 12, 25)), calendar.adjust(date(2026, 12, 25), "following")
    (datetime.date(2026, 12, 23), datetime.date(2026, 12, 28))
    >>> today = date(2026, 12, 21)
    >>> calendar.earliest_cash_start(today), calendar.cash_start_allowed(today, date(2026, 12, 22))
    (datetime.date(2026, 12, 23), False)
    >>> [str(day) for day in calendar.due_window(date(2026, 12, 30))][-1]
    '2027-01-04'
    >>> bv.dates.PaymentCalendar.from_excluded([today]).is_payable(today)
    False
    """
    def __new__(cls, /, calendar: Calendar) -> PaymentCalendar: ...
    def adjust(self, /, date: _date, adjustment: Literal["as_scheduled", "preceding", "following"]) -> _date | None:
        """
        The day that a payment due on a day moves to.
        """
    def cash_start_allowed(self, /, today: _date, start: _date) -> bool:
        """
        Whether cash can start on a day, decided today.
        """
    def closed_on(self, /, date: _date) -> ClosedReason | None:
        """
        Why nothing is paid out on a day; none where something can be.
        """
    def due_window(self, /, date: _date) -> tuple[_date, ...]:
        """
        The days that the export run for a payable day covers.
        """
    def earliest_cash_start(self, /, today: _date) -> _date | None:
        """
        The first day that cash can start on, decided today.
        """
    @staticmethod
    def from_excluded(dates: Iterable[_date]) -> PaymentCalendar:
        """
        One that is closed on these days alone.
        """
    def is_payable(self, /, date: _date) -> bool:
        """
        Whether something can be paid out on a day.
        """
    def payable_on_or_after(self, /, date: _date) -> _date | None:
        """
        The first payable day from a day on.
        """
    def payable_on_or_before(self, /, date: _date) -> _date | None:
        """
        The last payable day up to a day.
        """

@final
class Period:
    """
    The days from `start` to `end`, both included; without an end it goes on.

    >>> import bevilling as bv
    >>> from datetime import date
    >>> grant = bv.Period(date(2024, 1, 1), date(2024, 12, 31))
    >>> grant.contains(date(2024, 12, 31)), grant.days()
    (True, 366)
    >>> bv.Period.day(date(2024, 5, 1)).days(), grant.intersect(bv.Period.year(2025)) is None
    (1, True)
    """
    def __copy__(self, /) -> Period: ...
    def __deepcopy__(self, /, _memo: Any) -> Period: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __getnewargs_ex__(self, /) -> tuple[tuple[Any, ...], dict[str, Any]]: ...
    def __hash__(self, /) -> int: ...
    def __lt__(self, other: object, /) -> bool: ...
    def __new__(cls, /, start: _date, end: _date | None = None) -> Period: ...
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    def contains(self, /, date: _date) -> bool:
        """
        Whether the day belongs to it.
        """
    @staticmethod
    def day(date: _date) -> Period:
        """
        One day.
        """
    def days(self, /) -> int | None:
        """
        How many days; none where it goes on.
        """
    @property
    def end(self, /) -> _date | None:
        """
        The last day; none where it goes on.
        """
    @staticmethod
    def from_json(text: str) -> Period:
        """
        The value of a JSON text, such as `to_json` writes; `bevilling.JsonError` for any other.
        """
    def intersect(self, /, other: Period) -> Period | None:
        """
        The days of both.
        """
    @property
    def start(self, /) -> _date:
        """
        The first day.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """
    @staticmethod
    def year(year: SupportsIndex) -> Period:
        """
        A calendar year.
        """

@final
class Recurrence:
    """
    The days a plan pays on: a frequency, laid from a first day, without an end.

    >>> import bevilling as bv
    >>> from datetime import date
    >>> monthly = bv.dates.Recurrence(frequency=bv.Frequency.Monthly(31), anchor=date(2026, 1, 1))
    >>> [str(day) for day in monthly.dates(bv.Period(date(2026, 1, 1), date(2026, 3, 31)))]
    ['2026-01-31', '2026-02-28', '2026-03-31']
    >>> monthly.count(bv.Period.year(2026)), str(monthly.nth(1))
    (12, '2026-02-28')
    >>> str(monthly.next_on_or_after(date(2026, 2, 1))), str(monthly.last_on_or_before(date(2026, 2, 1)))
    ('2026-02-28', '2026-01-31')
    """
    def __copy__(self, /) -> Recurrence: ...
    def __deepcopy__(self, /, _memo: Any) -> Recurrence: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __getnewargs_ex__(self, /) -> tuple[tuple[Any, ...], dict[str, Any]]: ...
    def __hash__(self, /) -> int: ...
    def __new__(cls, /, *, frequency: Frequency, anchor: _date) -> Recurrence: ...
    def __repr__(self, /) -> str: ...
    @property
    def anchor(self, /) -> _date:
        """
        The first day of the plan: itself the first occurrence, but for monthly plans, whose first is the
        first due day on or after it.
        """
    def count(self, /, window: Period) -> int:
        """
        How many there are within a period, without walking them.
        """
    def dates(self, /, window: Period) -> tuple[_date, ...]:
        """
        The occurrences within a period; `DateError` where they are more than are listed at once, as without an end.
        """
    @property
    def frequency(self, /) -> Frequency:
        """
        How often.
        """
    @staticmethod
    def from_json(text: str) -> Recurrence:
        """
        The value of a JSON text, such as `to_json` writes; `bevilling.JsonError` for any other.
        """
    def last_on_or_before(self, /, date: _date) -> _date | None:
        """
        The last occurrence on a day or before it.
        """
    def next_on_or_after(self, /, date: _date) -> _date | None:
        """
        The first occurrence on a day or after it.
        """
    def nth(self, /, number: SupportsIndex) -> _date | None:
        """
        The occurrence of a number, from 0.
        """
    def replace(self, /, **changes: Any) -> Recurrence:
        """
        The same value with other fields.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """

@final
class TimelineEntry:
    """
    One amount and the days it holds on, `[from_, to)`.

    >>> import bevilling as bv
    >>> from datetime import date
    >>> bv.dates.TimelineEntry(from_=date(2026, 1, 1), value=410).value
    Decimal('410')
    >>> bv.dates.TimelineEntry(from_=date(2026, 1, 1), value=410).validity().contains(date(2025, 12, 31))
    False
    """
    def __copy__(self, /) -> TimelineEntry: ...
    def __deepcopy__(self, /, _memo: Any) -> TimelineEntry: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __getnewargs_ex__(self, /) -> tuple[tuple[Any, ...], dict[str, Any]]: ...
    def __hash__(self, /) -> int: ...
    def __new__(cls, /, *, from_: _date | None = ..., to: _date | None = ..., value: Decimal | int) -> TimelineEntry: ...
    def __repr__(self, /) -> str: ...
    @property
    def from_(self, /) -> _date | None:
        """
        The first day; absent for "since ever".
        """
    def replace(self, /, **changes: Any) -> TimelineEntry:
        """
        The same value with other fields.
        """
    @property
    def to(self, /) -> _date | None:
        """
        The first day no longer; absent for "for ever".
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """
    def validity(self, /) -> Validity:
        """
        The days it holds on.
        """
    @property
    def value(self, /) -> Decimal:
        """
        The value on these days.
        """

@final
class Validity:
    """
    In force on every day of `[from_, to)`: from `from_`, until the day before `to`. An absent end has no bound.

    >>> import bevilling as bv
    >>> from datetime import date
    >>> bv.Validity(from_=date(2024, 1, 1)).contains(date(2023, 12, 31))
    False
    >>> before, after = bv.Validity(to=date(2024, 1, 1)), bv.Validity.covering(bv.Period(date(2024, 1, 1)))
    >>> before.overlaps(after), before.intersect(after) is None, str(before.last_day())
    (False, True, '2023-12-31')
    >>> after.on(date(2023, 12, 31)).is_yes(), after.is_valid(), bv.Validity().is_always()
    (False, True, True)
    """
    def __copy__(self, /) -> Validity: ...
    def __deepcopy__(self, /, _memo: Any) -> Validity: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __getnewargs_ex__(self, /) -> tuple[tuple[Any, ...], dict[str, Any]]: ...
    def __hash__(self, /) -> int: ...
    def __new__(cls, /, *, from_: _date | None = ..., to: _date | None = ...) -> Validity: ...
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    def contains(self, /, date: _date) -> bool:
        """
        Whether it is in force on a day.
        """
    @staticmethod
    def covering(period: Period) -> Validity:
        """
        The days of a period, half-open.
        """
    @property
    def from_(self, /) -> _date | None:
        """
        The first day in force.
        """
    @staticmethod
    def from_json(text: str) -> Validity:
        """
        The value of a JSON text, such as `to_json` writes; `bevilling.JsonError` for any other.
        """
    def intersect(self, /, other: Validity) -> Validity | None:
        """
        The days of both.
        """
    def is_always(self, /) -> bool:
        """
        Whether it has no bound.
        """
    def is_valid(self, /) -> bool:
        """
        Whether there is a day in it.
        """
    def last_day(self, /) -> _date | None:
        """
        The last day in force; none where there is no bound.
        """
    def on(self, /, date: _date) -> InForce:
        """
        Whether it is in force on a day, and if not, the day that explains it.
        """
    def overlaps(self, /, other: Validity) -> bool:
        """
        Whether they share a day.
        """
    def replace(self, /, **changes: Any) -> Validity:
        """
        The same value with other fields.
        """
    @property
    def to(self, /) -> _date | None:
        """
        The first day no longer in force.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """

def age_on(birth: _date, on: _date) -> int | None:
    """
    The age in full years on a day; none before the birth.

    >>> import bevilling as bv
    >>> from datetime import date
    >>> bv.dates.age_on(date(2014, 5, 2), date(2026, 5, 1))
    11
    """

def date_of_age(birth: _date, years: SupportsIndex) -> _date | None:
    """
    The day on which somebody reaches an age of `years`; none beyond the last day there is.

    >>> import bevilling as bv
    >>> from datetime import date
    >>> bv.dates.date_of_age(date(2014, 5, 2), 18)
    datetime.date(2032, 5, 2)
    """

def easter(year: SupportsIndex) -> _date | None:
    """
    Easter Sunday of a year; none where it is no day of the calendar.

    >>> import bevilling as bv
    >>> bv.dates.easter(2026)
    datetime.date(2026, 4, 5)
    """

def parse(text: str) -> _date:
    """
    Reads a date written as `YYYY-MM-DD`; `DateError` for anything else.

    >>> import bevilling as bv
    >>> bv.dates.parse("2026-01-31")
    datetime.date(2026, 1, 31)
    """
