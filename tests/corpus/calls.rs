// The calls of the corpus: `name(argument: Type, …) = expression;`, and after `=>` what is asked of `it`, the answer.
//
// The crate compiles this file. Python and TypeScript derive their own expressions from the same lines, by the rules in
// `README.md`. Where a face differs more than by those rules, its expression follows after `python` or `node`.
calls! { it =>
    // Money and dates
    parse_amount(text: Amount) = text;
    kroner(amount: Amount) = money::kroner(amount)?;
    round(amount: Amount) = money::round(amount);
    price(base: Amount, vat_factor: Amount) = money::price(base, vat_factor)?;
    sum(amounts: Vec<Amount>) = money::sum(amounts)?;
    to_oere(amount: Amount) = money::to_oere(amount)?;
    format(amounts: Vec<Amount>, dates: Vec<Date>, lang: Language) = formatted(&amounts, &dates, lang);
    parse_date(text: Date) = text;
    easter(year: i32) = dates::easter(year);
    age_on(birth: Date, on: Date) = dates::age_on(birth, on);
    date_of_age(birth: Date, years: u32) = dates::date_of_age(birth, years);
    period(start: Date, end: Option<Date>) = parts!({"period": Period::new(start, end)?, "days": Period::new(start, end)?.days()}),
        node "parts({period: bv.Period.of(start, end), days: bv.Period.days(bv.Period.of(start, end))})";
    year(year: i32) = Period::year(year)?;
    recurrence(recurrence: Recurrence, window: Period) =
        parts!({"count": recurrence.count(window), "dates": recurrence.dates(window)?.collect::<Vec<_>>()}),
        python "{'count': recurrence.count(window), 'dates': recurrence.dates(window)}",
        node "{count: bv.Recurrence.count(recurrence, window), dates: bv.Recurrence.dates(recurrence, window)}";
    set_amounts(amounts: DatedAmounts, settings: Settings, on: Vec<Date>) = set_amounts(amounts, &settings, &on)?;
    calendar(calendar: PaymentCalendar, dates: Vec<Date>) = calendar_days(&calendar, &dates);

    // Rule books and decisions
    load(rule_book: RuleBook) = RuleBookVersion::from(&rule_book),
        python "{'id': rule_book.id, 'version': rule_book.version}", node "{id: ruleBook.id, version: ruleBook.version}";
    check(situation: Situation, proposal: Proposal, on: Date) = situation.check(&proposal, on), python "situation.check(proposal, on=on)"
        => text(lang: Language) = it.explain(lang);
    alternatives(situation: Situation, proposal: Proposal, on: Date) = situation.check(&proposal, on).alternatives(),
        python "situation.check(proposal, on=on).alternatives()"
        => text(rule_book: RuleBook, lang: Language) = it.explain(&rule_book, lang),
            node "situation.check(proposal, on).explainAlternatives(lang)";
    questions(situation: Situation, proposal: Proposal, on: Date) = situation.check(&proposal, on).questions(),
        python "situation.check(proposal, on=on).questions";
    options(situation: Situation, request: OptionsRequest) = situation.options(&request)
        => text(lang: Language) = it.to_text(lang);
    option_questions(situation: Situation, request: OptionsRequest) = situation.options(&request).questions(),
        python "situation.options(**request).questions";
    check_columns(rule_book: RuleBook, columns: Columns) = check_columns(&rule_book, &columns)?;
    codes() = text::codes();

    // Plans and payments
    payments(plan: PaymentPlan, period: Period, window: Period = period, prices: Prices<'_>) =
        plan::payments(&plan, period, window, &prices)?;
    total(plan: PaymentPlan, period: Period, window: Period = period, prices: Prices<'_>) =
        plan::total(&plan, period, window, &prices)?;
    count(plan: PaymentPlan, period: Period, window: Period = period) = plan::count(&plan, period, window);
    full_year_cost(plan: PaymentPlan, year: i32, prices: Prices<'_>) = plan::full_year_cost(&plan, year, &prices)?;
    price_on(price: Price, on: Date, prices: Prices<'_>) = prices.price_on(&price, on)?,
        python "(prices or bv.plan.Prices()).price_on(price, on)", node "bv.priceOn(price, on, prices)";
    check_plan(plan: PaymentPlan) = nothing_wrong(plan.check())?, node "nothingWrong(bv.checkPlan(plan))";
    check_plan_form(form: PlanForm) = nothing_wrong(form.check())?, node "nothingWrong(bv.checkPlanForm(form))";
    check_activity(activity: Activity, calendar: PaymentCalendar, today: Date, changed: Option<Activity>) =
        nothing_wrong(activity.check(&calendar, today, changed.as_ref()))?,
        node "nothingWrong(bv.checkActivity(activity, {today, calendar: calendar.given, ...some({changed})}))";
    check_activity_form(activity: ActivityForm, calendar: PaymentCalendar, today: Date, changed: Option<Activity>) =
        nothing_wrong(activity.check(&calendar, today, changed.as_ref()))?,
        node "nothingWrong(bv.checkActivityForm(activity, {today, calendar: calendar.given, ...some({changed})}))";
    preview(rule_book: RuleBook, existing: Vec<Activity> = default(), drafts: Vec<Activity>, on: Date, options: PreviewOptions = default()) =
        plan::preview(&rule_book, &existing, &drafts, on, &options)?
        => text(lang: Language) = it.to_text_with(&rule_book, lang), python "it.to_text(lang, rule_book)", node "it.toText(lang, ruleBook)"
        => svg(lang: Language, size: Size) = it.to_svg(lang, size)
        => svg_by_year(lang: Language, size: Size) = it.to_svg_by_year(lang, size);
    ledger(ledger: Ledger = default(), steps: LedgerSteps) = ledger_steps(ledger, steps)?;
    sums(activities: Vec<(Activity, Ledger)>) = Overview::from_activities(&pairs(&activities))?,
        python "bv.plan.Overview.from_activities(activities)", node "bv.overview(activities)";
    due(payments: Vec<(Activity, Ledger)>, calendar: PaymentCalendar, on: Date) = due(&payments, &calendar, on)?,
        node "bv.due(payments, calendar.given, on)";
    account(accounts: Accounts, offer: Option<Offer>, role: Role, recipient: Recipient, on: Date) =
        plan::account(&accounts, offer.as_ref(), role, &recipient, on);
    settle(activity: Activity, ledger: Ledger, earlier: Vec<Settlement> = default(), cause: PriceChange, today: Date,
        horizon: Horizon = default(), prices: Prices<'_>) =
        plan::settle(&activity, &ledger, &earlier, cause, today, horizon, &prices)?,
        python "bv.plan.settle(activity, ledger, cause, today, earlier=earlier, horizon=horizon, prices=prices)",
        node "bv.settle(activity, ledger, cause, today, {earlier, horizon, prices})"
        => text(lang: Language) = it.explain(lang), node "bv.explainSettlement(it, lang)";
    net_cost(rule_book: RuleBook, household: Vec<CaseCosts>, year: i32, extrapolation: Extrapolation = default()) =
        plan::net_cost(&rule_book, &household, year, extrapolation)?
        => text(lang: Language) = it.explain(lang), node "bv.explainNetCost(ruleBook, household, year, extrapolation, lang)";
    match_lines(plans: Vec<OpenPlan>, lines: Vec<InvoiceLine>, options: MatchOptions) =
        OpenPayments::new(&plans).match_lines(&lines, options), node "bv.matchLines(plans, lines, options)"
        => text(lang: Language) = joined(it.iter().map(|one| one.explain(lang))),
            python "joined(one.explain(lang) for one in it)", node "bv.explainMatches(plans, lines, options, lang).join('\\n')";
    reference(plan: String, date: Date) = PaymentReference::new(&plan, date)?;
    parse_reference(text: String) = text.parse::<PaymentReference>()?,
        python "bv.PaymentReference.parse(text)", node "bv.PaymentReference.parse(text)";
    find_references(text: String) = plan::find_references(&text), node "bv.PaymentReference.find(text)";

    // Cases
    life(case: Life) = case
        => text(lang: Language) = text::log(it.case.events(), it.case.book(), lang),
            python "bv.text.log(it.case.events, it.case.book, lang)", node "bv.log(it.record.events, it.record.book, lang)";
    replay(rule_book: RuleBook, events: Vec<Event>) = Case::replay(&rule_book, &events)?.state().clone(),
        python "bv.Case.replay(rule_book, events).state", node "bv.Case.replay(ruleBook, events).state";
    as_of(case: Case, on: Date) = case.as_of(on)?.state().clone(), python "case.as_of(on).state", node "case.asOf(on).state";
    overview(case: Case, on: Date) = case.overview(on)?
        => text(lang: Language) = it.to_text_with(&case, lang), python "it.to_text(lang, case)", node "it.toText(lang)"
        => svg(lang: Language, size: Size) = it.to_svg(lang, size)
        => svg_timeline(lang: Language, size: Size) = case.timeline(on, lang, size);
    household(cases: Vec<Case>, on: Date) = HouseholdOverview::new(&cases, on)?, python "bv.HouseholdOverview.of(cases, on)";
    case_net_cost(case: Case, year: i32) = case.net_cost(year)?
        => text(lang: Language) = it.explain(lang), node "case.explainNetCost(year, lang)";
    preview_grant(case: Case, grant: Grant, stamp: CommandContext) = case.preview_grant(&grant, &stamp)?;
    case_preview(case: Case, drafts: Vec<Activity>, on: Date, options: PreviewOptions = default()) =
        case.preview(&drafts, on, &options)?, python "case.preview(drafts, on=on, options=options)";
    income_due(case: Case, on: Date) = case.income_due(on);
    payment_batch(cases: Vec<Case>, calendar: PaymentCalendar, on: Date) = PaymentBatch::of(&cases, &calendar, on)?,
        node "bv.PaymentBatch.of(cases, calendar.given, on)"
        => text(lang: Language, names: Option<RuleBook>) =
            names.map_or_else(|| it.to_text(lang), |book| it.to_text_with(&book, lang)),
            python "it.to_text(lang, names)", node "it.toText(lang, names)";
    claims(case: Case, reference: Option<PaymentReference>) = parts!({"claims": case.claims(),
        "plans": Claim::open_plans(&case.claims()), "found": reference.and_then(|one| case.claim_of(one))}),
        python "{'claims': case.claims(), 'plans': bv.case.Claim.open_plans(case.claims()), 'found': reference and case.claim_of(reference)}",
        node "parts({claims: case.claims(), plans: bv.claimPlans(case.claims()), found: reference && case.claimOf(reference)})";

    // Portfolios
    forecast(portfolio: Portfolio, request: ForecastRequest) = portfolio.forecast(&request)?
        => text(lang: Language, names: Option<RuleBook>) =
            names.map_or_else(|| it.to_text(lang), |book| it.to_text_with(&book, lang)),
            python "it.to_text(lang, names)", node "it.toText(lang, names)"
        => svg(lang: Language, size: Size) = it.to_svg(lang, size)
        => svg_heat(dimension: String, lang: Language, size: Size) = it.to_svg_heat(&dimension, None, lang, size)?,
            python "it.to_svg_heat(dimension, lang, size=size)", node "it.toSvgHeat(dimension, lang, size)";
    plus(forecast: Forecast, other: Forecast) = forecast.plus(&other)?;
    minus(forecast: Forecast, other: Forecast) = forecast.minus(&other)?;
    regrouped(forecast: Forecast, by: Vec<String>) = forecast.regrouped(&by)?;
    check_budget(budget: Budget) = nothing_wrong(budget.check())?, node "nothingWrong(bv.checkBudget(budget))";
    follow_up(forecast: Forecast, budget: Budget, options: FollowUpOptions<'_>) = budget.follow_up(&forecast, &options)?,
        node "bv.followUp(budget, forecast, options)"
        => text(lang: Language) = it.to_text(lang);
    portfolio_follow_up(before: Option<Portfolio>, portfolio: Portfolio, budget: Budget, on: Date, rule: ExtensionRule = default(),
        most_drivers: usize = PortfolioFollowUp::on(on).most_drivers) = portfolio.follow_up(&budget,
            &PortfolioFollowUp { before: before.as_ref(), rule, most_drivers, ..PortfolioFollowUp::on(on) })?,
        python "portfolio.follow_up(budget, on=on, before=before, rule=rule, most_drivers=most_drivers)",
        node "portfolio.followUp(budget, on, some({before, rule, mostDrivers}))"
        => text(lang: Language) = it.to_text(lang)
        => svg(lang: Language, size: Size) = it.to_svg(lang, size)
        => svg_cumulative(lang: Language, size: Size) = it.to_svg_cumulative(lang, size);
    expiring(from: Date, until: Date, portfolio: Portfolio, rule: ExtensionRule = default()) = portfolio.expiring(from, until, &rule)?
        => text(lang: Language) = joined(it.iter().map(|one| one.text(lang))),
            python "joined(one.text(lang) for one in it)", node "it.map((one) => bv.expiringText(one, lang)).join('\\n')";
    scenarios(portfolio: Portfolio, books: Vec<RuleBook> = default(), scenarios: Vec<Scenario>, request: ForecastRequest) =
        portfolio.compare(&scenarios, &books.iter().collect::<Vec<_>>(), &request)?,
        python "portfolio.compare(scenarios, books=books, **request)", node "portfolio.compare(scenarios, request, books)"
        => text(lang: Language, names: Option<RuleBook>) =
            names.map_or_else(|| it.to_text(lang), |book| it.to_text_with(&book, lang)),
            python "it.to_text(lang, names)", node "it.toText(lang, names)"
        => svg(lang: Language, size: Size) = it.to_svg(lang, size);
    bridge(bridge: Bridge) = bridge
        => text(lang: Language) = it.to_text(lang)
        => svg(lang: Language, size: Size) = it.to_svg(lang, size);
    portfolio_net(net: PortfolioNet) = net
        => text(lang: Language) = it.to_text(lang);
    income_forecast(income: Income, request: ForecastRequest) = income.0.forecast(&request)?,
        python "income.forecast(**request)", node "income.forecast(request)";
    accumulator(portfolio: Portfolio, request: ForecastRequest, replaced: Replaced) = accumulated(&portfolio, replaced, request)?;

    // Rule books made of another system's files
    os2bos(imported: Import) = parts!({"document": imported.document, "report": imported.report})
        => text(lang: Language) = imported.report.to_text(lang), node "imported.reportText(lang)";
}
