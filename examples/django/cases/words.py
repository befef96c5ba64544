"""The texts of the pages. What the library says, it says in both languages itself."""

from __future__ import annotations

WORDS = {
    "da": {
        "title": "Sager", "new": "Ny sag", "number": "Journalnummer", "open": "Opret sag", "none": "Der er ingen sager endnu.",
        "facts": "Oplysninger", "set": "Gem oplysninger", "missing": "Mangler", "draft": "Ny ydelse",
        "offer": "Ydelse", "choose": "Vælg …", "provider": "Leverandør", "any": "Ingen valgt", "units": "Antal",
        "unit_price": "Pris pr. enhed", "start": "Fra", "end": "Til", "day": "Dag i måneden", "open_end": "uden slutdato",
        "cost": "Pris før beslutningen", "this": "I år", "next": "Næste år", "full": "Helårlig", "months": "Måned for måned",
        "level": "Bevillingsniveau", "approver": "Bevilges af", "second": "Medunderskrift", "grant": "Bevil",
        "overview": "Økonomisk overblik", "granted": "Bevilget", "expected": "Forventet", "paid": "Betalt", "last": "Sidste år",
        "timeline": "Forløb", "log": "Journal", "moved": "Sagen er ændret af en anden siden. Her er den, som den er nu.",
        "saved": "Gemt.", "fill": "Udfyld ydelse, antal, pris og startdato for at se prisen.", "unknown": "mangler oplysninger",
        "other": "English", "yes": "Ja", "no": "Nej", "all": "Alle sager", "why": "Hvorfor?", "on": "Dato",
        "offers": "Hvad kan bevilges", "hour": "time", "day_of": "døgn", "week": "uge", "month": "måned", "year": "år", "each": "stk.",
        "fictional": "Regelbog og leverandører er opdigtede eksempler.",
    },
    "en": {
        "title": "Cases", "new": "New case", "number": "Journal number", "open": "Open case", "none": "There are no cases yet.",
        "facts": "Facts", "set": "Save facts", "missing": "Missing", "draft": "New activity",
        "offer": "Activity", "choose": "Choose …", "provider": "Provider", "any": "None chosen", "units": "Units",
        "unit_price": "Price per unit", "start": "From", "end": "To", "day": "Day of the month", "open_end": "no end",
        "cost": "The cost before the decision", "this": "This year", "next": "Next year", "full": "Full year",
        "months": "Month by month", "level": "Approval level", "approver": "Approved by", "second": "Second person",
        "grant": "Grant", "overview": "Economic overview", "granted": "Granted", "expected": "Expected", "paid": "Paid",
        "last": "Last year", "timeline": "Life of the case", "log": "Journal",
        "moved": "Somebody else has changed the case since. Here it is as it is now.", "saved": "Saved.",
        "fill": "Fill in activity, units, price and start to see the cost.", "unknown": "facts missing", "other": "Dansk",
        "yes": "Yes", "no": "No", "all": "All cases", "why": "Why?", "on": "Day",
        "offers": "What may be granted", "hour": "hour", "day_of": "day", "week": "week", "month": "month", "year": "year", "each": "each",
        "fictional": "The rule book and the providers are made-up examples.",
    },
}
