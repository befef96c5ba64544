### Alt hvad biblioteket siger til mennesker, på dansk.
###
### Fejlbeskeder hedder område-kode; tjek hedder check-kode med udfaldet som attribut.
### DATE($dag) skriver en dato ud, DAYS($periode) en periode, AMOUNT($kroner) et beløb.
### Beskeder begynder med lille og slutter uden punktum, når de kan stå inde i en linje.

## Datoer, tal og opremsninger

amount = { $number } kr.
date = { $day }. { $month } { $year }
month = { $month ->
    [1] januar
    [2] februar
    [3] marts
    [4] april
    [5] maj
    [6] juni
    [7] juli
    [8] august
    [9] september
    [10] oktober
    [11] november
   *[12] december
  }
short-month = { $month ->
    [1] jan.
    [2] feb.
    [3] mar.
    [4] apr.
    [5] maj
    [6] jun.
    [7] jul.
    [8] aug.
    [9] sep.
    [10] okt.
    [11] nov.
   *[12] dec.
  }
days =
    .both = { $first } til { $last }
    .from = fra { $first }
    .until = til og med { $last }
    .always = altid
list =
    .and = { $most } og { $last }
    .or = { $most } eller { $last }
    .others = { $count ->
        [one] 1 anden
       *[other] { $count } andre
      }

## Navne og værdier

named = { $title } ({ $id })
unknown = »{ $id }«
role =
    .main = hovedaktivitet
    .supplementary = følgeaktivitet
proposal = { $activity } som { $role } efter { $section }
    .main = til hovedaktiviteten { $name }
    .provider = leverandør { $name }
fact = { $dimension }: { $value }
value =
    .yes = ja
    .no = nej
    .step = trin { $step }
    .age = { $years } år
    .missing = ikke oplyst

## Betingelser

condition =
    .at-least = mindst { $value }
    .below = under { $value }
    .not = ikke { $part }
    .either = enten { $parts }
    .nothing = ingen mulig værdi
    .anything = uden betingelser
required =
    .value = der kræves { $value }
    .condition = der kræves: { $condition }
    .listed = { $facts } – { $required }
    .closed = der kan ikke bevilges noget her

## Afgørelser

decision =
    .allowed = Kan bevilges
    .unknown = Kan ikke afgøres, da der mangler oplysninger
    .refused = Kan ikke bevilges
verdict = { $decision }: { $proposal } (pr. { $date })
    .refusals = Ikke opfyldt:
    .open = Kan ikke vurderes endnu:
    .questions = Oplys venligst:
    .met = I orden: { $checks }
question = { $question } ({ $answers })

check-section-known =
    .unmet = paragraffen { $section } findes ikke i regelbogen
check-law-in-force =
    .met = { $law } gælder
    .not-yet-in-force = { $law } gælder først fra { $from }
    .ended = { $law } gælder ikke længere; sidste dag var { $last }
check-section-in-force =
    .met = { $section } gælder
    .not-yet-in-force = { $section } gælder først fra { $from }
    .ended = { $section } gælder ikke længere; sidste dag var { $last }
check-section-condition =
    .met = { $facts }
    .unmet = { $facts } – { $required }, jf. { $section }
    .fact-missing = { $facts } – { $required }, jf. { $section }
    .closed = der kan ikke bevilges noget efter { $section }
check-fact-required =
    .met = { $fact } er oplyst
    .fact-missing = { $fact } er ikke oplyst
check-activity-type-known =
    .unmet = aktiviteten { $activity } findes ikke i regelbogen
check-activity-type-in-force =
    .met = aktiviteten { $activity } er gyldig
    .not-yet-in-force = { $activity } kan først bevilges fra { $from }
    .ended = { $activity } kan ikke længere bevilges; sidste dag var { $last }
check-activity-type-condition =
    .met = { $facts }
    .unmet = { $facts } – { $required } for { $activity }
    .fact-missing = { $facts } – { $required } for { $activity }
    .closed = { $activity } bevilges ikke
check-offered-as-main =
    .met = { $activity } kan bevilges som hovedaktivitet efter { $section }
    .unmet = { $activity } kan ikke bevilges som hovedaktivitet efter { $section }
    .not-yet-in-force = { $activity } kan først bevilges som hovedaktivitet efter { $section } fra { $from }
    .ended = { $activity } kan ikke længere bevilges som hovedaktivitet efter { $section }; sidste dag var { $last }
check-offered-as-supplementary =
    .met = { $activity } kan bevilges som følgeaktivitet efter { $section }
    .unmet = { $activity } kan ikke bevilges som følgeaktivitet efter { $section }
    .not-yet-in-force = { $activity } kan først bevilges som følgeaktivitet efter { $section } fra { $from }
    .ended = { $activity } kan ikke længere bevilges som følgeaktivitet efter { $section }; sidste dag var { $last }
check-offer-condition =
    .met = { $facts }
    .unmet = { $facts } – { $required } for { $activity } efter { $section }
    .fact-missing = { $facts } – { $required } for { $activity } efter { $section }
    .closed = { $activity } bevilges ikke efter { $section }
check-main-known =
    .unmet = hovedaktiviteten { $main } findes ikke i regelbogen
check-main-offered =
    .met = { $main } kan være hovedaktiviteten
    .unmet = { $main } kan ikke være hovedaktivitet efter { $section }
    .not-yet-in-force = { $main } kan først være hovedaktivitet efter { $section } fra { $from }
    .ended = { $main } kan ikke længere være hovedaktivitet efter { $section }; sidste dag var { $last }
check-allowed-for-main =
    .met = { $activity } kan følge { $main }
    .unmet = { $activity } kan ikke følge { $main }, kun { $mains }
check-provider-known =
    .unmet = leverandøren { $provider } findes ikke i regelbogen
check-provider-in-force =
    .met = { $provider } kan vælges
    .not-yet-in-force = { $provider } kan først vælges fra { $from }
    .ended = { $provider } kan ikke længere vælges; sidste dag var { $last }
check-provider-agreed =
    .met = { $provider } har en aftale om { $activity }
    .unmet = { $provider } har ingen aftale om { $activity }
    .not-yet-in-force = { $provider } har først en aftale om { $activity } fra { $from }
    .ended = { $provider } har ikke længere en aftale om { $activity }; sidste dag var { $last }

## Alternativer

alternatives =
    .sections = Samme aktivitet kan bevilges efter:
    .activity-types = Efter samme paragraf kan bevilges:
    .mains = Aktiviteten kan i stedet følge hovedaktiviteten:
    .providers = Aktiviteten kan leveres af:
    .facts = Det ville kunne bevilges, hvis sagen var indplaceret sådan:
    .from = Det kan tidligst bevilges fra:
    .change = { $dimension }: { $would_be } (nu: { $is })
    .unknown = { $name } (mangler oplysninger)
    .more = og { $count } til
    .none = Der er ingen nærliggende alternativer.

## Muligheder

options = { $count ->
    [0] Intet kan bevilges pr. { $date }
    [one] 1 paragraf kan bruges pr. { $date }:
   *[other] { $count } paragraffer kan bruges pr. { $date }:
  }
    .no-activities = (ingen aktiviteter i regelbogen)
    .supplementary = Følgeaktiviteter:
    .provider = { $rank }. { $name }
    .any-provider = Enhver leverandør kan vælges
    .no-provider = Ingen leverandør har en aftale
    .no-price = ingen aftalt pris
    .quality = kvalitet { $quality } af 5
    .free = { $free ->
        [0] fuldt belagt
        [one] 1 ledig plads
       *[other] { $free } ledige pladser
      }
    .refused = Kan ikke bevilges:
per-unit =
    .hour = { $price } pr. time
    .day = { $price } pr. døgn
    .week = { $price } pr. uge
    .month = { $price } pr. måned
    .year = { $price } pr. år
    .each = { $price } pr. stk.
rank =
    .room = uden ledig plads, i modsætning til nr. { $rank }
    .price = dyrere end nr. { $rank }
    .no-price = uden pris at sammenligne med nr. { $rank }
    .other-unit = anden prisenhed end nr. { $rank }
    .quality = lavere kvalitet end nr. { $rank }
    .no-quality = uden vurdering af kvalitet, i modsætning til nr. { $rank }
    .free-capacity = færre ledige pladser end nr. { $rank }

## Fejl

suggestion = mente du `{ $name }`?

# Regelbogen
rule-book-json-syntax = teksten er ikke JSON: { $reason }
rule-book-missing-key = nøglen `{ $key }` mangler

# Sagens oplysninger
fact-unknown-fact = regelbogen har ingen oplysning `{ $fact }`
fact-fact-not-in-domain = `{ $value }` er ikke en mulig værdi af `{ $fact }`; mulige værdier: { $allowed }
fact-derived-fact = `{ $fact }` udledes af `{ $of }`; oplys den i stedet

# Kolonner af oplysninger
column-column-length = kolonnen har { $length } rækker; { $expected } var ventet
column-unknown-column = regelbogen har ingen oplysning `{ $column }`
column-derived-column = `{ $column }` udledes af `{ $of }`; giv den i stedet
column-column-value-not-in-domain = `{ $value }` er ikke en mulig værdi af oplysningen
column-column-value-no-date = `{ $days }` dage fra 1. januar 1970 er ikke en dato

# Datoer
date-not-a-date = `{ $text }` er ikke en dato; skriv `ÅÅÅÅ-MM-DD`, for eksempel `2026-01-31`
date-year-out-of-range = året `{ $year }` er ikke mellem 1 og 9999
date-end-before-start = perioden slutter { DATE($end) }, før den begynder { DATE($start) }
date-interval-empty = ingen dag er fra og med { DATE($from) } og før { DATE($to) }
date-pieces-overlap = dagene { DAYS($piece) } overlapper { DAYS($other) }
date-day-of-month-out-of-range = `{ $day }` er ikke en dag i måneden, 1 til 31
date-no-such-day = intet år har en dag `{ $day }` i måned `{ $month }`
date-easter-offset-out-of-range = `{ $offset }` dage fra påskedag er ikke mellem -80 og 250
date-export-date-not-payable = der udbetales intet { DATE($date) }; den nærmeste dag er { DATE($nearest) }
date-no-payable-day = der er ingen udbetalingsdag inden for et år fra { DATE($date) }

# Beløb
money-not-an-amount = `{ $text }` er ikke et beløb; skriv cifre med punktum før decimalerne, for eksempel `1234.50`
money-too-many-digits = `{ $text }` har mere end 28 cifre
money-amount-too-large = `{ $text }` er et for stort beløb
money-fraction-of-oere = `{ $amount }` har brøkdele af en øre
