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
    .not-yet-in-force = { $law } gælder først fra den { $from }
    .ended = { $law } gælder ikke længere; sidste dag var den { $last }
check-section-in-force =
    .met = { $section } gælder
    .not-yet-in-force = { $section } gælder først fra den { $from }
    .ended = { $section } gælder ikke længere; sidste dag var den { $last }
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
    .not-yet-in-force = { $activity } kan først bevilges fra den { $from }
    .ended = { $activity } kan ikke længere bevilges; sidste dag var den { $last }
check-activity-type-condition =
    .met = { $facts }
    .unmet = { $facts } – { $required } for { $activity }
    .fact-missing = { $facts } – { $required } for { $activity }
    .closed = { $activity } bevilges ikke
check-offered-as-main =
    .met = { $activity } er hovedaktivitet under { $section }
    .unmet = { $activity } kan ikke bevilges som hovedaktivitet efter { $section }
    .not-yet-in-force = { $activity } kan først bevilges som hovedaktivitet efter { $section } fra den { $from }
    .ended = { $activity } kan ikke længere bevilges som hovedaktivitet efter { $section }; sidste dag var den { $last }
check-offered-as-supplementary =
    .met = { $activity } er følgeaktivitet under { $section }
    .unmet = { $activity } kan ikke bevilges som følgeaktivitet efter { $section }
    .not-yet-in-force = { $activity } kan først bevilges som følgeaktivitet efter { $section } fra den { $from }
    .ended = { $activity } kan ikke længere bevilges som følgeaktivitet efter { $section }; sidste dag var den { $last }
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
    .not-yet-in-force = { $main } kan først være hovedaktivitet efter { $section } fra den { $from }
    .ended = { $main } kan ikke længere være hovedaktivitet efter { $section }; sidste dag var den { $last }
check-allowed-for-main =
    .met = { $activity } kan følge { $main }
    .unmet = { $activity } kan ikke følge { $main }, kun { $mains }
check-provider-known =
    .unmet = leverandøren { $provider } findes ikke i regelbogen
check-provider-in-force =
    .met = { $provider } kan vælges
    .not-yet-in-force = { $provider } kan først vælges fra den { $from }
    .ended = { $provider } kan ikke længere vælges; sidste dag var den { $last }
check-provider-agreed =
    .met = { $provider } har en aftale om { $activity }
    .unmet = { $provider } har ingen aftale om { $activity }
    .not-yet-in-force = { $provider } har først en aftale om { $activity } fra den { $from }
    .ended = { $provider } har ikke længere en aftale om { $activity }; sidste dag var den { $last }

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

## Overblik over udgifter

preview = Udgifter, opgjort { $date }
    .status = Status
    .status-granted = Bevilget
    .status-draft = Kladde
    .status-expected = Forventet
    .section = Paragraf
    .activity = Aktivitet
    .supplementary = + { $name }
    .provider = Leverandør
    .payments = Betalinger
    .kroner = { $name } (kr.)
    .full-year = Helår
    .unknown = ukendt
    .month = Måned
    .granted = Bevilget i alt
    .expected = Forventet i alt
    .decision = Heraf denne beslutning
    .replaced = En forventet justering erstatter nogle af de bevilgede betalinger; de er ikke med i det forventede.
    .carried-on = Fra { $date } er nogle priser ikke kendt og er ført videre.
    .settled = »{ $activity }« er betalt forud til en anden pris: { $what }

## Pauser

pause = { $days } ({ $reason }): { $paid }
    .of = »{ $activity }« er på pause { $what }
    .nothing = der betales intet
    .share = der betales { $percent } % af prisen
    .hospital = indlæggelse
    .holiday = ferie
    .respite = aflastning
    .with-note = { $reason }: { $note }

## Indlæsning fra OS2bos

report =
    .carried = Overført:
    .kind = { WORD($kind) }
    .not-carried = Ikke overført:
    .carried-otherwise = Overført, men anderledes:
    .assumed = Antaget:
    .more = … og { $count } til som disse

## En sags liv

overview = Sagens økonomi, opgjort { $date }
    .of-year = { $name } { $year }
    .granted = Bevilget
    .expected = Forventet
    .paid = Betalt
    .all = Alle år
    .case = Hele sagen
    .appropriation = Bevilling { $id }
    .change = ↳ { $name }
    .replaced = Afløst
    .annulled = annulleret
    .account = Konto
    .next-payment = Næste betaling
    .amount = Beløb
    .ends = { $activity } slutter { $date }
due = Betalinger, der er forfaldne { $date }, til og med { $last }
    .of-day = Betalinger, der er forfaldne { $date }
    .nothing = Der er ingen forfaldne betalinger.
    .case = Sag
    .day = Dato
    .covers = Dækker
    .reference = Reference
    .recipient = Modtager
    .action = Handling
    .note = Bemærkning
    .adjustment = { $name }, efterregulering { $number }
    .pay-out = udbetales
    .send-to-payroll = sendes til løn
    .transfer-internally = afregnes internt
    .await-invoice = afventer faktura
    .late = forsinket
    .held = tilbageholdt: { $reason }
    .price-not-known = prisen er ikke kendt
    .paid = { $amount } er betalt
    .credited = { $amount } er krediteret
    .deducted = { $amount } er modregnet
    .sum = { $action }: { $amount }, { $count ->
        [one] 1 betaling
       *[other] { $count } betalinger
      }
household = Husstandens økonomi, opgjort { $date }
    .case = Sag
    .all = Hele husstanden
net =
    .gross = Udgift
    .income = Indtægt
    .reimbursement = Refusion
    .net = Netto
own-fact =
    .paying-municipality = Betalingskommune
    .acting-municipality = Handlekommune
    .residence-municipality = Opholdskommune
    .household = Husstand
event = { $date }, { $actor }: { $what }
    .details = { $said }: { $details }
    .opened = sagen { $case } åbnet
    .imported = sagen { $case } overtaget, som den stod, med { $count ->
        [one] 1 aktivitet
       *[other] { $count } aktiviteter
      }
    .facts-set = oplysninger fra { $date }
    .fact = { $name }: { $value }
    .fact-gone = ikke længere kendt
    .fact-strange = en værdi, regelbogen ikke kender
    .appropriation-set = bevilling { $appropriation } efter { $section }
    .appropriation-begun = bevilling { $appropriation } oprettet
    .drafted = kladde
    .expected = forventet
    .expected-change = forventet justering af { $activity }
    .amended = rettet
    .removed = { $activity } fjernet
    .granted = { $activities } bevilget { $approval }
    .extended = { $activity } forlænget { $approval }
    .shortened = { $activity } afkortet ({ $reason })
    .stopped = { $activity } stoppet ({ $reason })
    .renewed = betalinger ført videre
    .recalculated = betalinger genberegnet ({ $reason })
    .settled = efterreguleret: { $cause }
    .settled-activity = { $activity }: { $what }
    .settled-waived = { $what }, eftergivet { $approval }: { $reason }
    .settled-set-off = { $what }, modregnes i betalingerne { $first } til { $last }
    .settled-deducted = { $what }, modregnes i betalingen { $date }
    .corrected = { $activity } rettet med tilbagevirkende kraft, { $approval }: { $reason }
    .annulled = bevillingen af { $activity } annulleret: { $reason }
    .falls-away = { $activity } bortfalder
    .paused = { $activity } sat på pause { $what }
    .resumed = pausen »{ $pause }« for { $activity } ophævet fra begyndelsen ({ $reason })
    .resumed-on = pausen »{ $pause }« for { $activity } slutter; der betales igen fra { $date } ({ $reason })
    .invoice-registered = fakturaen { $invoice } registreret
    .invoice-line = linje { $line } på { $amount }: { $outcome }
    .invoice-line-part = linje { $line } på { $amount } betaler en del: { $outcome }
    .invoice-line-open = linje { $line } på { $amount } betaler intet: { $outcome } ({ $why })
    .payment-entered = betaling indtastet
    .paid = betalingen { $date } på { $activity } er betalt: { $paid }
    .paid-on = { $amount } den { $date }
    .not-paid = ikke betalt
    .payment-corrected = betalingen { $date } på { $activity } rettet fra { $before } til { $after } ({ $reason })
    .adjustment-paid = efterregulering { $number } af { $activity } er betalt: { $paid }
    .adjustment-corrected = efterregulering { $number } af { $activity } rettet fra { $before } til { $after } ({ $reason })
    .income-set = indtægten { $income } er oplyst: { $kind }, bevilling { $appropriation }, { $days }
    .income-removed = indtægten { $income } er slettet: { $reason }
    .income-claimed = indtægten { $income } for { $date } er opkrævet: { $amount }
    .income-received = indtægten { $income } for { $date } er modtaget: { $received }
    .income-corrected = opkrævningen af indtægten { $income } for { $date } er rettet fra { $before } til { $after }: { $reason }
    .income-claim = { $amount } opkrævet, { $received } modtaget
    .income-withdrawn = intet opkrævet
    .annotated = note: { $text }
    .annotated-activity = note om { $activity }: { $text }
    .annotated-payment = note om betalingen { $date } på { $activity }: { $text }
    .closed = sagen lukket ({ $reason })
    .reopened = sagen genåbnet ({ $reason })
    .approval = på niveauet { $level } af { $approver }
    .approval-of-two = på niveauet { $level } af { $approver } og { $second }
    .runs = { $activity } { $days }
    .replaced = { $activity } afløst af { $by }
    .payments-added = { $count ->
        [one] 1 ny betaling på { $total }
       *[other] { $count } nye betalinger på i alt { $total }
      }
    .payments-removed = { $count ->
        [one] 1 betaling på { $total } bortfalder
       *[other] { $count } betalinger på i alt { $total } bortfalder
      }
    .payments-repriced = { $count ->
        [one] 1 betaling ændret til { $total }
       *[other] { $count } betalinger ændret til i alt { $total }
      }
income = Indtægter
    .parents-payment = Forældrebetaling
    .own-payment = Egenbetaling
    .other-municipality = Mellemkommunal betaling
    .other = Anden indtægt
    .expected = Forventet
    .claimed = Opkrævet
    .received = Modtaget
    .next = Næste opkrævning
    .all = Alle indtægter
    .named = { $title } ({ $id })
notice =
    .internal = til intern afregning
    .cash = til økonomi, kontant
    .payroll = til løn
    .invoice = til økonomi, faktura ventes
    .payment = { $system }: { $count ->
        [one] { $total } for { $activity }, { $first }
       *[other] { $count } betalinger på i alt { $total } for { $activity }, { $first } til { $last }
      }
    .reversal = { $system }: { $count ->
        [one] tilbageført { $total } for { $activity }, { $first }
       *[other] tilbageført { $count } betalinger på i alt { $total } for { $activity }, { $first } til { $last }
      }
    .back-payment = { $system }: efterbetaling på { $total } for { $activity }, { $date }
    .claim = { $system }: krav på { $total } for { $activity }, { $date }
    .set-off = { $system }: krav på { $total } for { $activity }, { $date }, modregnes i { $count ->
        [one] 1 betaling
       *[other] { $count } betalinger
      }
    .carried-on = { $line } ({ $count ->
        [one] 1 pris
       *[other] { $count } priser
      } kun fremskrevet fra den seneste kendte)
    .adjustment-reversal = { $line }, tilbageført
    .income = Opkrævning: { $amount } af { $payer }, indtægten { $income }, { $date }
    .income-reversal = Opkrævning trækkes tilbage: { $amount } af { $payer }, indtægten { $income }, { $date }
    .rebooking = { $system }: beløb for { $activity } flyttes mellem konti, { $date }
    .journal = til journalen: afgørelse om { $activities }
    .statistics = til statistik: { $activity } { $days }
    .statistics-gone = til statistik: { $activity } udgår
timeline = Sagens forløb { $first }–{ $last }
    .year = Sagens forløb { $year }
    .event-granted = Bevilling
    .event-changed = Ændret eller stoppet
    .event-recalculated = Genberegnet
    .event-settled = Efterreguleret
    .event-invoice = Faktura
    .event-facts = Nye oplysninger
    .event-case = Åbnet eller lukket
    .overpaid = Betalt for meget
    .back-paid = Efterbetalt
    .late = Forfalden, ikke betalt
    .draft = Kladde
    .cut = Afkortet eller afløst
    .paused = På pause
    .today = i dag
    .events = Hændelser
    .more = … og { $count } til
    .empty = Ingen aktiviteter
    .main = { $name }
    .activity = { $name }: { $status }, { $days }
    .with-pauses = { $name }, på pause { $days }

## Diagrammer

chart =
    .months = Udgift pr. måned { $first }–{ $last }
    .household = Husstandens udgift pr. måned { $first }–{ $last }
    .years = Udgift pr. år
    .granted = Bevilget
    .expected = Forventet
    .paid = Betalt
    .unpaid = Bevilget, ikke betalt
    .before = Før justering
    .total = { $name }: { $total }
    .empty = Ingen betalinger i perioden
    .kroner = kr.
    .millions = mio. kr.
    .billions = mia. kr.
    .statistical = Statistisk forventet

## Fejl

suggestion = mente du `{ $name }`?

# Regelbogen: filer og tekst
rule-book-unreadable-file = `{ $file }` kan ikke læses: { $reason }
rule-book-empty-folder = `{ $folder }` har ingen fil, hvis navn ender på `.json`
rule-book-too-large = størrelsen { $size } er over grænsen på { $limit }
rule-book-json-syntax = teksten er ikke JSON: { $reason }
rule-book-too-deep = mere end { $limit } niveauer inden i hinanden

# Regelbogen: dokumentets form
rule-book-duplicate-key = nøglen `{ $key }` er skrevet to gange
rule-book-unknown-key = der er ingen nøgle `{ $key }` her
rule-book-missing-key = nøglen `{ $key }` mangler
rule-book-wrong-type = her står { WORD($found) }; her skal stå { WORD($expected) }
rule-book-unknown-value = `{ $value }` er ikke en af: { $expected }
rule-book-not-one-key = her er { $count } nøgler; der skal være netop én af: { $expected }
rule-book-invalid-value = { WORD($reason) }
rule-book-stated-twice = `{ $key }` er allerede angivet af { $first }
rule-book-unknown-format = formatet `{ $format }` er ukendt; dette bibliotek læser format 1
rule-book-out-of-range = `{ $value }` er ikke mellem { $min } og { $max }

# Regelbogen: navne
rule-book-id-malformed = `{ $id }` er ikke et navn: det er tomt, eller der er mellemrum omkring det eller styretegn i det
rule-book-duplicate-id = `{ $id }` er allerede navnet på { $first }
rule-book-title-empty = teksten er tom
rule-book-unknown-law = der er ingen lov `{ $id }`
rule-book-unknown-section = der er ingen paragraf `{ $id }`
rule-book-unknown-activity-type = der er ingen aktivitet `{ $id }`
rule-book-unknown-category = der er ingen aktivitetskategori `{ $id }`
rule-book-unknown-reimbursement = der er ingen refusionsordning `{ $id }`
rule-book-unknown-provider = der er ingen leverandør `{ $id }`
rule-book-unknown-dimension = der er ingen oplysning `{ $id }`
rule-book-unknown-condition = der er ingen betingelse `{ $id }`

# Regelbogen: oplysninger og betingelser
rule-book-too-many-dimensions = { $count } oplysninger er flere end { $limit }
rule-book-too-many-cells = betingelserne deler `{ $dimension }` i { $count } dele, flere end { $limit }
rule-book-empty-domain = `{ $dimension }` kan ikke have nogen værdi
rule-book-bounds-inverted = den laveste værdi { $min } er over den højeste, { $max }
rule-book-age-not-of-date = `{ $dimension }` er en alder, og `{ $of }` er ikke en dato
rule-book-rate-by-unknown-age = taksten `{ $rate }` afhænger af alderen, men regelbogen har ingen alder
rule-book-ages-not-rising = alderen { $age } er ikke højere end den foregående, { $before }
rule-book-value-not-in-domain = `{ $dimension }` er aldrig `{ $value }`
rule-book-not-ordered = værdierne af `{ $dimension }` har ingen rækkefølge at sammenligne efter
rule-book-not-comparable = `{ $dimension }` er en dato; betingelser kan se på en alder, der er udledt af den, ikke på datoen
rule-book-condition-cycle = disse betingelser bruger hinanden i ring: { $chain }
rule-book-too-many-parts = med de betingelser, den bruger, har denne mere end { $limit } dele
rule-book-impossible-condition = ingen sag kan opfylde denne betingelse

# Regelbogen: tid
rule-book-validity-empty = ingen dag er fra og med den { DATE($from) } og før den { DATE($to) }
rule-book-never-in-force = gælder { DAYS($valid) }, og `{ $other }` gælder { DAYS($other_valid) }: aldrig samtidig
rule-book-no-such-day = intet år har en dag { $day } i måned { $month }
rule-book-easter-offset-out-of-range = { $offset } dage fra påskedag er ikke mellem -80 og 250
rule-book-offers-overlap = `{ $activity_type }` under `{ $section }` er tilbudt i samme rolle og på samme tid af { $first }
rule-book-prices-overlap = `{ $activity_type }` hos `{ $provider }` har en pris for samme enhed og tid i { $first }
rule-book-aliases-overlap = kontoen `{ $account }` med kategori `{ $category }` har et alias på samme tid i { $first }
rule-book-cash-accounts-overlap = en anden afdeling og art gælder på samme tid i { $first }
rule-book-reimbursements-overlap = en anden refusionsordning gælder for de samme paragraffer på samme tid i { $first }; `after` eller `beside` siger, hvad denne ordning ser af dens udgifter
rule-book-replaces-cycle = disse paragraffer afløser hinanden i ring: { $chain }

# Regelbogen: værdier
rule-book-negative = `{ $value }` er under nul
rule-book-too-many-decimals = `{ $value }` har mere end to decimaler; skriv kroner og øre, f.eks. `1234.50`
rule-book-limit-cost-without-limit = bevillingsniveauet `{ $level }` angiver, hvad dets grænse gælder, men har ingen
rule-book-thresholds-not-rising = grænsen { AMOUNT($above) } er ikke over grænsen for trinnet før, { AMOUNT($below) } ({ DATE($date) })
rule-book-too-many-reimbursements = { $count } refusionsordninger er flere end { $limit }
rule-book-reimbursement-share = en refusionsordning har enten `percent` eller `steps`
rule-book-reimbursement-order = `{ $id }` skal være en anden ordning, som står før denne og er nævnt én gang i `after` og `beside`
rule-book-reimbursements-exceed-cost = sammen med `{ $first }` reimbursementerer ordningen op til { $percent } procent af den samme udgift
rule-book-kle-malformed = `{ $kle }` er ikke et KLE-nummer som `27.24.36`
rule-book-cvr-malformed = `{ $cvr }` er ikke et CVR-nummer på otte cifre
rule-book-supplementary-without-main = følgeaktiviteten `{ $activity_type }` hører ikke til nogen hovedaktivitet; angiv nogle i `to`
rule-book-main-with-main = `{ $activity_type }` er en hovedaktivitet og hører ikke til en anden; fjern `to`

# Sagens oplysninger
fact-unknown-fact = regelbogen har ingen oplysning `{ $fact }`
fact-fact-not-in-domain = `{ $value }` er ikke en mulig værdi af `{ $fact }`; mulige værdier: { WORD($allowed) }
fact-derived-fact = `{ $fact }` udledes af `{ $of }`; oplys den i stedet

# Kolonner af oplysninger
column-column-length = kolonnen har { $length } rækker; { $expected } var ventet
column-unknown-column = regelbogen har ingen oplysning `{ $column }`
column-repeated-column = kolonnen `{ $column }` er givet to gange
column-derived-column = `{ $column }` udledes af `{ $of }`; giv den i stedet
column-column-value-not-in-domain = `{ $value }` er ikke en mulig værdi af oplysningen
column-column-value-no-date = `{ $days }` dage fra 1. januar 1970 er ikke en dato

# Datoer
date-not-a-date = `{ $text }` er ikke en dato; skriv `ÅÅÅÅ-MM-DD`, for eksempel `2026-01-31`
date-year-out-of-range = året `{ $year }` er ikke mellem 1 og 9999
date-end-before-start = perioden slutter den { DATE($end) }, før den begynder den { DATE($start) }
date-interval-empty = ingen dag er fra og med den { DATE($from) } og før den { DATE($to) }
date-pieces-overlap = dagene { DAYS($piece) } overlapper { DAYS($other) }
date-interval-out-of-range = der kan ikke være `{ $interval }` uger eller måneder mellem betalingerne; angiv et tal fra 1 til { $limit }
date-day-of-month-out-of-range = `{ $day }` er ikke en dag i måneden, 1 til 31
date-no-such-day = intet år har en dag `{ $day }` i måned `{ $month }`
date-easter-offset-out-of-range = `{ $offset }` dage fra påskedag er ikke mellem -80 og 250
date-export-date-not-payable = der udbetales intet den { DATE($date) }; den nærmeste dag er den { DATE($nearest) }
date-too-many-dates = det er { $dates } dage; der vises højst { $limit } ad gangen, bed om en kortere periode
date-no-payable-day = der er ingen udbetalingsdag inden for et år fra den { DATE($date) }

# Beløb
money-not-an-amount = `{ $text }` er ikke et beløb; skriv cifre med punktum før decimalerne, for eksempel `1234.50`
money-too-many-digits = `{ $text }` har mere end 28 cifre
money-amount-too-large = `{ $text }` er et for stort beløb
money-too-many-decimals = `{ $amount }` har mere end to decimaler; skriv kroner og øre, f.eks. `1234.50`
money-fraction-of-oere = `{ $amount }` har brøkdele af en øre

# Betalingsplanen: skemaet
plan-field-invalid = `{ $text }` kan ikke bruges som { WORD($field) }; skriv { WORD($expected) }
plan-field-required = { WORD($field) } skal udfyldes
plan-method-not-allowed-for-recipient = en modtager af typen { WORD($recipient) } kan ikke betales med { WORD($method) }; tilladt: { $allowed }
plan-company-number-invalid = et CVR-nummer er på otte cifre; dette har { $characters } tegn eller er ikke cifre
plan-frequency-required = en løbende betalingsplan skal have en frekvens
plan-frequency-forbidden = en betalingsplan af typen { WORD($payment_type) } har ingen frekvens
plan-day-of-month-required = en månedlig betalingsplan skal have en dag i måneden
plan-individual-price-kind-forbidden = en individuel betalingsplan har ingen pristype, men betalinger; fik `{ $price_kind }`
plan-individual-amount-forbidden = en individuel betalingsplan har intet beløb, men betalinger; fik { AMOUNT($amount) }
plan-individual-day-of-month-forbidden = en individuel betalingsplan har ingen dag i måneden, men betalinger; fik `{ $day }`
plan-individual-units-forbidden = en individuel betalingsplan har ingen enheder, men betalinger; fik `{ $units }`
plan-individual-rate-forbidden = en individuel betalingsplan har ingen takst, men betalinger; fik `{ $rate }`
plan-payments-forbidden = en betalingsplan af typen { WORD($payment_type) } har ingen enkeltvist indtastede betalinger
plan-fixed-amount-required = en fast pris skal have et beløb
plan-fixed-rate-forbidden = en fast pris har ingen takst; fik `{ $rate }`
plan-unit-price-forbidden = en pris af typen { WORD($price_kind) } har ingen enhedspris
plan-fixed-units-forbidden = en fast pris har ingen enheder; fik `{ $units }`
plan-per-unit-units-required = en pris pr. enhed skal have et antal enheder over 0
plan-per-unit-price-required = en pris pr. enhed skal have en enhedspris
plan-per-unit-rate-forbidden = en pris pr. enhed har ingen takst; fik `{ $rate }`
plan-per-unit-amount-forbidden = en pris pr. enhed har intet beløb; fik { AMOUNT($amount) }
plan-rate-units-required = en pris efter takst skal have et antal enheder over 0
plan-rate-required = en pris efter takst skal have en takst
plan-rate-amount-forbidden = en pris efter takst har intet beløb; fik { AMOUNT($amount) }
plan-agreed-field-required = feltet { WORD($field) } skal udfyldes for en aftalt pris
plan-agreed-field-forbidden = feltet { WORD($field) } skal være tomt for en aftalt pris; aftalen siger, hvad en enhed koster
plan-agreement-forbidden = feltet { WORD($field) } skal være tomt for en pris af typen { WORD($price_kind) }; det udfyldes kun for en aftalt pris

# Betalingsplanen og dens aktivitet
plan-too-many-decimals = `{ $amount }` har mere end to decimaler; skriv kroner og øre, f.eks. `1234.50`
plan-amount-negative = en betaling kan ikke være under 0; fik `{ $amount }`
plan-blank-text = feltet { WORD($field) } er tomt; det skal udfyldes
plan-unknown-section = der er ingen paragraf `{ $section }`
plan-unknown-activity-type = der er ingen aktivitetstype `{ $activity_type }`
plan-units-negative = antal enheder kan ikke være under 0; fik `{ $units }`
plan-duplicate-payment-date = der betales én gang om dagen; den { DATE($date) } står her to gange
plan-payment-outside-period = betalingen den { DATE($date) } ligger uden for aktivitetens periode, { DAYS($period) }
plan-start-required = en aktivitet skal have en startdato, medmindre den betales én gang
plan-end-before-start = aktiviteten slutter den { DATE($end) }, før den begynder den { DATE($start) }
plan-one-time-payment-date-required = en engangsbetaling skal have en betalingsdato
plan-main-one-time-forbidden = en hovedaktivitet kan ikke være en engangsbetaling; det kan kun følgeaktiviteter
plan-interval-required = en betalingsplan med flere uger eller måneder mellem betalingerne skal angive hvor mange
plan-proration-forbidden = en betalingsplan, der betales `{ $schedule }`, kan ikke betales forholdsmæssigt efter `{ $proration }`
plan-pause-forbidden = kun en løbende betalingsplan kan sættes på pause; pausen `{ $pause }` hører til en engangsbetaling eller til individuelle betalinger
plan-duplicate-pause = der er to pauser `{ $pause }`
plan-pause-overlaps = pausen `{ $pause }` begynder { DATE($start) }, og pausen `{ $other }` slutter { $end ->
    [none] ikke
   *[other] først { DATE($end) }
}; pauser følger efter hinanden
plan-pause-percent-out-of-range = i en pause betales fra 0 til under 100 procent af prisen, med højst fire decimaler; fik { $percent }
plan-pause-outside-period = pausen `{ $pause }` { DAYS($days) } har ingen dag i perioden { DAYS($period) }, som aktiviteten løber i
plan-covers-from-forbidden = kun en betalingsplan, der betales månedsvis, kan have en første dag, den betaler for
plan-monthly-gives-no-payments = en månedlig betalingsplan på dag { $day } giver ingen betalinger fra den { DATE($start) } til den { DATE($end) }
plan-cash-start-too-soon = der kan ikke udbetales den { DATE($date) }, når dagen i dag er den { DATE($today) }: der skal være to udbetalingsdage imellem{ $earliest ->
    [none] {""}
   *[other] ; tidligst den { DATE($earliest) }
  }
plan-change-has-other-activity-kind = en justering af en aktivitet af typen `{ $changed }` skal have samme type; fik `{ $activity_type }`
plan-unknown-activity = der er ingen aktivitet `{ $activity }` at justere
plan-already-changed = aktiviteten `{ $activity }` justeres allerede af `{ $by }`; en aktivitet har én justering
plan-changes-in-circle = justeringerne af aktiviteten `{ $activity }` fører tilbage til den selv
plan-supplementary-after-main = følgeaktiviteten `{ $activity }` begynder den { DATE($start) }, efter at hovedaktiviteten slutter den { DATE($end) }
plan-duplicate-activity = der er to aktiviteter `{ $activity }`
plan-main-activity-missing = der er ingen hovedaktivitet
plan-main-not-granted-yet = hovedaktiviteten er ikke bevilget endnu; bevilg den først eller sammen med de andre
plan-individual-without-payments = aktiviteten `{ $activity }` betales individuelt og har ingen betalinger
plan-recipient-missing = aktiviteten `{ $activity }` har ingen betalingsmodtager
plan-provider-missing = aktiviteten `{ $activity }` betaler en virksomhed og har ingen leverandør
plan-changed-not-granted = `{ $activity }` justerer `{ $changed }`, som ikke er bevilget; bevilg dem i rækkefølge eller sammen
plan-grant-in-order = `{ $activity }` justerer `{ $changed }`, som afløser `{ $replaced }` i samme bevilling; bevilg `{ $changed }` først
plan-second-main-activity = en bevilling har én hovedaktivitet, og denne har `{ $main }`; opret en justering af den
plan-role-differs = en justering er hoved- eller følgeaktivitet ligesom den justerede aktivitet `{ $activity }`
plan-duplicate-plan = betalingsplanen `{ $plan }` hører til aktiviteten `{ $activity }`
plan-section-differs = paragraffen `{ $section }` er ikke den, bevillingen `{ $appropriation }` har
plan-appropriation-ambiguous = der er flere bevillinger efter `{ $section }` ({ $appropriations }); angiv hvilken `{ $activity }` hører til

# Priser og betalinger
plan-unknown-agreement = der er ikke aftalt en pris med `{ $provider }` for `{ $activity_type }` i denne enhed
plan-agreement-not-in-force = der er ikke aftalt en pris med `{ $provider }` for `{ $activity_type }` den { DATE($date) }{ $last_day ->
    [none] {""}
   *[other] ; sidste dag før med en pris: { DATE($last_day) }
  }{ $next_day ->
    [none] {""}
   *[other] ; næste dag med en pris: { DATE($next_day) }
  }
plan-price-above-agreed = fra { DATE($date) } er prisen { AMOUNT($price) }; den aftalte pris er kun { AMOUNT($agreed) }
plan-unknown-rate = der er ingen takst `{ $rate }`
plan-birth-date-required = taksten `{ $rate }` afhænger af alderen; oplys fødselsdatoen
plan-unknown-provider = der er ingen leverandør `{ $provider }`
plan-rate-not-in-force = taksten `{ $rate }` har ingen værdi den { DATE($date) }{ $last_day ->
    [none] {""}
   *[other] ; sidste dag før med en værdi: { DATE($last_day) }
  }{ $next_day ->
    [none] {""}
   *[other] ; næste dag med en værdi: { DATE($next_day) }
  }
plan-price-not-in-force = prisen har ingen værdi den { DATE($date) }{ $last_day ->
    [none] {""}
   *[other] ; sidste dag før med en værdi: { DATE($last_day) }
  }{ $next_day ->
    [none] {""}
   *[other] ; næste dag med en værdi: { DATE($next_day) }
  }
plan-units-not-in-force = der er ikke angivet et antal enheder den { DATE($date) }{ $last_day ->
    [none] {""}
   *[other] ; sidste dag før med et antal: { DATE($last_day) }
  }{ $next_day ->
    [none] {""}
   *[other] ; næste dag med et antal: { DATE($next_day) }
  }
plan-vat-factor-not-in-force = leverandøren har ingen momsfaktor den { DATE($date) }{ $last_day ->
    [none] {""}
   *[other] ; sidste dag før med en værdi: { DATE($last_day) }
  }{ $next_day ->
    [none] {""}
   *[other] ; næste dag med en værdi: { DATE($next_day) }
  }
plan-amount-too-large = `{ $text }` er et for stort beløb
plan-plan-too-long = det er { $payments } betalinger; der laves højst { $limit } ad gangen, bed om en kortere periode
plan-date-out-of-range = `{ $date }` er ikke i årene 1 til 9999

# Betalinger, der er foretaget
plan-no-payment-on-date = betalingsplanen har ingen betaling den { DATE($date) }
plan-already-paid = betalingen den { DATE($date) } er allerede betalt
plan-paid-with-other-sign = en betaling på { AMOUNT($planned) } kan ikke betales med { AMOUNT($amount) }: det ene er penge ud og det andet penge ind
plan-paid-on-out-of-range = den { DATE($paid_on) } ligger ikke mellem den { DATE($earliest) } og den { DATE($latest) }, hvor det kan være betalt
plan-not-granted = betalingen den { DATE($date) } kan ikke betales: det kan kun bevilgede aktiviteter

# Advarsler
plan-part-month-unpaid = { $days ->
    [one] 1 dag
   *[other] { $days } dage
 } fra den { DATE($from) } til den { DATE($to) } bliver ikke betalt ({ AMOUNT($amount) } efter kalenderdage): betalingsplanen betaler ikke dele af måneder
plan-right-ends = fra den { DATE($date) } er der ikke længere ret til `{ $activity }`: { $check ->
    [law-in-force] loven `{ $rule }` gælder ikke længere
    [section-in-force] paragraffen `{ $rule }` gælder ikke længere
    [section-condition] borgeren opfylder ikke længere betingelserne i paragraffen `{ $rule }`
    [activity-type-in-force] aktiviteten `{ $rule }` kan ikke længere bevilges
    [activity-type-condition] borgeren opfylder ikke længere betingelserne for aktiviteten `{ $rule }`
    [offered-as-main] aktiviteten tilbydes ikke længere som hovedaktivitet (`{ $rule }`)
    [offered-as-supplementary] aktiviteten tilbydes ikke længere som følgeaktivitet (`{ $rule }`)
    [offer-condition] borgeren opfylder ikke længere betingelserne for tilbuddet (`{ $rule }`)
    [main-offered] hovedaktiviteten tilbydes ikke længere (`{ $rule }`)
    [provider-in-force] leverandøren `{ $rule }` kan ikke længere vælges
    [provider-agreed] leverandørens aftale om aktiviteten gælder ikke længere (`{ $rule }`)
   *[other] `{ $check }` er ikke længere opfyldt (`{ $rule }`)
 }; betalingerne fra den dag er i alt { AMOUNT($amount) }
plan-service-granted-twice = `{ $activity }` og `{ $other }` er samme ydelse fra samme leverandør fra den { DATE($date) }{ $to ->
    [none] {""}
   *[other] {" "}til den { DATE($to) }
 }; for de dage betaler `{ $activity }` { AMOUNT($amount) }
plan-price-carried-on = prisen er kendt til og med den { DATE($last_known) }; fra betalingen den { DATE($date) } er den ført videre, i alt { AMOUNT($amount) }
plan-person-number-date-impossible = de første seks cifre i personnummeret er ikke en dato; det kan være et erstatningsnummer
plan-person-number-not-ten-digits = et personnummer (CPR) er på ti cifre

# Betalingsreferencer
reference-reference-malformed = en betalingsreference er en dato, ti tegn for planen og to kontroltegn: tyve bogstaver og cifre, bortset fra skilletegn som mellemrum og bindestreger; her er { $characters }, eller de er af en anden form
reference-reference-check-failed = referencens kontroltegn passer ikke; et tegn er forkert, eller to er byttet om
reference-plan-id-missing = en plan uden id har ingen betalingsreferencer
reference-reference-date-out-of-range = { DATE($date) } er ikke i årene 1900 til 9999, så en betaling på den dag har ingen reference

# Hvad en linje på en faktura blev holdt op imod
match-note-reference-found = teksten har referencen `{ $reference }` på betalingen { DATE($date) } i planen `{ $plan }`
match-note-reference-of-no-payment = referencen `{ $reference }` er på planen `{ $plan }` den { DATE($date) }, og planen har ingen betaling den dag
match-note-reference-unknown = referencen `{ $reference }` hører ikke til nogen betaling her
match-note-reference-mistyped = teksten har noget, der ligner en betalingsreference, men kontroltegnene passer ikke: et tegn er forkert
match-note-no-reference = teksten har ingen betalingsreference
match-note-currency-not-kroner = linjen er i { $currency }; betalinger er i danske kroner (DKK)
match-note-cvr-same = firmaet { $cvr } er betalingens
match-note-cvr-differs = firmaet er { $cvr }; betalingens er { $expected }
match-note-no-cvr = linjen siger ikke, hvilket firma den er fra
match-note-amount-same = beløbet er præcis de { AMOUNT($amount) }, der mangler at blive betalt
match-note-amount-within-tolerance = { AMOUNT($amount) } afviger højst { AMOUNT($tolerance) } fra de { AMOUNT($expected) }, der mangler at blive betalt
match-note-amount-below = { AMOUNT($amount) } er mere end { AMOUNT($tolerance) } under de { AMOUNT($expected) }, der mangler at blive betalt
match-note-amount-above = { AMOUNT($amount) } er mere end { AMOUNT($tolerance) } over de { AMOUNT($expected) }, der mangler at blive betalt
match-note-amount-of-other-sign = { AMOUNT($amount) } betaler intet af de { AMOUNT($expected) }, der mangler
match-note-part-of-lines = { $count } linjer henviser til betalingen, og tilsammen er de præcis de { AMOUNT($expected) }, der mangler at blive betalt
match-note-credited-before = { AMOUNT($credited) } af betalingen er krediteret forinden, så der mangler at blive betalt { AMOUNT($expected) }
match-note-credit-in-whole = alt, hvad der er betalt af betalingen { DATE($date) }, { AMOUNT($amount) }, krediteres
match-note-credit-in-part = { AMOUNT($amount) } af de { AMOUNT($paid) }, der er betalt af betalingen { DATE($date) }, krediteres
match-note-credit-deducted = { AMOUNT($amount) } trækkes fra betalingen { DATE($date) }, som ikke er betalt endnu; der mangler at blive betalt { AMOUNT($expected) }
match-note-credit-above = kreditnotaen på { AMOUNT($amount) } er mere end de { AMOUNT($expected) }, der kan krediteres
match-note-credit-fits = betalingen { DATE($date) } er på præcis kreditnotaens beløb
match-note-sum-of-references = de { $count } betalinger, der henvises til, er tilsammen { AMOUNT($expected) }
match-note-sum-of-plan = de { $count } åbne betalinger i planen `{ $plan }` i { $month } er tilsammen { AMOUNT($expected) }
match-note-sum-of-run = de { $count } åbne betalinger i planen `{ $plan }` fra { DATE($first) } til { DATE($last) } er tilsammen præcis { AMOUNT($expected) }
match-note-sum-of-month = firmaets { $count } åbne betalinger i { $month } er tilsammen præcis dette beløb
match-note-covers-day = betalingen { DATE($date) } dækker { DAYS($covers) }, og linjens dag er blandt dem
match-note-covers-period = betalingen { DATE($date) } dækker { DAYS($covers) }, som linjen handler om
match-note-period-differs = linjen handler om { DAYS($period) }; betalingen { DATE($date) } dækker { DAYS($covers) }
match-note-oldest-open = firmaets ældste åbne betaling af dette beløb er { DATE($date) }; de dage, den dækker, sluttede { $days } { $days ->
    [one] dag
   *[other] dage
 } før linjens dag
match-note-nearest-day = firmaets næste betaling af dette beløb er { DATE($date) }; de dage, den dækker, begynder { $days } { $days ->
    [one] dag
   *[other] dage
 } efter linjens dag
match-note-several-fit = { $count } muligheder passer lige godt
match-note-paid-before = betalingen { DATE($date) } er allerede betalt
match-note-paid-by-line = betalingen { DATE($date) } er betalt af linjen `{ $line }`
match-note-line-repeated = der er en anden linje `{ $line }`
match-note-nothing-fits = ingen betaling til dette firma af omtrent dette beløb dækker en dag inden for { $days } dage

match-outcome =
    .matched = passer
    .within-tolerance = inden for tolerancen
    .partial = delvis betaling
    .credited = krediteret
    .offered = forslag
    .deviates = afviger
    .duplicate = dublet
    .ambiguous = flertydig
    .unknown = ukendt
match-credits = krediterer { $plan }, { DATE($date) }
match-pays = betaler { $plan }, { DATE($date) }: { AMOUNT($left) }
match-candidate = måske { $plan }, { DATE($date) }: { AMOUNT($left) }

# Regulering af en pris, der ændres bagud i tid
settlement-rate = taksten `{ $name }` blev kendt ændret { DATE($known) }, med virkning { DAYS($valid) }
settlement-price = prisen i betalingsplanen `{ $name }` blev kendt ændret { DATE($known) }, med virkning { DAYS($valid) }
settlement-vat-factor = momsfaktoren for leverandøren `{ $name }` blev kendt ændret { DATE($known) }, med virkning { DAYS($valid) }
settlement-agreement = den aftalte pris `{ $name }` blev kendt ændret { DATE($known) }, med virkning { DAYS($valid) }
settlement-pause = pausen `{ $pause }` i betalingsplanen `{ $name }` blev kendt eller ændret { DATE($known) }, med virkning for betalinger { DAYS($valid) }
settlement-period = perioden for betalingsplanen `{ $name }` blev kendt ændret { DATE($known) }, med virkning for betalinger { DAYS($valid) }
settlement-back-payment = efterbetaling af { AMOUNT($amount) } for { $count } { $count ->
    [one] betaling
   *[other] betalinger
 }
settlement-claim = krav på { AMOUNT($amount) } for { $count } { $count ->
    [one] betaling
   *[other] betalinger
 }
settlement-nothing = det, der er betalt, ændres ikke
settlement-adjustment = betalingen { DATE($date) }: { AMOUNT($before) } bliver { AMOUNT($after) }, forskel { AMOUNT($difference) }
settlement-repriced = { $count } { $count ->
    [one] ubetalt betaling får ny pris
   *[other] ubetalte betalinger får ny pris
 }
# Refusion
reimbursement-no-reimbursement-scheme = ingen refusionsordning gælder { DATE($date) }
reimbursement-threshold-not-in-force = grænsen for trin { $step } i `{ $scheme }` har ingen værdi { DATE($date) }{ $last_day ->
    [none] {""}
   *[other] ; den seneste før gælder til og med { DATE($last_day) }
 }{ $next_day ->
    [none] {""}
   *[other] ; den næste fra { DATE($next_day) }
 }
reimbursement-reimbursement-year-out-of-range = år { $year } er ikke mellem 1 og 9999
reimbursement-duplicate-case = sagen `{ $case }` er der to gange, som nummer { $first } og { $second } regnet fra 0
reimbursement-reimbursement-too-large = `{ $text }` er for stort et beløb til at beregne refusion af
net-year = { $year }: udgift { AMOUNT($gross) }{ $has_income ->
        [yes] , indtægt { AMOUNT($income) }
       *[no] {""}
    }, refusion { AMOUNT($reimbursement) }, netto { AMOUNT($net) }
net-scheme = refusion efter { $scheme } ({ $name }): { AMOUNT($reimbursement) }
net-unknown = det vides ikke, om { $scheme } ({ $name }) gælder sag { $case }: der mangler { $facts }
net-case = sag { $name }: udgift { AMOUNT($gross) }{ $has_income ->
        [yes] , indtægt { AMOUNT($income) }
       *[no] {""}
    }, refusion { AMOUNT($reimbursement) }, netto { AMOUNT($net) }
net-activity = { $name }: udgift { AMOUNT($gross) }{ $has_income ->
        [yes] , indtægt { AMOUNT($income) }
       *[no] {""}
    }, refusion { AMOUNT($reimbursement) }, netto { AMOUNT($net) }
net-extrapolated = grænserne er ikke kendt for hele året, men fremskrevet


# Filer fra OS2bos
os2bos-nothing-to-import = der er ingen fil at indlæse
os2bos-unreadable = kan ikke læses: { $reason }
os2bos-json-and-csv = mappen har både JSON- og CSV-filer; indlæs én slags
os2bos-not-json = ikke JSON: { $reason }
os2bos-wrong-type = her står { WORD($found) }; her skal stå { WORD($expected) }
os2bos-missing-field = feltet `{ $field }` mangler
os2bos-repeated-field = feltet `{ $field }` er skrevet to gange
os2bos-not-an-amount = `{ $text }` er ikke et beløb, der kan gemmes nøjagtigt
os2bos-ambiguous-amount = `{ $text }` kan være tusinder eller decimaler; skriv det uden punktum eller med decimalkomma
os2bos-ambiguous-percent = `{ $text }` kan være { $text } procent, eller { $percent } procent skrevet som andel af én; skriv den med `%`
os2bos-number-shortened = `{ $text }` er et tal, som et regneark har forkortet; formatér kolonnen som tekst, og eksportér den igen
os2bos-zeros-lost = `{ $text }` har { $digits } cifre, og disse numre har { $expected }; et regneark kan have fjernet nuller foran, så formatér kolonnen som tekst, og eksportér den igen
os2bos-not-utf-8 = ikke UTF-8 fra linje { $line }, tegn { $column }; det ligner { WORD($encoding) }: gem filen som UTF-8
os2bos-not-a-date = `{ $text }` er ikke en dato; OS2bos skriver `ÅÅÅÅ-MM-DD`
os2bos-unknown-sheet = overskriften `{ $header }` hører ikke til en af de fem CSV-filer i OS2bos
os2bos-missing-column = filen med { WORD($sheet) } har ingen kolonne `{ $column }`
os2bos-ragged-row = rækken har { $cells } celler under { $columns } kolonner

# Indlæsning fra OS2bos: ikke en del af en regelbog
os2bos-notice-belongs-to-cases = { $count } ikke overført: de hører til sager, ikke til regelbogen
os2bos-notice-belongs-to-host = { $count } ikke overført: det system, der bruger regelbogen, har dem selv
os2bos-notice-is-history = { $count } ikke overført: de er historik
os2bos-notice-unknown-model = { $count } ikke overført: modellen er ukendt
os2bos-notice-unknown-field = feltet `{ $field }` ikke overført ({ $count ->
    [one] én gang
   *[other] { $count } gange
  }): det er ukendt
os2bos-notice-field-not-carried = feltet `{ $field }` ikke overført ({ $count ->
    [one] én gang
   *[other] { $count } gange
  }): der er ikke plads til det i en regelbog
os2bos-notice-alias-of-other-system = { $count } ikke overført: deres navne begynder ikke med `BOS`

# Indlæsning fra OS2bos: kan ikke stå i en regelbog
os2bos-notice-dangling-reference = `{ $field }` henviser til { WORD($kind) } `{ $key }`, som ikke findes
os2bos-notice-no-id = ikke overført: `{ $field }` er tomt
os2bos-notice-repeated-id = ikke overført: `{ $id }` er allerede navnet på { $first }, som gælder for begge
os2bos-notice-repeated-key = skrevet { $count } gange med samme nøgle; den sidste er overført
os2bos-notice-repeated-offer = ikke overført: `{ $activity_type }` er allerede tilbudt under `{ $section }` i denne rolle
os2bos-notice-no-main-activity = ikke overført under `{ $section }`: der er ingen hovedaktivitet, den kan følge
os2bos-notice-no-section = tilbyder intet: den nævner ingen paragraf
os2bos-notice-no-such-offer = ikke overført: `{ $activity_type }` er ikke en hovedaktivitet under `{ $section }`
os2bos-notice-alias-conflict = ikke overført: kontoen `{ $account }` med kategori `{ $category }` har allerede aliaset `{ $kept }`
os2bos-notice-not-understood = `{ $field }` kan ikke forstås: `{ $text }`
os2bos-notice-no-target-groups = der er ingen i filerne; paragraffer og indsatser er overført som lukkede for alle
os2bos-notice-no-value = har ingen værdi på nogen dag
os2bos-notice-empty-interval = der er ingen dage { DAYS($interval) }
os2bos-notice-vat-factor-refused = ikke overført: `{ $text }` er ikke en momsfaktor over 0
os2bos-notice-below-zero = `{ $field }` ikke overført: `{ $text }` er under 0
os2bos-notice-fact-unknown = `{ $fact }` kan ikke kræves: regelbogen har ingen sådan oplysning
os2bos-notice-holiday-abolished = { DATE($date) } ikke overført: store bededag er ikke en helligdag fra 2024

# Indlæsning fra OS2bos: overført, men anderledes
os2bos-notice-ended = ikke aktiv: overført som gældende til dagen før den { DATE($on) }
os2bos-notice-inactive = ikke aktiv: overført alligevel, da sådanne værdier ikke har en gyldighed
os2bos-notice-kle-refused = overført uden KLE-nummer: `{ $text }` er ikke skrevet `dd.dd.dd`
os2bos-notice-account-refused = overført uden `{ $field }`: `{ $text }` er en bemærkning, ikke en konto
os2bos-notice-cvr-refused = overført som `{ $id }` uden CVR-nummer: det angivne er ikke otte cifre
os2bos-notice-internal-provider = overført som den interne leverandør `{ $id }`
os2bos-notice-never-grantable = overført under `{ $section }`, men ingen af dens hovedaktiviteter er det dér, så den kan aldrig bevilges
os2bos-notice-values-overlap = værdierne { DAYS($days) } overlapper andre; de senest indtastede gælder
os2bos-notice-values-joined = { $pieces } værdier er overført som { $carried }: ens værdier, der støder op til hinanden, er én
os2bos-notice-alias-without-category = overført, men `{ $category }` er ikke en kategori her, så ingen betaling vil finde det
os2bos-notice-rows-disagree = `{ $field }` er `{ $other }` i en tidligere række; `{ $kept }` er overført
os2bos-notice-exact-main-activities = hovedaktiviteterne er overført paragraf for paragraf, som rækkerne siger; OS2bos glemmer, hvilke der hører sammen
os2bos-notice-closed-here = { $count } dage i { $year } er weekend eller helligdage her, men ikke undtaget i OS2bos; den første er den { DATE($first) }

# Indlæsning fra OS2bos: antaget
os2bos-notice-law-always-in-force = OS2bos siger ikke, hvornår `{ $law }` gælder; overført som altid
os2bos-notice-law-unknown = nævner ingen lov; overført under `UKENDT`
os2bos-notice-law-named-twice = `{ $law }` kaldes både `{ $kept }` og `{ $other }`; det første er overført
os2bos-notice-steps-assumed = der er ingen trin på indsatstrappen; 1 til 6 er antaget, med nøgler lig numrene
os2bos-notice-scaling-assumed = skaleringstrappen er 1 til 10, som OS2bos har den i sit program
os2bos-notice-districts-assumed = der er ingen skoledistrikter; et distrikt er et tal, dets nøgle i OS2bos
os2bos-notice-approval-order-assumed = OS2bos har ingen rækkefølge af bevillingskompetencer; de er overført efter nøgle og uden grænser
os2bos-notice-tolerance-assumed = `{ $field }` er tomt; `{ $value }` er overført, som OS2bos gør
os2bos-notice-calendar-assumed = der er ingen undtagne betalingsdage; den danske kalender af helligdage og banklukkedage er overført
os2bos-notice-calendar-ends = ekstra dage uden betalinger er kendt til og med den { DATE($last) }; derefter kun weekender og helligdage
os2bos-notice-absent = der er ingen i filerne

## Ord og vendinger i fejlenes værdier; på engelsk er de, som de er

word-text = tekst
word-a-text = en tekst
word-number = et tal
word-a-number = et tal
word-a-whole-number = et helt tal
word-a-whole-number-or-null = et helt tal eller null
word-list = en liste
word-a-list = en liste
word-a-list-of-objects = en liste af objekter
word-a-list-of-whole-numbers = en liste af hele tal
word-object = et objekt
word-an-object = et objekt
word-a-text-or-an-object = en tekst eller et objekt
word-a-text-a-whole-number-or-true-or-false = en tekst, et helt tal, eller true eller false
word-flag = true eller false
word-true-or-false = true eller false
word-value = en værdi
word-null = null
word-nothing = ingenting
word-an-amount = et beløb
word-a-key = en nøgle
word-a-date-as-text = en dato som tekst
word-a-date-such-as-x = en dato som { $x }
word-an-amount-such-as-x = et beløb som { $x }
word-a-number-such-as-x-not-below-n = et tal som { $x }, ikke under { $n }
word-a-day-of-the-month-n-to-n = en dag i måneden, { $n } til { $m }
word-one-of-x = en af { $x }
word-whole-numbers = hele tal
word-whole-numbers-from-n = hele tal fra { $n }
word-whole-numbers-up-to-n = hele tal til og med { $n }
word-whole-numbers-from-n-to-n = hele tal fra { $n } til { $m }
word-dates-x = datoer { $x }

word-method = betalingsmetode
word-recipient-kind = modtagertype
word-recipient-id = modtagerens nummer
word-payment-type = betalingstype
word-payment-date = betalingsdato
word-frequency = frekvens
word-day-of-month = dag i måneden
word-price-kind = pristype
word-amount = beløb
word-units = antal enheder
word-unit = enhed
word-unit-price = enhedspris
word-date = dato
word-role = rolle
word-status = status
word-start = startdato
word-end = slutdato
word-internal = intern
word-company = firma
word-person = person
word-cash = udbetaling
word-payroll = løn
word-invoice = faktura
word-one-time = engangsbetaling
word-running = løbende
word-individual = individuel
word-fixed = fast pris
word-per-unit = pris pr. enhed
word-rate = takst
word-agreed = aftalt pris
word-paragraphs = paragraffer
word-activities = aktiviteter
word-activity-categories = aktivitetskategorier
word-service-providers = leverandører
word-account-aliases = kontoalias
word-section = paragraf
word-section-entry = regel under en paragraf
word-activity-type = aktivitet
word-modifies = ændret aktivitet
word-another-encoding = en anden tegnkodning
word-category = aktivitetskategori
word-provider = leverandør
word-effort = indsats
word-effort-step = trin på indsatstrappen
word-target-group = målgruppe
word-approval-level = bevillingskompetence
word-laws = love
word-dimensions = oplysninger
word-required-facts = regler om nødvendige oplysninger
word-efforts = indsatser
word-sections = paragraffer
word-categories = aktivitetskategorier
word-activity-types = aktiviteter
word-main-offers = hovedaktiviteter under paragraffer
word-supplementary-offers = følgeaktiviteter under paragraffer
word-external-providers = eksterne leverandører
word-internal-providers = interne leverandører
word-agreements = aftaler
word-rates = takster
word-approval-levels = bevillingskompetencer
word-extra-days = ekstra dage uden betalinger

# En sag, og hvad der sker med den

case-event-out-of-order = den næste hændelse har nummer { $expected }; dette er { $found }
case-case-has-moved-on = sagen ventedes at stå ved hændelse { $expected }, men står ved { $found }
case-event-version-unknown = hændelsen er skrevet i format { $version }; der kendes formater til og med { $known }
case-event-does-not-fit = hændelse { $sequence } handler om `{ $subject }`, som sagen ikke har
case-date-before-last-event = hændelser følger hinanden i tid: { DATE($on) } er før { DATE($last) }, dagen for den seneste
case-not-known-as-of = hvad der var kendt { DATE($date) }, kan ikke siges: de hændelser, der er her, begynder senere
case-sequence-without-day = { $last ->
    [none] den seneste hændelse har nummer { $sequence } og ingen dag
   *[other] den seneste hændelse har nummer { $sequence } og dagen { DATE($last) }
 }; en sag har både nummer og dag eller ingen af delene
case-later-than-last-event = dette er fra { DATE($on) }, som er efter { DATE($last) }, dagen for den seneste hændelse
case-facts-out-of-order = værdierne af `{ $fact }` følger hinanden efter deres første dag, én for hver dag; denne følger ikke efter den forrige
case-duplicate-appropriation = der er to bevillinger `{ $appropriation }`
case-replaced-not-granted = `{ $activity }` skulle være afløst af `{ $by }`, men en af dem er ikke bevilget
case-approval-without-grant = aktiviteten `{ $activity }` er godkendt uden at være bevilget
case-amount-negative = beløbet { AMOUNT($amount) } er under 0
case-fraction-of-oere = beløbet `{ $amount }` går ikke op i hele ører
case-payment-outside-plan = aktiviteten `{ $activity }` har ingen betaling { DATE($date) }: planen betaler på andre dage, eller aktiviteten er ophørt eller afløst
case-payments-missing = betalingsplanen for aktiviteten `{ $activity }` har { $planned } betalinger, men der er dannet { $made }
case-payment-planned = planen har en betaling { DATE($date) }, så den bliver stående, selvom den alligevel ikke er betalt
case-settlement-empty = denne efterregulering af aktiviteten `{ $activity }` regulerer ingenting
case-settlement-sum-differs = efterreguleringens beløb er { AMOUNT($amount) }, men dens dele giver tilsammen { AMOUNT($sum) }
case-reference-differs = `{ $reference }` er ikke referencen på denne betaling
case-part-of-no-plan = betalingsplanen `{ $plan }` hører hverken til aktiviteten `{ $activity }` eller til en anden
case-actor-missing = det skal fremgå, hvem der har foretaget hændelsen
case-actor-differs = dette er af en anden end hændelsen
case-day-differs = dette er fra { DATE($on) }, men hændelsen er fra { DATE($event) }
case-status-differs = denne hændelse giver ikke aktiviteten `{ $activity }` den status
case-activity-differs = denne hændelse ændrer noget ved aktiviteten `{ $activity }`, som sådan en hændelse ikke ændrer
case-payment-differs = betalingen { DATE($date) } skulle have været { AMOUNT($amount) }, men var { AMOUNT($known) }, eller dens pris var kendt på en anden måde
case-price-differs = betalingen { DATE($date) } er { AMOUNT($amount) }, men { $price ->
    [none] planen giver ingen pris den dag
   *[other] planen giver { AMOUNT($price) }, eller prisen er kendt på en anden måde
 }
case-paid-differs = det, der før er sagt om betalingen { DATE($date) }, er noget andet
case-invoice-sum-differs = her betales { AMOUNT($paid) }, men fakturaens linjer om det er på { AMOUNT($lines) }
case-notice-missing = hændelsen siger ikke `{ $notice }` videre, som den fører til
case-notice-unfounded = hændelsen siger `{ $notice }` videre, som den ikke fører til
case-notices-out-of-order = beskederne om det samme som `{ $notice }` er i en anden rækkefølge, end hændelsen fører til
case-rest-not-judged = { $events ->
    [one] én hændelse herfra er ikke bedømt
   *[other] { $events } hændelser herfra er ikke bedømt
 }, fordi en hændelse før dem ikke kan gennemføres
case-duplicate-case = sagen `{ $case }` er der to gange, som nummer { $first } og { $second } regnet fra 0
case-case-not-opened = sagen er ikke åbnet
case-case-already-open = sagen er allerede åben
case-case-closed = sagen blev lukket { DATE($on) }
case-case-not-closed = sagen er ikke lukket
case-still-running = aktiviteten `{ $activity }` er bevilget og løber videre
case-still-unpaid = { $payments } betalinger på den bevilgede aktivitet `{ $activity }` er ikke betalt
case-no-facts = der er ikke angivet nogen oplysning
case-unknown-appropriation = der er ingen bevilling `{ $appropriation }`
case-unknown-section = der er ingen paragraf `{ $section }`
case-section-is-frozen = bevillingen `{ $appropriation }` har bevilgede aktiviteter; dens paragraf ligger fast
case-id-required = der skal være et id
case-actor-required = det skal fremgå, hvem der gør det
case-no-such-activity = der er ingen aktivitet `{ $activity }`
case-change-stays-in-place = aktiviteten `{ $activity }` kan ikke blive en justering af en anden aktivitet eller holde op med at være det
case-granted-is-frozen = aktiviteten `{ $activity }` er bevilget; opret en justering af den i stedet
case-replaced = aktiviteten `{ $activity }` er afløst af `{ $by }`
case-activity-annulled = bevillingen af aktiviteten `{ $activity }` er annulleret
case-already-expected = aktiviteten `{ $activity }` er allerede forventet; ret den
case-approval-level-missing = der skal være et bevillingsniveau
case-unknown-approval-level = der er intet bevillingsniveau `{ $level }`
case-approval-level-not-in-force = bevillingsniveauet `{ $level }` gælder ikke { DATE($on) }
case-approver-missing = nogen skal bevilge
case-second-approver-missing = på bevillingsniveauet `{ $level }` skal en anden være enig
case-second-approver-same = den anden person skal være en anden end `{ $approver }`
case-section-beyond-approval = bevillingsniveauet `{ $level }` må ikke bevilge paragraffen `{ $section }`
case-approval-limit-exceeded = bevillingsniveauet `{ $level }` må bevilge op til { AMOUNT($limit) } om året; dette er { AMOUNT($cost) }
case-approval-net-limit-exceeded = bevillingsniveauet `{ $level }` må bevilge op til { AMOUNT($limit) } om året efter refusion; dette er { AMOUNT($net) }: { AMOUNT($gross) } fratrukket refusion på { AMOUNT($reimbursement) }
case-section-missing = bevillingen har ingen paragraf
case-rule-not-met = aktiviteten `{ $activity }` opfylder ikke `{ $check }` (`{ $rule }`)
case-fact-needed = der mangler en oplysning for at afgøre, om aktiviteten `{ $activity }` opfylder `{ $check }` (`{ $rule }`)
case-nothing-selected = intet er valgt
case-activity-not-granted = aktiviteten `{ $activity }` er ikke bevilget
case-end-not-later = aktiviteten `{ $activity }` løber allerede så længe
case-end-not-earlier = aktiviteten `{ $activity }` løber ikke længere end det
case-end-after-main = følgeaktiviteten `{ $activity }` kan ikke løbe længere end hovedaktiviteten, som slutter { DATE($end) }
case-taken-over = aktiviteten `{ $activity }` er afløst af sin bevilgede justering `{ $by }`
case-reason-required = der skal være en begrundelse
case-payment-not-paid = betalingen { DATE($date) } er ikke betalt
case-payment-settled = betalingen { DATE($date) } er efterreguleret; ret beløbet i stedet for at fjerne betalingen
case-no-such-settlement = der er ingen efterregulering { $number } af aktiviteten `{ $activity }`, som har { $known }
case-adjustment-paid-before = betalingen af efterregulering { $number } af aktiviteten `{ $activity }` er allerede betalt
case-adjustment-not-paid = betalingen af efterregulering { $number } af aktiviteten `{ $activity }` er ikke betalt
case-no-such-income = der er ingen indtægt `{ $income }`
case-nothing-owed = indtægten `{ $income }` forfalder ikke { DATE($date) }
case-income-claimed-before = indtægten `{ $income }` for { DATE($date) } er opkrævet før
case-income-not-claimed = indtægten `{ $income }` for { DATE($date) } er ikke opkrævet
case-received-more-than-claimed = der er opkrævet { AMOUNT($claimed) }, og der ville være modtaget { AMOUNT($received) }
case-income-has-claims = noget af indtægten `{ $income }` er opkrævet; den bliver under sin bevilling
case-income-not-positive = en indtægt er over 0; her er { AMOUNT($amount) }
case-duplicate-income = der er to indtægter `{ $income }`
case-claims-out-of-order = opkrævningerne af indtægten `{ $income }` og det, der er modtaget af hver, følger hinanden dag for dag; { DATE($date) } gør ikke
case-claim-differs = det, der før var oplyst om opkrævningen af indtægten `{ $income }` for { DATE($date) }, er noget andet
case-adjustment-waived = det, som efterregulering { $number } af aktiviteten `{ $activity }` fandt betalt for meget, er eftergivet; der skal intet betales tilbage
case-set-off-exceeds-payments = { AMOUNT($amount) } er betalt for meget for aktiviteten `{ $activity }`; i de næste betalinger til samme modtager kan kun { AMOUNT($available) } modregnes
case-waiver-exceeds-approval = bevillingskompetencen `{ $level }` gælder op til { AMOUNT($limit) }; der eftergives { AMOUNT($waived) }
case-not-overpaid = kun det, der er betalt for meget, eftergives; her er betalt { AMOUNT($amount) } for lidt
case-nothing-corrected = der er intet at rette: aktiviteten `{ $activity }` bliver ikke anderledes
case-no-such-pause = aktiviteten `{ $activity }` har ingen pause `{ $pause }`
case-resume-outside-pause = pausen `{ $pause }` begynder { DATE($from) } og slutter { $to ->
    [none] ikke
   *[other] { DATE($to) }
}; der kan betales igen fra en dag efter den første og senest fra den sidste, ikke fra { DATE($on) }. Skal ingen dag være på pause, så ophæv pausen
case-individual-has-no-price = betalingsplanen for aktiviteten `{ $activity }` er individuel: hver betaling har sit eget beløb, og planen har ingen pris
case-invoice-registered-before = fakturaen `{ $invoice }` er registreret før
case-currency-not-kroner = betalinger er i danske kroner (DKK); dette er i { $currency }
case-invoice-without-lines = en faktura har linjer
case-plan-not-individual = betalingsplanen for aktiviteten `{ $activity }` er ikke individuel; betalingerne følger af den
case-text-required = en note har en tekst

## Prognoser

forecast-months-reversed = månederne slutter med { $to }, før de begynder med { $from }
forecast-too-many-months = { $from } til { $to } er mere end { $limit } måneder
forecast-month-out-of-range = { $month } er ikke i et år mellem 1 og 9999
forecast-forecast-too-large = { $groups } grupper af { $months } måneder er mere end { $limit } tal
forecast-unknown-dimension = der er ingen dimension `{ $name }`
forecast-dimension-repeated = dimensionen `{ $name }` er nævnt to gange
forecast-figures-misshapen = der skulle være { $expected } tal, men der er { $actual }
forecast-group-repeated = gruppen `{ $group }` er der to gange
forecast-months-differ = { $from } til { $to } kan ikke holdes op mod { $other_from } til { $other_to }
forecast-dimensions-differ = tal efter `{ $by }` kan ikke holdes op mod tal efter `{ $other }`
forecast-months-missing = budgettet er for { $year }, og prognosen for { $from } til { $to }
forecast-budget-line-repeated = budgetlinjen `{ $line }` er der to gange
forecast-budget-months-not-twelve = et år har tolv måneder, men der er beløb for { $actual }
forecast-adjustment-outside-year = reguleringen { DATE($on) } hører ikke til budgettet for { $year }
forecast-too-many-decimals = `{ $amount }` har mere end to decimaler; skriv kroner og øre, f.eks. `1234.50`
forecast-budget-lines-overlap = `{ $group }` ville tælle med på både `{ $line }` og `{ $other }`
forecast-agreed-price-unknown = en ny sag har ingen aftale; angiv prisen for en enhed
forecast-unknown-rate = ingen plan betales efter taksten `{ $rate }`
forecast-unknown-rule-book = der er ingen regelbog med versionen `{ $version }`
forecast-too-many-years = { $years } år er mere end { $limit }
forecast-too-many-new-cases = de nye sager har mere end { $limit } aktiviteter
forecast-change-too-large = scenariet `{ $scenario }` gør en pris for stor
forecast-plan-refused = den ændrede plan afvises: { $reason }
forecast-reimbursement-refused = refusionen kan ikke beregnes: { $reason }
forecast-cancelled = dette blev afbrudt
forecast-sum-too-large = `{ $text }` er for stort et beløb
forecast-not-counted = { $count ->
    [one] 1 sag er ikke talt med, fordi der er fejl i den
   *[other] { $count } sager er ikke talt med, fordi der er fejl i dem
  }: { $cases }{ $more ->
    [0] {""}
   *[other] {" "}og { $more } til
  }
forecast-chart =
    .year = Udgift pr. måned { $year }
    .line = { $name } { $year } pr. måned
    .cumulative = { $name } { $year }: udgift og budget lagt sammen
    .deviates = forventet resultat { $result }, budget { $budget }, afvigelse { $deviation }
    .budget = Budget
    .heat = Udgift efter { $dimension } og måned
    .thousands = 1.000 kr.
    .more = Koster mere
    .less = Koster mindre
dimension = { $name ->
    [section] paragraf
    [activity_type] ydelse
    [provider] leverandør
    [account] konto
    [case] sag
    [activity] aktivitet
    [target_group] målgruppe
    [effort_step] indsatstrin
   *[other] { $name }
  }
budget =
    .total = I alt
    .unbudgeted = Uden budget
    .heading = Budget { $year } pr. { $date }, i kr.
    .line = Linje
    .budget = Budget
    .to-date = Budget til dato
    .paid = Betalt
    .consumption = af budget
    .granted = Bevilget, ikke betalt
    .expected = Forventet
    .statistical = Statistisk forventet
    .result = Forventet resultat
    .deviation = Afvigelse
    .percent = %
    .in-percent = { $number } %
    .alert-paid = { $threshold } % af budgettet er betalt i { $month }
    .alert-committed = { $threshold } % af budgettet er betalt eller bevilget i { $month }
    .alert-expected = { $threshold } % af budgettet forventes brugt i { $month }
    .driver = { $name }: { $result }
    .driver-changed = { $name }: { $result }, var { $baseline }: { $change }
    .driver-others = { $count ->
        [one] 1 anden
       *[other] { $count } andre
      }: { $amount }
    .expiring = { $name } slutter { $date }; forlænget året ud koster den { $amount }
    .expiring-likely = { $name } slutter { $date } og forlænges sandsynligvis: { $amount } året ud
    .expiring-others = { $count ->
        [one] 1 anden, der sandsynligvis forlænges: { $amount }
       *[other] { $count } andre, der sandsynligvis forlænges: { $amount }
      }
scenario = Scenarier
    .base = Som det er
    .difference = Forskel
bridge = Derfor har prognosen flyttet sig
    .before = Før
    .after = Nu
    .expected-dropped = Forventet bortfaldet
    .expected-granted = Forventet blev bevilget
    .ended = Ophørt eller afkortet
    .extended = Forlænget
    .paused = Pauser
    .quantity = Mængde
    .price = Pris
    .rate = Takster
    .moved = Flyttet
    .new-grant = Nye bevillinger
    .new-expected = Nye forventede
    .paid-otherwise = Betalt anderledes end planlagt
    .other = Andet
    .income = Egenbetaling og andre indtægter
    .reimbursement = Refusion

## Porteføljer

portfolio-case-missing = række { $row } har ingen sag
portfolio-activity-missing = række { $row } i sag `{ $case }` har ingen aktivitet
portfolio-activity-repeated = aktivitet `{ $activity }` i sag `{ $case }` står to gange
portfolio-case-repeated = sag `{ $case }` er der to gange, som nummer { $first } og { $second } regnet fra 0
portfolio-changed-activity-unknown = aktivitet `{ $activity }` i sag `{ $case }` justerer `{ $changed }`, som sagen ikke har
portfolio-date-out-of-range = aktivitet `{ $activity }` i sag `{ $case }` nævner `{ $date }`, som ikke er i et år mellem 1 og 9999
portfolio-end-before-start = aktivitet `{ $activity }` i sag `{ $case }` slutter { DATE($end) }, før den starter { DATE($start) }
portfolio-units-negative = aktivitet `{ $activity }` i sag `{ $case }` har `{ $units }` enheder
portfolio-unknown-rate = aktivitet `{ $activity }` i sag `{ $case }` betales efter takst `{ $rate }`, som ikke findes
portfolio-pieces-overlap = de daterede priser for aktivitet `{ $activity }` i sag `{ $case }` overlapper, er tomme eller står ikke i orden
portfolio-price-not-in-force = aktivitet `{ $activity }` i sag `{ $case }` har ingen pris { DATE($date) }
portfolio-amount-too-large = `{ $text }` i aktivitet `{ $activity }` i sag `{ $case }` er for stort et beløb
portfolio-fraction-of-oere = `{ $text }` i aktivitet `{ $activity }` i sag `{ $case }` har en brøkdel af en øre
portfolio-payment-repeated = aktivitet `{ $activity }` i sag `{ $case }` har to betalinger planlagt { DATE($date) }
portfolio-paid-not-granted = aktivitet `{ $activity }` i sag `{ $case }` er ikke bevilget, og dens betaling planlagt { DATE($date) } er betalt
portfolio-labels-misshapen = aktivitet `{ $activity }` i sag `{ $case }` har { $actual } værdier til { $expected } dimensioner
portfolio-too-many-rows = der er mere end { $limit } rækker, værdier eller betalinger
portfolio-more-faults = yderligere { $more } er ikke nævnt
portfolio-column-missing = der er ingen kolonne `{ $column }`
portfolio-column-type = kolonne `{ $column }` skal være { $expected }, men er { $actual }
portfolio-value-missing = aktivitet `{ $activity }` i sag `{ $case }` siger ikke noget i `{ $column }`
portfolio-value-unknown = aktivitet `{ $activity }` i sag `{ $case }` siger `{ $value }` i `{ $column }`, og det betyder ikke noget der
portfolio-not-an-amount = `{ $text }` i `{ $column }` for aktivitet `{ $activity }` i sag `{ $case }` er ikke et beløb eller er for stort
portfolio-price-ambiguous = aktivitet `{ $activity }` i sag `{ $case }` har mere end én pris eller momsfaktor
portfolio-arrow-unreadable = dette er ikke Arrow, der kan læses: { $text }
