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
    .until = up to and including { $last }
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
    .met = { $activity } is a main activity under { $section }
    .unmet = { $activity } may not be granted as main activity under { $section }
    .not-yet-in-force = { $activity } may not be granted as main activity under { $section } until { $from }
    .ended = { $activity } may no longer be granted as main activity under { $section }; the last day was { $last }
check-offered-as-supplementary =
    .met = { $activity } is a supplementary activity under { $section }
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

## Overview of costs

preview = Costs as of { $date }
    .status = Status
    .status-granted = Granted
    .status-draft = Draft
    .status-expected = Expected
    .section = Section
    .activity = Activity
    .supplementary = + { $name }
    .provider = Provider
    .payments = Payments
    .kroner = { $name } (DKK)
    .full-year = Full year
    .unknown = unknown
    .month = Month
    .granted = Granted, total
    .expected = Expected, total
    .decision = Of which this decision
    .replaced = An expected change replaces some of the granted payments; they are not part of what is expected.
    .carried-on = From { $date } on, some prices are not known and are carried on.
    .settled = “{ $activity }” was paid in advance at another price: { $what }

## Pauses

pause = { $days } ({ $reason }): { $paid }
    .of = “{ $activity }” is paused { $what }
    .nothing = nothing is paid
    .share = { $percent }% of the price is paid
    .hospital = stay in hospital
    .holiday = holiday
    .respite = respite care
    .with-note = { $reason }: { $note }

## The import from OS2bos

report =
    .carried = Carried:
    .kind = { WORD($kind) }
    .not-carried = Not carried:
    .carried-otherwise = Carried otherwise:
    .assumed = Assumed:
    .more = … and { $count } more like these

## The life of a case

overview = Costs of the case as of { $date }
    .of-year = { $name } { $year }
    .granted = Granted
    .expected = Expected
    .paid = Paid
    .all = All years
    .case = The whole case
    .appropriation = Appropriation { $id }
    .change = ↳ { $name }
    .replaced = Replaced
    .annulled = annulled
    .account = Account
    .next-payment = Next payment
    .amount = Amount
    .ends = { $activity } ends { $date }
due = Payments due on { $date }, through { $last }
    .of-day = Payments due on { $date }
    .nothing = Nothing is due.
    .case = Case
    .day = Day
    .covers = Covers
    .reference = Reference
    .recipient = Recipient
    .action = To do
    .note = Note
    .adjustment = { $name }, settlement { $number }
    .pay-out = pay out
    .send-to-payroll = send to payroll
    .transfer-internally = transfer internally
    .await-invoice = await invoice
    .late = late
    .held = held: { $reason }
    .price-not-known = the price is not known
    .paid = { $amount } paid already
    .credited = { $amount } credited
    .deducted = { $amount } set off
    .sum = { $action }: { $amount }, { $count ->
        [one] 1 payment
       *[other] { $count } payments
      }
household = Costs of the household as of { $date }
    .case = Case
    .all = The whole household
net =
    .gross = Cost
    .income = Income
    .reimbursement = Reimbursement
    .net = Net
own-fact =
    .paying-municipality = Paying municipality
    .acting-municipality = Acting municipality
    .residence-municipality = Municipality of residence
    .household = Household
event = { $date }, { $actor }: { $what }
    .details = { $said }: { $details }
    .opened = case { $case } opened
    .imported = case { $case } taken over as it stood, with { $count ->
        [one] 1 activity
       *[other] { $count } activities
      }
    .facts-set = facts from { $date }
    .fact = { $name }: { $value }
    .fact-gone = no longer known
    .fact-strange = a value that the rule book does not know
    .appropriation-set = appropriation { $appropriation } under { $section }
    .appropriation-begun = appropriation { $appropriation } begun
    .drafted = draft
    .expected = expected
    .expected-change = expected change of { $activity }
    .amended = amended
    .removed = { $activity } removed
    .granted = { $activities } granted { $approval }
    .extended = { $activity } extended { $approval }
    .shortened = { $activity } shortened ({ $reason })
    .stopped = { $activity } stopped ({ $reason })
    .renewed = payments carried on
    .recalculated = payments recalculated ({ $reason })
    .settled = settled: { $cause }
    .settled-activity = { $activity }: { $what }
    .settled-waived = { $what }, waived { $approval }: { $reason }
    .settled-set-off = { $what }, deducted from the payments on { $first } to { $last }
    .settled-deducted = { $what }, deducted from the payment on { $date }
    .corrected = { $activity } corrected retroactively, { $approval }: { $reason }
    .annulled = grant of { $activity } annulled: { $reason }
    .falls-away = { $activity } no longer runs
    .paused = { $activity } paused { $what }
    .resumed = pause “{ $pause }” of { $activity } undone from its first day ({ $reason })
    .resumed-on = pause “{ $pause }” of { $activity } ends; it is paid again from { $date } ({ $reason })
    .invoice-registered = invoice { $invoice } registered
    .invoice-line = line { $line } of { $amount }: { $outcome }
    .invoice-line-part = line { $line } of { $amount } pays a part: { $outcome }
    .invoice-line-open = line { $line } of { $amount } pays nothing: { $outcome } ({ $why })
    .payment-entered = payment entered
    .paid = the payment of { $date } of { $activity } is paid: { $paid }
    .paid-on = { $amount } on { $date }
    .not-paid = not paid
    .payment-corrected = the payment of { $date } of { $activity } corrected from { $before } to { $after } ({ $reason })
    .adjustment-paid = settlement { $number } of { $activity } is paid: { $paid }
    .adjustment-corrected = settlement { $number } of { $activity } corrected from { $before } to { $after } ({ $reason })
    .income-set = income { $income } stated: { $kind }, appropriation { $appropriation }, { $days }
    .income-removed = income { $income } removed: { $reason }
    .income-claimed = income { $income } of { $date } claimed: { $amount }
    .income-received = income { $income } of { $date } received: { $received }
    .income-corrected = the claim of income { $income } of { $date } corrected from { $before } to { $after }: { $reason }
    .income-claim = { $amount } claimed, { $received } received
    .income-withdrawn = nothing claimed
    .annotated = note: { $text }
    .annotated-activity = note on { $activity }: { $text }
    .annotated-payment = note on the payment of { $date } of { $activity }: { $text }
    .closed = case closed ({ $reason })
    .reopened = case reopened ({ $reason })
    .approval = at level { $level } by { $approver }
    .approval-of-two = at level { $level } by { $approver } and { $second }
    .runs = { $activity } { $days }
    .replaced = { $activity } replaced by { $by }
    .payments-added = { $count ->
        [one] 1 new payment of { $total }
       *[other] { $count } new payments of { $total } in all
      }
    .payments-removed = { $count ->
        [one] 1 payment of { $total } lapses
       *[other] { $count } payments of { $total } in all lapse
      }
    .payments-repriced = { $count ->
        [one] 1 payment changed to { $total }
       *[other] { $count } payments changed to { $total } in all
      }
income = Income
    .parents-payment = Parents' payment
    .own-payment = Own payment
    .other-municipality = Other municipality
    .other = Other income
    .expected = Expected
    .claimed = Claimed
    .received = Received
    .next = Next claim
    .all = All income
    .named = { $title } ({ $id })
notice =
    .internal = to internal settlement
    .cash = to finance, cash
    .payroll = to payroll
    .invoice = to finance, invoice to come
    .payment = { $system }: { $count ->
        [one] { $total } for { $activity } on { $first }
       *[other] { $count } payments of { $total } in all for { $activity }, { $first } to { $last }
      }
    .reversal = { $system }: { $count ->
        [one] { $total } for { $activity } on { $first } reversed
       *[other] { $count } payments of { $total } in all for { $activity }, { $first } to { $last }, reversed
      }
    .back-payment = { $system }: back-payment of { $total } for { $activity } on { $date }
    .claim = { $system }: claim of { $total } for { $activity } on { $date }
    .set-off = { $system }: claim of { $total } for { $activity }, { $date }, deducted from { $count ->
        [one] 1 payment
       *[other] { $count } payments
      }
    .carried-on = { $line } ({ $count ->
        [one] 1 price
       *[other] { $count } prices
      } only carried on from the last one known)
    .adjustment-reversal = { $line }, reversed
    .income = Claim: { $amount } from { $payer }, income { $income } of { $date }
    .income-reversal = Claim withdrawn: { $amount } from { $payer }, income { $income } of { $date }
    .rebooking = { $system }: amounts of { $activity } move between accounts on { $date }
    .journal = to the journal: decision on { $activities }
    .statistics = to statistics: { $activity } { $days }
    .statistics-gone = to statistics: { $activity } was cancelled
timeline = The life of the case { $first }–{ $last }
    .year = The life of the case { $year }
    .event-granted = Grant
    .event-changed = Changed or stopped
    .event-recalculated = Recalculated
    .event-settled = Settled
    .event-invoice = Invoice
    .event-facts = New facts
    .event-case = Opened or closed
    .overpaid = Overpaid
    .back-paid = Back-paid
    .late = Due, not paid
    .draft = Draft
    .cut = Cut short or replaced
    .paused = Paused
    .today = today
    .events = Events
    .more = … and { $count } more
    .empty = No activities
    .main = { $name }
    .activity = { $name }: { $status }, { $days }
    .with-pauses = { $name }, paused { $days }

## Charts

chart =
    .months = Cost by month { $first }–{ $last }
    .household = Cost of the household by month { $first }–{ $last }
    .years = Cost by year
    .granted = Granted
    .expected = Expected
    .paid = Paid
    .unpaid = Granted, not paid
    .before = Before changes
    .total = { $name }: { $total }
    .empty = No payments in the period
    .kroner = DKK
    .millions = DKK million
    .billions = DKK billion
    .statistical = Foreseen by statistics

## Faults

suggestion = did you mean `{ $name }`?

# The rule book
rule-book-unreadable-file = `{ $file }` cannot be read: { $reason }
rule-book-empty-folder = `{ $folder }` has no file whose name ends in `.json`
rule-book-too-large = the size { $size } is beyond the limit of { $limit }
rule-book-json-syntax = this is not JSON: { $reason }
rule-book-too-deep = more than { $limit } levels within each other
rule-book-duplicate-key = the key `{ $key }` is written twice
rule-book-unknown-key = there is no key `{ $key }` here
rule-book-missing-key = the key `{ $key }` is missing
rule-book-wrong-type = this is a { WORD($found) }; expected: { WORD($expected) }
rule-book-unknown-value = `{ $value }` is not one of: { $expected }
rule-book-not-one-key = this has { $count } keys; expected exactly one of: { $expected }
rule-book-invalid-value = { WORD($reason) }
rule-book-stated-twice = `{ $key }` is stated by { $first } already
rule-book-unknown-format = format `{ $format }` is not known; this library reads format 1
rule-book-out-of-range = `{ $value }` is not between { $min } and { $max }
rule-book-id-malformed = `{ $id }` is not a name: it is empty, or has blanks around it or control characters in it
rule-book-duplicate-id = `{ $id }` is already the name of { $first }
rule-book-title-empty = this text is empty
rule-book-unknown-law = there is no law `{ $id }`
rule-book-unknown-section = there is no section `{ $id }`
rule-book-unknown-activity-type = there is no activity type `{ $id }`
rule-book-unknown-category = there is no category `{ $id }`
rule-book-unknown-reimbursement = there is no reimbursement scheme `{ $id }`
rule-book-unknown-provider = there is no provider `{ $id }`
rule-book-unknown-dimension = there is no dimension `{ $id }`
rule-book-unknown-condition = there is no condition `{ $id }`
rule-book-too-many-dimensions = { $count } dimensions are more than { $limit }
rule-book-too-many-cells = conditions divide `{ $dimension }` into { $count } parts, more than { $limit }
rule-book-empty-domain = `{ $dimension }` can have no value
rule-book-bounds-inverted = the lowest value { $min } is above the highest, { $max }
rule-book-age-not-of-date = `{ $dimension }` is an age, and `{ $of }` is not a date
rule-book-rate-by-unknown-age = rate `{ $rate }` depends on the age, and the rule book has no age
rule-book-ages-not-rising = the age { $age } is not above the one before, { $before }
rule-book-value-not-in-domain = `{ $dimension }` is never `{ $value }`
rule-book-not-ordered = the values of `{ $dimension }` have no order to compare by
rule-book-not-comparable = `{ $dimension }` is a date; conditions can look at an age derived from it, not at the date
rule-book-condition-cycle = these conditions use each other: { $chain }
rule-book-too-many-parts = with the conditions that it uses, this has more than { $limit } parts
rule-book-impossible-condition = no case can meet this condition
rule-book-validity-empty = no day is from { DATE($from) } and before { DATE($to) }
rule-book-never-in-force = this is in force { DAYS($valid) }, and `{ $other }` { DAYS($other_valid) }: never both
rule-book-no-such-day = no year has a day { $day } of month { $month }
rule-book-easter-offset-out-of-range = { $offset } days from Easter is not between -80 and 250
rule-book-offers-overlap = `{ $activity_type }` under `{ $section }` is offered in the same role and at the same time by { $first }
rule-book-prices-overlap = `{ $activity_type }` of `{ $provider }` has a price for the same unit and time in { $first }
rule-book-aliases-overlap = account `{ $account }` with category `{ $category }` has an alias at the same time in { $first }
rule-book-cash-accounts-overlap = another department and kind holds at the same time in { $first }
rule-book-reimbursements-overlap = another reimbursement scheme holds for the same sections at the same time in { $first }; `after` or `beside` says what this one sees of its costs
rule-book-replaces-cycle = these sections replace each other: { $chain }
rule-book-negative = `{ $value }` is below zero
rule-book-too-many-decimals = `{ $value }` has more than two decimals; write kroner and øre, such as `1234.50`
rule-book-limit-cost-without-limit = approval level `{ $level }` says what its limit is about, and has no limit
rule-book-thresholds-not-rising = the threshold { AMOUNT($above) } is not above that of the step before, { AMOUNT($below) }, on { DATE($date) }
rule-book-too-many-reimbursements = { $count } reimbursement schemes are more than { $limit }
rule-book-reimbursement-share = a reimbursement scheme has either `percent` or `steps`
rule-book-reimbursement-order = `{ $id }` must be another scheme, listed before this one and named once in `after` and `beside`
rule-book-reimbursements-exceed-cost = together with `{ $first }` this scheme reimburses up to { $percent } percent of the same cost
rule-book-kle-malformed = `{ $kle }` is not a KLE number, such as `27.24.36`
rule-book-cvr-malformed = `{ $cvr }` is not a CVR number, eight digits
rule-book-supplementary-without-main = supplementary `{ $activity_type }` hangs on no main activity; name some in `to`
rule-book-main-with-main = `{ $activity_type }` is a main activity and hangs on none; remove `to`

# The facts of a case
fact-unknown-fact = the rule book has no fact `{ $fact }`
fact-fact-not-in-domain = `{ $value }` is not a possible value of `{ $fact }`; possible values: { WORD($allowed) }
fact-derived-fact = `{ $fact }` is derived from `{ $of }`; state that instead

# Columns of facts
column-column-length = the column has { $length } rows; { $expected } were expected
column-unknown-column = the rule book has no fact `{ $column }`
column-repeated-column = the column `{ $column }` is given twice
column-derived-column = `{ $column }` is derived from `{ $of }`; give that instead
column-column-value-not-in-domain = `{ $value }` is not a possible value of the fact
column-column-value-no-date = `{ $days }` days from 1 January 1970 is not a date

# Dates
date-not-a-date = `{ $text }` is not a date; write `YYYY-MM-DD`, such as `2026-01-31`
date-year-out-of-range = year `{ $year }` is not between 1 and 9999
date-end-before-start = the period ends on { DATE($end) }, before it starts on { DATE($start) }
date-interval-empty = no day is from { DATE($from) } and before { DATE($to) }
date-pieces-overlap = the days { DAYS($piece) } overlap { DAYS($other) }
date-interval-out-of-range = there cannot be `{ $interval }` weeks or months between payments; give a number from 1 to { $limit }
date-day-of-month-out-of-range = `{ $day }` is not a day of the month, 1 to 31
date-no-such-day = no year has a day `{ $day }` of month `{ $month }`
date-easter-offset-out-of-range = `{ $offset }` days from Easter is not between -80 and 250
date-export-date-not-payable = nothing is paid out on { DATE($date) }; the nearest day is { DATE($nearest) }
date-too-many-dates = these are { $dates } days; at most { $limit } are listed at once, ask for a shorter window
date-no-payable-day = no day within a year of { DATE($date) } is a pay day

# Amounts
money-not-an-amount = `{ $text }` is not an amount; write digits with a point for decimals, such as `1234.50`
money-too-many-digits = `{ $text }` has more than 28 digits
money-amount-too-large = `{ $text }` is too large an amount
money-too-many-decimals = `{ $amount }` has more than two decimals; write kroner and øre, such as `1234.50`
money-fraction-of-oere = `{ $amount }` has a fraction of an øre

# Payment plans
plan-field-invalid = `{ $text }` is not a valid { WORD($field) }; expected { WORD($expected) }
plan-field-required = { WORD($field) } is required
plan-method-not-allowed-for-recipient = a recipient of kind { WORD($recipient) } cannot be paid by { WORD($method) }; allowed: { $allowed }
plan-company-number-invalid = a company number (CVR) is eight digits; this has { $characters } characters or is not digits
plan-frequency-required = a running plan has a frequency
plan-frequency-forbidden = a plan of type { WORD($payment_type) } has no frequency
plan-day-of-month-required = a monthly plan has a day of the month
plan-individual-price-kind-forbidden = an individual plan has no price kind, but payments; got `{ $price_kind }`
plan-individual-amount-forbidden = an individual plan has no amount, but payments; got { AMOUNT($amount) }
plan-individual-day-of-month-forbidden = an individual plan has no day of the month, but payments; got `{ $day }`
plan-individual-units-forbidden = an individual plan has no units, but payments; got `{ $units }`
plan-individual-rate-forbidden = an individual plan has no rate, but payments; got `{ $rate }`
plan-payments-forbidden = a plan of type { WORD($payment_type) } has no payments entered one by one
plan-fixed-amount-required = a fixed price has an amount
plan-fixed-rate-forbidden = a fixed price has no rate; got `{ $rate }`
plan-unit-price-forbidden = a price of kind { WORD($price_kind) } has no unit price
plan-fixed-units-forbidden = a fixed price has no units; got `{ $units }`
plan-per-unit-units-required = a price per unit has units above 0
plan-per-unit-price-required = a price per unit has a unit price
plan-per-unit-rate-forbidden = a price per unit has no rate; got `{ $rate }`
plan-per-unit-amount-forbidden = a price per unit has no amount; got { AMOUNT($amount) }
plan-rate-units-required = a price by rate has units above 0
plan-rate-required = a price by rate has a rate
plan-rate-amount-forbidden = a price by rate has no amount; got { AMOUNT($amount) }
plan-agreed-field-required = an agreed price needs { WORD($field) }
plan-agreed-field-forbidden = an agreed price has no { WORD($field) }; the agreement says what a unit costs
plan-agreement-forbidden = a price of kind { WORD($price_kind) } has no { WORD($field) }; only an agreed price has
plan-too-many-decimals = `{ $amount }` has more than two decimals; write kroner and øre, such as `1234.50`
plan-amount-negative = a payment cannot be below 0; got `{ $amount }`
plan-blank-text = { WORD($field) } is blank; fill it in
plan-unknown-section = there is no section `{ $section }`
plan-unknown-activity-type = there is no activity type `{ $activity_type }`
plan-units-negative = units cannot be below 0; got `{ $units }`
plan-duplicate-payment-date = a plan pays once a day; { DATE($date) } is listed twice
plan-payment-outside-period = the payment on { DATE($date) } is outside the period of its activity, { DAYS($period) }
plan-start-required = an activity has a start, unless it is paid once
plan-end-before-start = the activity ends on { DATE($end) }, before it starts on { DATE($start) }
plan-one-time-payment-date-required = a payment that is made once has a payment date
plan-main-one-time-forbidden = a main activity is not paid once; only supplementary ones are
plan-interval-required = a plan with several weeks or months between payments must give their number
plan-proration-forbidden = a plan paid `{ $schedule }` cannot be prorated by `{ $proration }`
plan-pause-forbidden = only a running plan is paused; pause `{ $pause }` is of a plan that pays once or individually
plan-duplicate-pause = there are two pauses `{ $pause }`
plan-pause-overlaps = pause `{ $pause }` begins on { DATE($start) }, and pause `{ $other }` { $end ->
    [none] has no end
   *[other] ends on { DATE($end) }
}; pauses follow each other
plan-pause-percent-out-of-range = a pause pays from 0 to below 100 percent of the price, with at most four decimals; got { $percent }
plan-pause-outside-period = pause `{ $pause }` { DAYS($days) } has no day in the period of its activity, { DAYS($period) }
plan-covers-from-forbidden = only a plan paid by the month can have a first day that it pays for
plan-monthly-gives-no-payments = a monthly plan on day { $day } has no pay day from { DATE($start) } to { DATE($end) }
plan-cash-start-too-soon = cash cannot be paid out on { DATE($date) }, counted from { DATE($today) }: two payable days are needed{ $earliest ->
    [none] {""}
   *[other] ; the earliest is { DATE($earliest) }
  }
plan-change-has-other-activity-kind = a change of an activity of type `{ $changed }` has that type; got `{ $activity_type }`
plan-unknown-activity = there is no activity `{ $activity }` to change
plan-already-changed = activity `{ $activity }` is already changed by `{ $by }`; an activity has one change
plan-changes-in-circle = the changes of activity `{ $activity }` lead back to itself
plan-supplementary-after-main = supplementary activity `{ $activity }` starts on { DATE($start) }, after the main activity ends on { DATE($end) }
plan-duplicate-activity = there are two activities `{ $activity }`
plan-main-activity-missing = there is no main activity
plan-main-not-granted-yet = the main activity is not granted yet; grant it first, or together
plan-individual-without-payments = activity `{ $activity }` pays individually and has no payments
plan-recipient-missing = activity `{ $activity }` has no recipient
plan-provider-missing = activity `{ $activity }` pays a company and has no provider
plan-changed-not-granted = `{ $activity }` changes `{ $changed }`, which is not granted; grant them in order, or together
plan-grant-in-order = `{ $activity }` changes `{ $changed }`, which takes the place of `{ $replaced }` in the same grant; grant `{ $changed }` first
plan-second-main-activity = an appropriation has one main activity, and this one has `{ $main }`; enter a change of it
plan-role-differs = a change has the role, main or supplementary, of the changed activity `{ $activity }`
plan-duplicate-plan = payment plan `{ $plan }` is that of activity `{ $activity }`
plan-section-differs = section `{ $section }` is not that of appropriation `{ $appropriation }`
plan-appropriation-ambiguous = section `{ $section }` has several appropriations ({ $appropriations }); state which one activity `{ $activity }` belongs to
plan-unknown-agreement = no price is agreed with `{ $provider }` for `{ $activity_type }` in this unit
plan-agreement-not-in-force = no price is agreed with `{ $provider }` for `{ $activity_type }` on { DATE($date) }{ $last_day ->
    [none] {""}
   *[other] ; the last day with a price before it is { DATE($last_day) }
  }{ $next_day ->
    [none] {""}
   *[other] ; the next day with a price is { DATE($next_day) }
  }
plan-price-above-agreed = from { DATE($date) } the price { AMOUNT($price) } is above the agreed { AMOUNT($agreed) }
plan-unknown-rate = there is no rate `{ $rate }`
plan-birth-date-required = rate `{ $rate }` depends on the age; state the birth date
plan-unknown-provider = there is no provider `{ $provider }`
plan-rate-not-in-force = rate `{ $rate }` has no value on { DATE($date) }{ $last_day ->
    [none] {""}
   *[other] ; the last day with a value before it is { DATE($last_day) }
  }{ $next_day ->
    [none] {""}
   *[other] ; the next day with a value is { DATE($next_day) }
  }
plan-price-not-in-force = the price has no value on { DATE($date) }{ $last_day ->
    [none] {""}
   *[other] ; the last day with a value before it is { DATE($last_day) }
  }{ $next_day ->
    [none] {""}
   *[other] ; the next day with a value is { DATE($next_day) }
  }
plan-units-not-in-force = no number of units is stated for { DATE($date) }{ $last_day ->
    [none] {""}
   *[other] ; the last day with one before it is { DATE($last_day) }
  }{ $next_day ->
    [none] {""}
   *[other] ; the next day with one is { DATE($next_day) }
  }
plan-vat-factor-not-in-force = the provider has no VAT factor on { DATE($date) }{ $last_day ->
    [none] {""}
   *[other] ; the last day with a value before it is { DATE($last_day) }
  }{ $next_day ->
    [none] {""}
   *[other] ; the next day with a value is { DATE($next_day) }
  }
plan-amount-too-large = `{ $text }` is too large an amount
plan-plan-too-long = these are { $payments } payments; at most { $limit } are made at once, ask for a shorter window
plan-date-out-of-range = `{ $date }` is not in the years 1 to 9999
plan-no-payment-on-date = the plan has no payment on { DATE($date) }
plan-already-paid = the payment of { DATE($date) } is already paid
plan-paid-with-other-sign = a payment of { AMOUNT($planned) } cannot be paid with { AMOUNT($amount) }: one is money out and the other money in
plan-paid-on-out-of-range = { DATE($paid_on) } is not between { DATE($earliest) } and { DATE($latest) }, when this can have been paid
plan-not-granted = the payment of { DATE($date) } cannot be paid: only granted activities are
plan-part-month-unpaid = { $days ->
    [one] 1 day
   *[other] { $days } days
 } from { DATE($from) } to { DATE($to) } are not paid ({ AMOUNT($amount) } by calendar days): the plan does not pay parts of months
plan-right-ends = from { DATE($date) } there is no longer a right to `{ $activity }`: { $check ->
    [law-in-force] the law `{ $rule }` is no longer in force
    [section-in-force] section `{ $rule }` is no longer in force
    [section-condition] the citizen no longer meets the conditions of section `{ $rule }`
    [activity-type-in-force] the activity `{ $rule }` can no longer be granted
    [activity-type-condition] the citizen no longer meets the conditions of the activity `{ $rule }`
    [offered-as-main] the activity is no longer offered as main activity (`{ $rule }`)
    [offered-as-supplementary] the activity is no longer offered as supplementary activity (`{ $rule }`)
    [offer-condition] the citizen no longer meets the conditions of the offer (`{ $rule }`)
    [main-offered] the main activity is no longer offered (`{ $rule }`)
    [provider-in-force] the provider `{ $rule }` can no longer be chosen
    [provider-agreed] the provider's agreement on the activity is no longer in force (`{ $rule }`)
   *[other] `{ $check }` is no longer met (`{ $rule }`)
 }; the payments from that day on are { AMOUNT($amount) } in all
plan-service-granted-twice = `{ $activity }` and `{ $other }` are the same service by the same provider from { DATE($date) }{ $to ->
    [none] {""}
   *[other] {" "}to { DATE($to) }
 }; `{ $activity }` pays { AMOUNT($amount) } for these days
plan-price-carried-on = the price is known to { DATE($last_known) }; from the payment of { DATE($date) } on it is carried on, { AMOUNT($amount) } in all
plan-person-number-date-impossible = the first six digits of the person's number are not a date; it may be a replacement number
plan-person-number-not-ten-digits = a person's number (CPR) is ten digits

# Payment references
reference-reference-malformed = a payment reference is a date, ten characters for the plan and two check characters: twenty letters and digits, besides separators such as blanks and hyphens; these are { $characters }, or of another form
reference-reference-check-failed = the check characters of the reference do not fit; a character is wrong, or two are exchanged
reference-plan-id-missing = a plan without an id has no payment references
reference-reference-date-out-of-range = { DATE($date) } is not in the years 1900 to 9999, so a payment on that day has no reference

# What a line of an invoice was held against
match-note-reference-found = the text has the reference `{ $reference }`, of the payment of plan `{ $plan }` on { DATE($date) }
match-note-reference-of-no-payment = the reference `{ $reference }` is of plan `{ $plan }` on { DATE($date) }, and the plan has no payment on that day
match-note-reference-unknown = the reference `{ $reference }` belongs to no payment here
match-note-reference-mistyped = the text has what looks like a payment reference, but its check characters do not fit: a character is wrong
match-note-no-reference = the text has no payment reference
match-note-currency-not-kroner = the line is in { $currency }; payments are in Danish kroner (DKK)
match-note-cvr-same = the company { $cvr } is that of the payment
match-note-cvr-differs = the company is { $cvr }; that of the payment is { $expected }
match-note-no-cvr = the line does not say which company it is from
match-note-amount-same = the amount is exactly the { AMOUNT($amount) } left to pay
match-note-amount-within-tolerance = { AMOUNT($amount) } is within { AMOUNT($tolerance) } of the { AMOUNT($expected) } left to pay
match-note-amount-below = { AMOUNT($amount) } is more than { AMOUNT($tolerance) } below the { AMOUNT($expected) } left to pay
match-note-amount-above = { AMOUNT($amount) } is more than { AMOUNT($tolerance) } above the { AMOUNT($expected) } left to pay
match-note-amount-of-other-sign = { AMOUNT($amount) } pays nothing of the { AMOUNT($expected) } left to pay
match-note-part-of-lines = { $count } lines refer to the payment, and together they are exactly the { AMOUNT($expected) } left to pay
match-note-credited-before = { AMOUNT($credited) } of the payment was credited before, so { AMOUNT($expected) } is left to pay
match-note-credit-in-whole = all of the { AMOUNT($amount) } paid of the payment on { DATE($date) } is credited
match-note-credit-in-part = { AMOUNT($amount) } of the { AMOUNT($paid) } paid of the payment on { DATE($date) } is credited
match-note-credit-deducted = { AMOUNT($amount) } is deducted from the payment on { DATE($date) }, which is not paid yet; { AMOUNT($expected) } is left to pay
match-note-credit-above = the credit note of { AMOUNT($amount) } is more than the { AMOUNT($expected) } that can be credited
match-note-credit-fits = the payment on { DATE($date) } has exactly the amount of the credit note
match-note-sum-of-references = the { $count } referenced payments sum to { AMOUNT($expected) }
match-note-sum-of-plan = the { $count } open payments of plan `{ $plan }` in { $month } sum to { AMOUNT($expected) }
match-note-sum-of-run = the { $count } open payments of plan `{ $plan }` from { DATE($first) } to { DATE($last) } sum to exactly { AMOUNT($expected) }
match-note-sum-of-month = the { $count } open payments of the company in { $month } sum to exactly this amount
match-note-covers-day = the payment on { DATE($date) } covers { DAYS($covers) }, and the day of the line is one of these days
match-note-covers-period = the payment on { DATE($date) } covers { DAYS($covers) }, the days that the line states
match-note-period-differs = the line states { DAYS($period) }; the payment on { DATE($date) } covers { DAYS($covers) }
match-note-oldest-open = the oldest open payment of this company and amount is on { DATE($date) }; the days that it covers ended { $days } { $days ->
    [one] day
   *[other] days
 } before that of the line
match-note-nearest-day = the next payment of this company and amount is on { DATE($date) }; the days that it covers begin { $days } { $days ->
    [one] day
   *[other] days
 } after that of the line
match-note-several-fit = { $count } possibilities fit equally well
match-note-paid-before = the payment on { DATE($date) } is paid already
match-note-paid-by-line = the payment on { DATE($date) } is paid by line `{ $line }`
match-note-line-repeated = there is another line `{ $line }`
match-note-nothing-fits = no payment of this company and about this amount covers a day within { $days } days

match-outcome =
    .matched = matched
    .within-tolerance = within tolerance
    .partial = partial payment
    .credited = credited
    .offered = offered
    .deviates = deviates
    .duplicate = duplicate
    .ambiguous = ambiguous
    .unknown = unknown
match-credits = credits { $plan }, { DATE($date) }
match-pays = pays { $plan }, { DATE($date) }: { AMOUNT($left) }
match-candidate = perhaps { $plan }, { DATE($date) }: { AMOUNT($left) }

# Settlement of a price that changes backwards in time
settlement-rate = a change of the rate `{ $name }` was known on { DATE($known) }, in force { DAYS($valid) }
settlement-price = a change of the price of plan `{ $name }` was known on { DATE($known) }, in force { DAYS($valid) }
settlement-vat-factor = a change of the VAT factor of provider `{ $name }` was known on { DATE($known) }, in force { DAYS($valid) }
settlement-agreement = a change of the agreed price `{ $name }` was known on { DATE($known) }, in force { DAYS($valid) }
settlement-pause = pause `{ $pause }` of plan `{ $name }`, or a change of it, was known on { DATE($known) }, in force for payments { DAYS($valid) }
settlement-period = a change of the days of plan `{ $name }` was known on { DATE($known) }, in force for payments { DAYS($valid) }
settlement-back-payment = back-payment of { AMOUNT($amount) } for { $count } { $count ->
    [one] payment
   *[other] payments
 }
settlement-claim = claim of { AMOUNT($amount) } for { $count } { $count ->
    [one] payment
   *[other] payments
 }
settlement-nothing = no difference: the paid amounts are correct
settlement-adjustment = the payment on { DATE($date) }: { AMOUNT($before) } becomes { AMOUNT($after) }, difference { AMOUNT($difference) }
settlement-repriced = { $count } unpaid { $count ->
    [one] payment gets a new price
   *[other] payments get a new price
 }
# Reimbursements
reimbursement-no-reimbursement-scheme = no reimbursement scheme is in force on { DATE($date) }
reimbursement-threshold-not-in-force = the threshold of step { $step } of `{ $scheme }` has no value on { DATE($date) }{ $last_day ->
    [none] {""}
   *[other] ; the last one before holds until { DATE($last_day) }
 }{ $next_day ->
    [none] {""}
   *[other] ; the next one from { DATE($next_day) }
 }
reimbursement-reimbursement-year-out-of-range = year { $year } is not between 1 and 9999
reimbursement-duplicate-case = case `{ $case }` is listed twice, at { $first } and { $second } counted from 0
reimbursement-reimbursement-too-large = the amount `{ $text }` is too large to compute a reimbursement
net-year = { $year }: cost { AMOUNT($gross) }{ $has_income ->
        [yes] , income { AMOUNT($income) }
       *[no] {""}
    }, reimbursement { AMOUNT($reimbursement) }, net { AMOUNT($net) }
net-scheme = reimbursement by { $scheme } ({ $name }): { AMOUNT($reimbursement) }
net-unknown = it is not known whether { $scheme } ({ $name }) is for case { $case }: { $facts } missing
net-case = case { $name }: cost { AMOUNT($gross) }{ $has_income ->
        [yes] , income { AMOUNT($income) }
       *[no] {""}
    }, reimbursement { AMOUNT($reimbursement) }, net { AMOUNT($net) }
net-activity = { $name }: cost { AMOUNT($gross) }{ $has_income ->
        [yes] , income { AMOUNT($income) }
       *[no] {""}
    }, reimbursement { AMOUNT($reimbursement) }, net { AMOUNT($net) }
net-extrapolated = the thresholds are not known for the whole year, but carried on


# Files from OS2bos
os2bos-nothing-to-import = there is no file to import
os2bos-unreadable = cannot be read: { $reason }
os2bos-json-and-csv = the folder holds both JSON and CSV files; import one kind
os2bos-not-json = not JSON: { $reason }
os2bos-wrong-type = expected { WORD($expected) }, found { WORD($found) }
os2bos-missing-field = the field `{ $field }` is missing
os2bos-repeated-field = the field `{ $field }` is written twice
os2bos-not-an-amount = `{ $text }` is not an amount that can be kept exactly
os2bos-ambiguous-amount = `{ $text }` may be thousands or decimals; write it without the point, or with a decimal comma
os2bos-ambiguous-percent = `{ $text }` may be { $text } percent, or { $percent } percent written as a share of one; write it with `%`
os2bos-number-shortened = `{ $text }` is a number that a spreadsheet has shortened; format the column as text, and export it again
os2bos-zeros-lost = `{ $text }` has { $digits } digits, and these numbers have { $expected }; a spreadsheet may have dropped zeros in front, so format the column as text, and export it again
os2bos-not-utf-8 = not UTF-8 from line { $line }, column { $column } on; it looks like { WORD($encoding) }: save the file as UTF-8
os2bos-not-a-date = `{ $text }` is not a date; OS2bos writes `YYYY-MM-DD`
os2bos-unknown-sheet = the header `{ $header }` is none of the five CSV files of OS2bos
os2bos-missing-column = the { WORD($sheet) } have no column `{ $column }`
os2bos-ragged-row = the row has { $cells } cells under { $columns } columns

# The import from OS2bos
os2bos-notice-belongs-to-cases = { $count } not carried: they belong to cases, not to the rule book
os2bos-notice-belongs-to-host = { $count } not carried: the host system keeps them
os2bos-notice-is-history = { $count } not carried: they are the history of other things
os2bos-notice-unknown-model = { $count } not carried: the model is unknown
os2bos-notice-unknown-field = field `{ $field }` not carried, { $count ->
    [one] once
   *[other] { $count } times
  }: it is unknown
os2bos-notice-field-not-carried = field `{ $field }` not carried, { $count ->
    [one] once
   *[other] { $count } times
  }: a rule book has no place for it
os2bos-notice-alias-of-other-system = { $count } not carried: their names do not start with `BOS`
os2bos-notice-dangling-reference = `{ $field }` names { WORD($kind) } `{ $key }`, which is not there
os2bos-notice-no-id = not carried: `{ $field }` is blank
os2bos-notice-repeated-id = not imported: `{ $id }` is already the id of { $first }, which is used for both
os2bos-notice-repeated-key = written { $count } times with the same key; the last is carried
os2bos-notice-repeated-offer = not carried: `{ $activity_type }` is offered under `{ $section }` in this role already
os2bos-notice-no-main-activity = not carried under `{ $section }`: there is no main activity that it may hang on
os2bos-notice-no-section = offers nothing: it names no section
os2bos-notice-no-such-offer = not carried: `{ $activity_type }` is not a main activity under `{ $section }`
os2bos-notice-alias-conflict = not carried: account `{ $account }` and category `{ $category }` have the alias `{ $kept }` already
os2bos-notice-not-understood = `{ $field }` is not understood: `{ $text }`
os2bos-notice-no-target-groups = there are none in the files; sections and efforts are carried as closed to everybody
os2bos-notice-no-value = has no value on any day
os2bos-notice-empty-interval = there are no days { DAYS($interval) }
os2bos-notice-vat-factor-refused = not carried: `{ $text }` is not a VAT factor above 0
os2bos-notice-below-zero = `{ $field }` not carried: `{ $text }` is below 0
os2bos-notice-fact-unknown = `{ $fact }` cannot be required: it is no dimension of the rule book
os2bos-notice-holiday-abolished = { DATE($date) } not carried: Store bededag is no holiday from 2024 on
os2bos-notice-ended = not active: carried, in force until the day before { DATE($on) }
os2bos-notice-inactive = not active: carried all the same, since such values have no validity
os2bos-notice-kle-refused = carried without KLE number: `{ $text }` is not written `dd.dd.dd`
os2bos-notice-account-refused = carried without `{ $field }`: `{ $text }` is a remark, not an account
os2bos-notice-cvr-refused = carried as `{ $id }` without CVR number: what is given is not eight digits
os2bos-notice-internal-provider = carried as the internal provider `{ $id }`
os2bos-notice-never-grantable = carried under `{ $section }`, but none of its main activities is one there, so it can never be granted
os2bos-notice-values-overlap = the values { DAYS($days) } overlap others; the later entered stand
os2bos-notice-values-joined = { $pieces } values carried as { $carried }: equal ones that touch are one
os2bos-notice-alias-without-category = carried, but `{ $category }` is no category here, so no payment will find it
os2bos-notice-rows-disagree = `{ $field }` is `{ $other }` in an earlier row; `{ $kept }` is carried
os2bos-notice-exact-main-activities = main activities are carried section by section, as the rows say; OS2bos forgets which belong together
os2bos-notice-closed-here = { $count } days of { $year } are weekends or holidays here, but not excluded in OS2bos; the first is { DATE($first) }
os2bos-notice-law-always-in-force = OS2bos does not say when `{ $law }` is in force; carried as always
os2bos-notice-law-unknown = names no law; carried under `UKENDT`
os2bos-notice-law-named-twice = `{ $law }` is called both `{ $kept }` and `{ $other }`; the first is carried
os2bos-notice-steps-assumed = there are no effort steps; 1 to 6 are assumed, with keys equal to numbers
os2bos-notice-scaling-assumed = the scaling ladder is 1 to 10, as OS2bos has it in its program
os2bos-notice-districts-assumed = there are no school districts; a district is a number, its key in OS2bos
os2bos-notice-approval-order-assumed = OS2bos does not order approval levels; they are carried by key, and without limits
os2bos-notice-tolerance-assumed = `{ $field }` is blank; `{ $value }` is carried, as OS2bos does
os2bos-notice-calendar-assumed = there are no excluded payment dates; the Danish calendar of holidays and bank days is carried
os2bos-notice-calendar-ends = extra days without payments are known until { DATE($last) }; after that, weekends and holidays alone
os2bos-notice-absent = there are none in the files

# A case and what happens to it

case-event-out-of-order = the next event has sequence number { $expected }; got { $found }
case-case-has-moved-on = the case was expected at sequence number { $expected } and is at { $found }
case-event-version-unknown = an event of format version { $version }; versions up to { $known } are known
case-event-does-not-fit = event { $sequence } is about `{ $subject }`, which the case does not have
case-date-before-last-event = events follow each other in time: { DATE($on) } is before { DATE($last) }, the day of the last one
case-not-known-as-of = what was known on { DATE($date) } cannot be determined: the log in this case starts later
case-sequence-without-day = { $last ->
    [none] the last event has number { $sequence } and no day
   *[other] the last event has number { $sequence } and the day { DATE($last) }
 }; a case has both a number and a day, or neither
case-later-than-last-event = this is dated { DATE($on) }, which is after { DATE($last) }, the day of the last event
case-facts-out-of-order = the values of `{ $fact }` follow each other by their first days, one for each day; this one does not follow the one before
case-duplicate-appropriation = there are two appropriations `{ $appropriation }`
case-replaced-not-granted = `{ $activity }` is stated as replaced by `{ $by }`, but one of them is not granted
case-approval-without-grant = activity `{ $activity }` is not granted but has an approval
case-amount-negative = the amount { AMOUNT($amount) } is below 0
case-fraction-of-oere = the amount `{ $amount }` has a fraction of an øre
case-payment-outside-plan = activity `{ $activity }` has no payment on { DATE($date) }: its plan pays on other days, or it has ended or been replaced
case-payments-missing = the plan of activity `{ $activity }` has { $planned } payments, but { $made } are made
case-payment-planned = the plan has a payment on { DATE($date) }, so it stays in the plan even if it was not paid
case-settlement-empty = this settlement of activity `{ $activity }` adjusts nothing
case-settlement-sum-differs = the amount of the settlement is { AMOUNT($amount) }, and its adjustments add up to { AMOUNT($sum) }
case-reference-differs = `{ $reference }` is not the reference of this payment
case-part-of-no-plan = plan `{ $plan }` is neither that of activity `{ $activity }` nor of another one
case-actor-missing = an event must name its actor
case-actor-differs = this has another actor than the event
case-day-differs = this is dated { DATE($on) }, and the event { DATE($event) }
case-status-differs = this event does not give activity `{ $activity }` that status
case-activity-differs = this kind of event cannot make that change of activity `{ $activity }`
case-payment-differs = the payment of { DATE($date) } is stated to have been { AMOUNT($amount) }; it was { AMOUNT($known) }, or its price had another basis
case-price-differs = the payment of { DATE($date) } is { AMOUNT($amount) }, and { $price ->
    [none] its plan gives no price on that day
   *[other] its plan gives { AMOUNT($price) }, or its price has another basis
 }
case-paid-differs = the payment of { DATE($date) } was reported differently before
case-invoice-sum-differs = this pays { AMOUNT($paid) }, but the lines of the invoice that pay it sum to { AMOUNT($lines) }
case-notice-missing = the event lacks the notice `{ $notice }`, which follows from its changes
case-notice-unfounded = the notice `{ $notice }` does not follow from the changes of the event
case-notices-out-of-order = the notices about the subject of `{ $notice }` are in the wrong order
case-rest-not-judged = { $events ->
    [one] one event from here on was not judged
   *[other] { $events } events from here on were not judged
 }, since an event before them could not be applied
case-duplicate-case = case `{ $case }` is listed twice, at { $first } and { $second } counted from 0
case-case-not-opened = the case has not been opened
case-case-already-open = the case is open already
case-case-closed = the case was closed on { DATE($on) }
case-case-not-closed = the case is not closed
case-still-running = activity `{ $activity }` is granted and still running
case-still-unpaid = { $payments } payments of the granted activity `{ $activity }` are not paid
case-no-facts = no fact is given
case-unknown-appropriation = there is no appropriation `{ $appropriation }`
case-unknown-section = there is no section `{ $section }`
case-section-is-frozen = appropriation `{ $appropriation }` has granted activities; its section cannot change
case-id-required = an id is required
case-actor-required = an actor is required
case-no-such-activity = there is no activity `{ $activity }`
case-change-stays-in-place = activity `{ $activity }` cannot become a change of another activity, or stop being one
case-granted-is-frozen = activity `{ $activity }` is granted; enter a change of it instead
case-replaced = activity `{ $activity }` has been replaced by `{ $by }`
case-activity-annulled = the grant of activity `{ $activity }` has been annulled
case-already-expected = activity `{ $activity }` is expected already; amend it
case-approval-level-missing = an approval level is required
case-unknown-approval-level = there is no approval level `{ $level }`
case-approval-level-not-in-force = approval level `{ $level }` is not in force on { DATE($on) }
case-approver-missing = somebody must approve
case-second-approver-missing = at approval level `{ $level }` a second person must agree
case-second-approver-same = the second person must be another than `{ $approver }`
case-section-beyond-approval = approval level `{ $level }` may not approve section `{ $section }`
case-approval-limit-exceeded = approval level `{ $level }` may approve up to { AMOUNT($limit) } a year; this is { AMOUNT($cost) }
case-approval-net-limit-exceeded = approval level `{ $level }` may approve up to { AMOUNT($limit) } a year after reimbursement; this is { AMOUNT($net) }: { AMOUNT($gross) } less a reimbursement of { AMOUNT($reimbursement) }
case-section-missing = the appropriation has no section
case-rule-not-met = activity `{ $activity }` does not meet `{ $check }` (`{ $rule }`)
case-fact-needed = a fact is missing to decide whether activity `{ $activity }` meets `{ $check }` (`{ $rule }`)
case-nothing-selected = nothing is selected
case-activity-not-granted = activity `{ $activity }` is not granted
case-end-not-later = activity `{ $activity }` already runs until that day or longer
case-end-not-earlier = activity `{ $activity }` does not run beyond that day
case-end-after-main = supplementary activity `{ $activity }` cannot continue after the main activity, which ends on { DATE($end) }
case-taken-over = activity `{ $activity }` is taken over by its granted change `{ $by }`
case-reason-required = a reason is required
case-payment-not-paid = the payment of { DATE($date) } is not paid
case-payment-settled = the payment of { DATE($date) } has been settled; correct its amount or day; it cannot be reported unpaid
case-no-such-settlement = there is no settlement { $number } of activity `{ $activity }`, which has { $known }
case-adjustment-paid-before = the adjustment payment of settlement { $number } of activity `{ $activity }` is paid already
case-adjustment-not-paid = the adjustment payment of settlement { $number } of activity `{ $activity }` is not paid
case-no-such-income = there is no income `{ $income }`
case-nothing-owed = income `{ $income }` owes nothing on { DATE($date) }
case-income-claimed-before = income `{ $income }` of { DATE($date) } has been claimed before
case-income-not-claimed = income `{ $income }` of { DATE($date) } has not been claimed
case-received-more-than-claimed = { AMOUNT($claimed) } is claimed, and { AMOUNT($received) } would be received
case-income-has-claims = there are claims of income `{ $income }`; it stays with its appropriation
case-income-not-positive = income is above 0; got { AMOUNT($amount) }
case-duplicate-income = there are two incomes `{ $income }`
case-claims-out-of-order = claims of income `{ $income }`, and what is received of each, follow each other by their days; { DATE($date) } does not follow
case-claim-differs = the claim of income `{ $income }` for { DATE($date) } was reported differently before
case-adjustment-waived = the overpaid amount of settlement { $number } of activity `{ $activity }` is waived; nothing is paid back
case-set-off-exceeds-payments = { AMOUNT($amount) } of activity `{ $activity }` is overpaid; from the next payments to the same recipient only { AMOUNT($available) } can be deducted
case-waiver-exceeds-approval = approval level `{ $level }` may approve up to { AMOUNT($limit) }; { AMOUNT($waived) } is waived
case-not-overpaid = only overpaid money is waived; this is { AMOUNT($amount) } too little
case-nothing-corrected = there is nothing to correct: activity `{ $activity }` would be the same
case-no-such-pause = activity `{ $activity }` has no pause `{ $pause }`
case-resume-outside-pause = pause `{ $pause }` begins on { DATE($from) } and { $to ->
    [none] has no end
   *[other] ends on { DATE($to) }
}; it can be paid again from a day after the first and no later than the last, not from { DATE($on) }. Undo the pause where no day is to be paused
case-individual-has-no-price = the plan of activity `{ $activity }` is individual: each payment has its own amount, and the plan no price
case-invoice-registered-before = invoice `{ $invoice }` has been registered before
case-currency-not-kroner = payments are in Danish kroner (DKK); this is in { $currency }
case-invoice-without-lines = an invoice has lines
case-plan-not-individual = the plan of activity `{ $activity }` is not individual; its payments follow from it
case-text-required = a note has a text

## Forecasts

forecast-months-reversed = the months end with { $to }, before they start with { $from }
forecast-too-many-months = { $from } to { $to } are more than { $limit } months
forecast-month-out-of-range = { $month } is not in a year between 1 and 9999
forecast-forecast-too-large = { $groups } groups of { $months } months are more than { $limit } figures
forecast-unknown-dimension = there is no dimension `{ $name }`
forecast-dimension-repeated = dimension `{ $name }` is named twice
forecast-figures-misshapen = there should be { $expected } figures, and there are { $actual }
forecast-group-repeated = group `{ $group }` is listed twice
forecast-months-differ = { $from } to { $to } cannot be compared with { $other_from } to { $other_to }
forecast-dimensions-differ = figures by `{ $by }` cannot be compared with figures by `{ $other }`
forecast-months-missing = the budget is of { $year }, and the forecast of { $from } to { $to }
forecast-budget-line-repeated = budget line `{ $line }` is listed twice
forecast-budget-months-not-twelve = a year has twelve months, and there are amounts of { $actual }
forecast-adjustment-outside-year = the adjustment of { DATE($on) } is not one of the budget of { $year }
forecast-too-many-decimals = `{ $amount }` has more than two decimals; write kroner and øre, such as `1234.50`
forecast-budget-lines-overlap = `{ $group }` would belong to both `{ $line }` and `{ $other }`
forecast-agreed-price-unknown = a new case has no agreement; state the price of a unit
forecast-unknown-rate = no plan is paid at a rate `{ $rate }`
forecast-unknown-rule-book = there is no rule book of version `{ $version }`
forecast-too-many-years = { $years } years are more than { $limit }
forecast-too-many-new-cases = the new cases have more than { $limit } activities
forecast-change-too-large = scenario `{ $scenario }` makes a price too large
forecast-plan-refused = the changed plan is refused: { $reason }
forecast-reimbursement-refused = the reimbursement cannot be computed: { $reason }
forecast-cancelled = this was cancelled
forecast-sum-too-large = `{ $text }` is too large an amount
forecast-not-counted = { $count ->
    [one] 1 case is not counted, since something is wrong with it
   *[other] { $count } cases are not counted, since something is wrong with them
  }: { $cases }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
  }
forecast-chart =
    .year = Cost by month { $year }
    .line = { $name } { $year } by month
    .cumulative = { $name } { $year }: cost and budget as they add up
    .deviates = expected result { $result }, budget { $budget }, deviation { $deviation }
    .budget = Budget
    .heat = Cost by { $dimension } and month
    .thousands = DKK thousand
    .more = Costs more
    .less = Costs less
dimension = { $name ->
    [section] section
    [activity_type] activity type
    [provider] provider
    [account] account
    [case] case
    [activity] activity
    [target_group] target group
    [effort_step] effort step
   *[other] { $name }
  }
budget =
    .total = All
    .unbudgeted = Not budgeted
    .heading = Budget { $year } as of { $date }, in DKK
    .line = Line
    .budget = Budget
    .to-date = Budget to date
    .paid = Paid
    .consumption = of budget
    .granted = Granted, not paid
    .expected = Expected
    .statistical = Foreseen by statistics
    .result = Expected result
    .deviation = Deviation
    .percent = %
    .in-percent = { $number }%
    .alert-paid = { $threshold }% of the budget is paid by { $month }
    .alert-committed = { $threshold }% of the budget is paid or granted by { $month }
    .alert-expected = { $threshold }% of the budget is expected to be used by { $month }
    .driver = { $name }: { $result }
    .driver-changed = { $name }: { $result }, was { $baseline }: { $change }
    .driver-others = { $count ->
        [one] 1 other
       *[other] { $count } others
      }: { $amount }
    .expiring = { $name } ends { $date }; extended through the year it costs { $amount }
    .expiring-likely = { $name } ends { $date } and is likely to be extended: { $amount } through the year
    .expiring-others = { $count ->
        [one] 1 other that is likely to be extended: { $amount }
       *[other] { $count } others that are likely to be extended: { $amount }
      }
scenario = Scenarios
    .base = As it is
    .difference = Difference
bridge = Why the forecast moved
    .before = As it was
    .after = As it is
    .expected-dropped = Expected dropped
    .expected-granted = Expected granted
    .ended = Ended or shortened
    .extended = Extended
    .paused = Pauses
    .quantity = Quantity
    .price = Price
    .rate = Rates
    .moved = Moved
    .new-grant = New grants
    .new-expected = New expected
    .paid-otherwise = Paid otherwise than planned
    .other = Other
    .income = Income from others
    .reimbursement = Reimbursement

## Portfolios

portfolio-case-missing = row { $row } has no case
portfolio-activity-missing = row { $row } of case `{ $case }` has no activity
portfolio-activity-repeated = activity `{ $activity }` of case `{ $case }` is listed twice
portfolio-case-repeated = case `{ $case }` is listed twice, at { $first } and { $second } counted from 0
portfolio-changed-activity-unknown = activity `{ $activity }` of case `{ $case }` changes `{ $changed }`, which the case does not have
portfolio-date-out-of-range = activity `{ $activity }` of case `{ $case }` names `{ $date }`, which is not in a year between 1 and 9999
portfolio-end-before-start = activity `{ $activity }` of case `{ $case }` ends on { DATE($end) }, before it starts on { DATE($start) }
portfolio-units-negative = activity `{ $activity }` of case `{ $case }` has `{ $units }` units
portfolio-unknown-rate = activity `{ $activity }` of case `{ $case }` is paid at rate `{ $rate }`, which there is none of
portfolio-pieces-overlap = the dated prices of activity `{ $activity }` of case `{ $case }` overlap, are empty or are not in order
portfolio-price-not-in-force = activity `{ $activity }` of case `{ $case }` has no price on { DATE($date) }
portfolio-amount-too-large = `{ $text }` of activity `{ $activity }` of case `{ $case }` is too large an amount
portfolio-fraction-of-oere = `{ $text }` of activity `{ $activity }` of case `{ $case }` has a fraction of an øre
portfolio-payment-repeated = activity `{ $activity }` of case `{ $case }` has two payments scheduled on { DATE($date) }
portfolio-paid-not-granted = activity `{ $activity }` of case `{ $case }` is not granted, and its payment scheduled on { DATE($date) } is paid
portfolio-labels-misshapen = activity `{ $activity }` of case `{ $case }` has { $actual } labels of { $expected } dimensions
portfolio-too-many-rows = there are more than { $limit } rows, labels or payments
portfolio-more-faults = { $more } more faults are not listed
portfolio-column-missing = there is no column `{ $column }`
portfolio-column-type = column `{ $column }` should be { $expected }, and is { $actual }
portfolio-value-missing = activity `{ $activity }` of case `{ $case }` says nothing in `{ $column }`
portfolio-value-unknown = activity `{ $activity }` of case `{ $case }` says `{ $value }` in `{ $column }`, which means nothing there
portfolio-not-an-amount = `{ $text }` in `{ $column }` of activity `{ $activity }` of case `{ $case }` is not an amount, or is too large a one
portfolio-price-ambiguous = activity `{ $activity }` of case `{ $case }` has more than one price, or VAT factor
portfolio-arrow-unreadable = this is not Arrow that can be read: { $text }
