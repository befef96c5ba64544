### Everything the library says to people, in English.
###
### Messages of faults are named area-code; those of checks check-code, the outcome as attribute.
### DATE($day) writes a date out, DAYS($period) a period, AMOUNT($kroner) an amount.
### What can stand within a line starts in lower case and has no full stop.

## Dates, numbers and lists

amount = DKK { $number }
date = { $day } { $month } { $year }
month = { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
  }
short-month = { $month ->
    [1] Jan
    [2] Feb
    [3] Mar
    [4] Apr
    [5] May
    [6] Jun
    [7] Jul
    [8] Aug
    [9] Sep
    [10] Oct
    [11] Nov
   *[12] Dec
  }
days =
    .both = { $first } to { $last }
    .from = from { $first }
    .until = until { $last }
    .always = always
list =
    .and = { $most } and { $last }
    .or = { $most } or { $last }
    .others = { $count ->
        [one] 1 other
       *[other] { $count } others
      }

## Names and values

named = { $title } ({ $id })
unknown = “{ $id }”
role =
    .main = main activity
    .supplementary = supplementary activity
proposal = { $activity } as { $role } under { $section }
    .main = to the main activity { $name }
    .provider = provider { $name }
fact = { $dimension }: { $value }
value =
    .yes = yes
    .no = no
    .step = step { $step }
    .age = { $years ->
        [one] 1 year
       *[other] { $years } years
      }
    .missing = not stated

## Conditions

condition =
    .at-least = at least { $value }
    .below = below { $value }
    .not = not { $part }
    .either = either { $parts }
    .nothing = no possible value
    .anything = without conditions
required =
    .value = required: { $value }
    .condition = required: { $condition }
    .listed = { $facts } – { $required }
    .closed = nothing can be granted here

## Decisions

decision =
    .allowed = May be granted
    .unknown = Cannot be decided, as information is missing
    .refused = May not be granted
verdict = { $decision }: { $proposal } (as of { $date })
    .refusals = Not met:
    .open = Cannot be assessed yet:
    .questions = Please state:
    .met = In order: { $checks }
question = { $question } ({ $answers })

check-section-known =
    .unmet = the rule book has no section { $section }
check-law-in-force =
    .met = { $law } is in force
    .not-yet-in-force = { $law } is not in force until { $from }
    .ended = { $law } is no longer in force; its last day was { $last }
check-section-in-force =
    .met = { $section } is in force
    .not-yet-in-force = { $section } is not in force until { $from }
    .ended = { $section } is no longer in force; its last day was { $last }
check-section-condition =
    .met = { $facts }
    .unmet = { $facts } – { $required }, cf. { $section }
    .fact-missing = { $facts } – { $required }, cf. { $section }
    .closed = nothing is granted under { $section }
check-fact-required =
    .met = { $fact } stated
    .fact-missing = { $fact } is not stated
check-activity-type-known =
    .unmet = the rule book has no activity { $activity }
check-activity-type-in-force =
    .met = activity { $activity } is valid
    .not-yet-in-force = { $activity } may not be granted until { $from }
    .ended = { $activity } may no longer be granted; the last day was { $last }
check-activity-type-condition =
    .met = { $facts }
    .unmet = { $facts } – { $required } for { $activity }
    .fact-missing = { $facts } – { $required } for { $activity }
    .closed = { $activity } is not granted
check-offered-as-main =
    .met = { $activity } may be granted as main activity under { $section }
    .unmet = { $activity } may not be granted as main activity under { $section }
    .not-yet-in-force = { $activity } may not be granted as main activity under { $section } until { $from }
    .ended = { $activity } may no longer be granted as main activity under { $section }; the last day was { $last }
check-offered-as-supplementary =
    .met = { $activity } may be granted as supplementary activity under { $section }
    .unmet = { $activity } may not be granted as supplementary activity under { $section }
    .not-yet-in-force = { $activity } may not be granted as supplementary activity under { $section } until { $from }
    .ended = { $activity } may no longer be granted as supplementary activity under { $section }; the last day was { $last }
check-offer-condition =
    .met = { $facts }
    .unmet = { $facts } – { $required } for { $activity } under { $section }
    .fact-missing = { $facts } – { $required } for { $activity } under { $section }
    .closed = { $activity } is not granted under { $section }
check-main-known =
    .unmet = the rule book has no main activity { $main }
check-main-offered =
    .met = { $main } may be the main activity
    .unmet = { $main } may not be main activity under { $section }
    .not-yet-in-force = { $main } may not be main activity under { $section } until { $from }
    .ended = { $main } may no longer be main activity under { $section }; the last day was { $last }
check-allowed-for-main =
    .met = { $activity } may hang on { $main }
    .unmet = { $activity } may not hang on { $main }, only on { $mains }
check-provider-known =
    .unmet = the rule book has no provider { $provider }
check-provider-in-force =
    .met = { $provider } may be chosen
    .not-yet-in-force = { $provider } may not be chosen until { $from }
    .ended = { $provider } may no longer be chosen; the last day was { $last }
check-provider-agreed =
    .met = { $provider } has an agreement on { $activity }
    .unmet = { $provider } has no agreement on { $activity }
    .not-yet-in-force = { $provider } has no agreement on { $activity } until { $from }
    .ended = { $provider } no longer has an agreement on { $activity }; the last day was { $last }

## Alternatives

alternatives =
    .sections = The same activity may be granted under:
    .activity-types = Under the same section may be granted:
    .mains = The activity may hang on another main activity:
    .providers = The activity may be delivered by:
    .facts = It could be granted, were the case placed so:
    .from = It may be granted, at the earliest, from:
    .change = { $dimension }: { $would_be } (now: { $is })
    .unknown = { $name } (information is missing)
    .more = and { $count } more
    .none = There are no near alternatives.

## Options

options = { $count ->
    [0] Nothing may be granted as of { $date }
    [one] 1 section may be used as of { $date }:
   *[other] { $count } sections may be used as of { $date }:
  }
    .no-activities = (no activities in the rule book)
    .supplementary = Supplementary activities:
    .provider = { $rank }. { $name }
    .any-provider = Any provider may be chosen
    .no-provider = No provider has an agreement
    .no-price = no agreed price
    .quality = quality { $quality } of 5
    .free = { $free ->
        [0] full
        [one] 1 free place
       *[other] { $free } free places
      }
    .refused = May not be granted:
per-unit =
    .hour = { $price } per hour
    .day = { $price } per day
    .week = { $price } per week
    .month = { $price } per month
    .year = { $price } per year
    .each = { $price } each
rank =
    .room = full, unlike no. { $rank }
    .price = dearer than no. { $rank }
    .no-price = no price to compare with no. { $rank }
    .other-unit = priced in another unit than no. { $rank }
    .quality = lower quality than no. { $rank }
    .no-quality = quality not assessed, unlike no. { $rank }
    .free-capacity = fewer free places than no. { $rank }

## Faults

suggestion = did you mean `{ $name }`?

# The rule book
rule-book-json-syntax = this is not JSON: { $reason }
rule-book-missing-key = the key `{ $key }` is missing

# The facts of a case
fact-unknown-fact = the rule book has no fact `{ $fact }`
fact-fact-not-in-domain = `{ $value }` is not a possible value of `{ $fact }`; possible values: { $allowed }
fact-derived-fact = `{ $fact }` is derived from `{ $of }`; state that instead

# Columns of facts
column-column-length = the column has { $length } rows; { $expected } were expected
column-unknown-column = the rule book has no fact `{ $column }`
column-derived-column = `{ $column }` is derived from `{ $of }`; give that instead
column-column-value-not-in-domain = `{ $value }` is not a possible value of the fact
column-column-value-no-date = `{ $days }` days from 1 January 1970 is not a date

# Dates
date-not-a-date = `{ $text }` is not a date; write `YYYY-MM-DD`, such as `2026-01-31`
date-year-out-of-range = year `{ $year }` is not between 1 and 9999
date-end-before-start = the period ends on { DATE($end) }, before it starts on { DATE($start) }
date-interval-empty = no day is from { DATE($from) } and before { DATE($to) }
date-pieces-overlap = the days { DAYS($piece) } overlap { DAYS($other) }
date-day-of-month-out-of-range = `{ $day }` is not a day of the month, 1 to 31
date-no-such-day = no year has a day `{ $day }` of month `{ $month }`
date-easter-offset-out-of-range = `{ $offset }` days from Easter is not between -80 and 250
date-export-date-not-payable = nothing is paid out on { DATE($date) }; the nearest day is { DATE($nearest) }
date-no-payable-day = no day within a year of { DATE($date) } is a pay day

# Amounts
money-not-an-amount = `{ $text }` is not an amount; write digits with a point for decimals, such as `1234.50`
money-too-many-digits = `{ $text }` has more than 28 digits
money-amount-too-large = `{ $text }` is too large an amount
money-fraction-of-oere = `{ $amount }` has a fraction of an øre
