"""English."""

from __future__ import annotations

from .base import Calendar, Language

# fmt: off
TABLE = Language(
    code="en",
    decimal=".",
    spaces=False,
    numbers={
        0: "zero", 1: "one", 2: "two", 3: "three", 4: "four", 5: "five", 6: "six", 7: "seven", 8: "eight",
        9: "nine", 10: "ten", 11: "eleven", 12: "twelve", 13: "thirteen", 14: "fourteen", 15: "fifteen",
        16: "sixteen", 17: "seventeen", 18: "eighteen", 19: "nineteen", 20: "twenty", 30: "thirty", 40: "forty",
        50: "fifty", 60: "sixty", 70: "seventy", 80: "eighty", 90: "ninety", 100: "hundred", 10**3: "thousand",
    },
    articles="a, an",
    number_joiners="and",
    halves_before={
        "0.5": "half a, a half, half",
        "1.5": "one and a half, one and half",
    },
    halves_after="and a half",
    scales={
        12: "dozen", 10**3: "thousand", 10**5: "lakh, lakhs", 10**6: "million, millions", 10**7: "crore, crores",
        10**9: "billion, billions, bln", 10**12: "trillion, trillions", 10**15: "quadrillion",
    },
    weak_scales={
        10**3: "k, K", 10**6: "m, M, MM, mm", 10**9: "b, B, Bn", 10**12: "t, T",
    },
    percent="percent, per cent, pct, pc",
    percentage_points="percentage point, percentage points, pp, ppt, ppts, pps, p p, percent point, percent points",
    basis_points="basis point, basis points, bp, bps",
    currencies={
        "euro": "euro, euros",
        "dollar": "dollar, dollars, greenbacks, u.s. dollar, u.s. dollars",
        "pound": "pound, pounds, pounds sterling, quid",
        "franc": "franc, francs",
        "krone": "krone, kroner, krona, kronor, crown, crowns, koruna, koruny",
        "yen": "yen",
        "yuan": "yuan, renminbi, rmb",
        "won": "won",
        "ruble": "ruble, rubles, rouble, roubles",
        "zloty": "zloty, zlotys",
        "rupee": "rupee, rupees",
        "rupiah": "rupiah",
        "real": "reais, real, reals",
        "peso": "peso, pesos",
        "lira": "lira, liras",
        "forint": "forint, forints",
        "rand": "rand",
        "shekel": "shekel, shekels",
        "baht": "baht",
        "ringgit": "ringgit",
        "dirham": "dirham, dirhams",
        "riyal": "riyal, riyals",
        "dong": "dong",
        "leu": "lei",
        "lev": "leva",
        "dinar": "dinar, dinars",
        "hryvnia": "hryvnia, hryvnias",
        "tenge": "tenge",
        "naira": "naira",
        "cedi": "cedi, cedis",
        "boliviano": "boliviano, bolivianos",
        "taka": "taka",
        "shilling": "shilling, shillings",
        "mark": "deutschmarks, deutsche marks",
    },
    cents={
        "USD": "cent, cents, us cents, u.s. cents",
        "MYR": "sen",
        "EUR": "euro cents, euro cent, eurocents, eurocent",
        "GBP": "pence, penny, p, gbp pence, gbx",
    },
    people=(
        "employees, staff, staffers, workers, jobs, positions, roles, people, persons, person, layoffs, "
        "redundancies, job cuts, customers, users, subscribers, members, visitors, guests, passengers, "
        "travellers, travelers, inhabitants, residents, consumers, shareholders, investors, dealers, "
        "partners, developers, engineers, researchers, drivers, pilots, apprentices, trainees, participants, "
        "viewers, households, patients, readers, scientists, consultants, managers, executives, players, "
        "students, citizens, followers, clients, subscriptions, policyholders, contractors, colleagues, "
        "adults, americans, owners, merchants, sellers, posts, workforce, accounts holders, advertisers, "
        "fans, creators, technicians, nurses, teachers, doctors, farmers, men, women, children, lives, hires, "
        "recruits, personnel, headcount"
    ),
    units=(
        "units, vehicles, cars, trucks, devices, pieces, copies, machines, aircraft, planes, jets, airplanes, "
        "aeroplanes, airliners, smartphones, phones, handsets, computers, pcs, laptops, robots, consoles, "
        "motorcycles, bikes, buses, trains, vans, chips, turbines, batteries, evs, tablets, televisions, "
        "helicopters, ships, vessels, watches, suvs, gpus, servers, scooters, tractors, locomotives, wafers, "
        "panels, headsets, deliveries of vehicles, models, registrations, locomotives"
    ),
    shares="shares, stocks, ordinary shares, adrs, american depositary shares",
    nouns={
        "parameters": "parameter, parameters",
        "branches": "branches, offices",
        "stores": "stores, shops, outlets, supermarkets, showrooms",
        "restaurants": "restaurants, cafes, cafés, pubs",
        "hotels": "hotels, rooms, hotel rooms",
        "plants": "plants, factories, facilities",
        "sites": "sites, locations",
        "countries": "countries, nations",
        "apartments": "apartments, homes, flats, houses",
        "orders": "orders",
        "tonnes": "tonne, tonnes, ton, tons, metric tons, metric tonnes",
        "barrels": "barrel, barrels, bpd, barrels of oil, boe",
        "litres": "litres, liters",
        "gallons": "gallons",
        "kilometres": "kilometres, kilometers, kilometre, kilometer",
        "miles": "miles, mile",
        "metres": "metres, meters",
        "square_metres": "square metres, square meters, sq m, sqm",
        "square_feet": "square feet, square foot, sq ft",
        "hectares": "hectares",
        "acres": "acres",
        "kilograms": "kilograms, kilos",
        "ounces": "ounces, ounce, troy ounces",
        "pounds_weight": "lbs, lb",
        "kilowatts": "kilowatts, kilowatt",
        "megawatts": "megawatts, megawatt",
        "gigawatts": "gigawatts, gigawatt",
        "kilowatt_hours": "kilowatt hours",
        "megawatt_hours": "megawatt hours",
        "gigawatt_hours": "gigawatt hours",
        "terawatt_hours": "terawatt hours",
        "cubic_metres": "cubic metres, cubic meters",
        "points": "points",
        "downloads": "downloads",
        "views": "views, streams",
        "contracts": "contracts",
        "accounts": "accounts",
        "patents": "patents",
        "transactions": "transactions, payments",
        "messages": "messages",
        "parcels": "parcels, packages",
        "tokens": "tokens",
        "flights": "flights",
        "years": "years, year",
        "months": "months",
        "weeks": "weeks",
        "days": "days",
        "hours": "hours",
        "minutes": "minutes",
    },
    times="times, x",
    times_suffix="fold",
    comparatives=(
        "as, more, higher, larger, bigger, faster, the, greater, less, cheaper, earnings, sales, revenue, "
        "revenues, ebitda, forward, book, oversubscribed, its, lower, that, profits, profit, annual, "
        "projected, expected"
    ),
    function_words=(
        "the, a, an, and, or, in, on, at, of, to, for, from, by, with, as, than, but, if, when, while, is, "
        "are, was, were, be, been, will, would, can, could, may, might, must, should, has, have, had, do, "
        "does, did, he, she, it, we, they, its, his, her, their, our, this, that, these, those, not, no, per, "
        "after, before, since, until, over, under, up, down, into, against, about, which, who, whose, where, "
        "during, between, each, every, said, says, rose, fell, a, also, then, only, out, off, through, via, "
        "versus, vs, lost, made, so, because, both, all, compared, while, amid, following, despite, "
        "including, because, around, across, among, hit, got, saw, sold, cut, won, gave, took, left"
    ),
    of="of",
    range_between="between",
    range_and="and",
    range_to="to, up to, through",
    change_from="from",
    change_to="to",
    compared=(
        "from, against, versus, vs, or, and, after, previously, instead, than, was, were, consensus, "
        "expected, compared, earlier, before"
    ),
    minus="minus, negative",
    approx=(
        "about, around, approximately, roughly, nearly, almost, more than, less than, over, up to, close to, "
        "at least, some, just over, just under, under, an estimated, estimated, as much as, as many as, "
        "circa, ca, c, nearly, north of, upwards of, at most, fewer than, in excess of, well over, slightly "
        "more than, slightly less than, a little over, a little under, in the region of, somewhere around, "
        "just shy of, above, below, as little as, not quite, upward of, virtually, or so, a minimum of"
    ),
    approx_between="a, an, the, of, to, by, at",
    up=(
        "firmed, ballooned, ballooning, rose, rise, rises, risen, rising, gain, gained, gains, gaining, up, "
        "grew, grow, grows, grown, growing, growth, increase, increased, increases, increasing, climbed, "
        "climb, climbs, climbing, jumped, jump, jumps, jumping, surged, surge, surges, surging, soared, soar, "
        "soars, soaring, advanced, advance, advances, higher, more, added, adds, rally, rallied, rallies, "
        "leapt, leaped, leap, rebounded, spiked, raised, raise, raises, improved, improve, improvement, "
        "expanded, expansion, widened, above, exceeded, beat, topped, accelerated, boosted, edged up, ticked "
        "up, hike, hiked, better, upside, plus, strengthened, appreciated, uptick, outpaced, rocketed, "
        "skyrocketed, premium, stronger, swelled, lifted, faster, upped, inched up, larger, greater, bigger, "
        "upward, appreciation"
    ),
    down=(
        "slipping, dwindled, fell, fall, falls, fallen, falling, lost, lose, loses, losing, down, decline, "
        "declined, declines, declining, decrease, decreased, decreases, decreasing, drop, dropped, drops, "
        "dropping, dipped, dip, dips, slid, slide, slides, slipped, slip, slips, slumped, slump, slumps, "
        "sank, sink, sunk, sinks, plunged, plunge, plunges, plunging, tumbled, tumble, tumbles, shrank, "
        "shrink, shrunk, shrinks, lower, less, fewer, reduced, reduce, reduces, reduction, cut, cuts, "
        "cutting, lowered, contracted, contraction, shed, sheds, crashed, collapsed, narrowed, below, missed, "
        "trimmed, slashed, worse, weaker, eased, retreated, edged down, downside, minus, weakened, "
        "depreciated, downtick, tanked, discount, smaller, downward, plummeted, plummet, plummets, sagged, "
        "slower, cheaper, shortfall, declining, erased, sell off, deteriorated"
    ),
    negation="not, no, never, without, n't, neither, nor, instead of, t",
    no_cue=(
        "up to, set up, start up, backed up, up and down, more or less, up for, down payment, cut off, above "
        "all, once more, more and more, price cut"
    ),
    than=(
        "more than, less than, fewer than, no more than, no less than, over, above, below, lower than, higher "
        "than, up to"
    ),
    clause="and, while, but, whereas, although, though, after, because, since, as, which, who",
    multiples={
        "100": (
            "doubled, doubling, doubles, to double, will double, twofold, two fold, twice as much, twice as "
            "many, twice as high, double that of"
        ),
        "200": "tripled, tripling, triples, to triple, will triple, trebled, threefold, three fold",
        "300": "quadrupled, quadrupling, quadruples, to quadruple, fourfold, four fold",
        "400": "quintupled, fivefold, five fold",
        "900": "tenfold, ten fold",
        "-50": "halved, halving, to halve, halves, will halve, cut in half, cut by half, fell by half, down by half",
    },
    as_much="as much, as many, as high, as large, as big, as fast, as expensive, the amount, the number, the size",
    calendar=Calendar(
        months={
            1: "january, jan", 2: "february, feb", 3: "march, mar", 4: "april, apr", 5: "may", 6: "june, jun",
            7: "july, jul", 8: "august, aug", 9: "september, sept, sep", 10: "october, oct", 11: "november, nov",
            12: "december, dec",
        },
        weekdays={
            0: "monday, mon", 1: "tuesday, tue, tues", 2: "wednesday, wed", 3: "thursday, thu, thurs",
            4: "friday, fri", 5: "saturday", 6: "sunday",
        },
        ordinals={
            1: "first, initial, opening", 2: "second", 3: "third", 4: "fourth, final",
        },
        quarter="quarter, quarters, qtr",
        half="half, half year, semester, six months",
        month="month, months",
        year="year, years, calendar year",
        fiscal_year="fiscal, fiscal year, financial year, fy, business year, fiscal years",
        fiscal="fiscal, financial",
        links="of, of the, in, of its, for, of the year, of calendar, the year",
        before_period=(
            "in, since, by, until, till, of, end, early, late, mid, last, this, next, for, from, through, to, "
            "during, before, after, between, and, ending, ended, at, the, as of, around, year, back in, "
            "starting, beginning, on, under"
        ),
        relative={
            "quarter ended": (
                "last quarter, latest quarter, most recent quarter, past quarter, reporting quarter, reported "
                "quarter, just ended quarter"
            ),
            "quarter now": "this quarter, current quarter",
            "quarter next": "next quarter, coming quarter, upcoming quarter",
            "quarter 1": "march quarter, opening quarter",
            "quarter 2": "june quarter",
            "quarter 3": "september quarter",
            "quarter 4": "december quarter, holiday quarter",
            "anchor quarter -1": (
                "previous quarter, prior quarter, preceding quarter, quarter earlier, quarter before, a "
                "quarter earlier"
            ),
            "anchor year -1": (
                "a year earlier, year earlier, a year before, year before, prior year, previous year, a year "
                "ago, year ago, year ago quarter, year ago period, prior year period, same period last year, "
                "same quarter last year, same period a year earlier, same quarter a year ago, year earlier "
                "period, year earlier quarter, prior year quarter, same period of the previous year, one year "
                "earlier, one year ago, preceding year, corresponding period, same quarter a year earlier, "
                "same period a year ago, comparable period, prior year's quarter, the year prior, "
                "corresponding quarter, same time last year, year prior, last year's quarter, same period in "
                "the previous year, previous year's quarter, comparable quarter, same period of last year, "
                "same quarter of last year, same quarter of the previous year"
            ),
            "anchor month -1": "previous month, prior month, month earlier, a month earlier, a month ago",
            "anchor day -1": "previous day, day earlier, a day earlier, previous session",
            "anchor year +1": "a year later, year later, following year",
            "year now": "this year, current year, full year, the current year",
            "year end": "year end, end of the year, the year end, year's end, end of this year",
            "year start": "start of the year, beginning of the year, start of this year, turn of the year",
            "same": "same period of, same period in, same quarter of, same quarter in, corresponding period of",
            "year -1": "last year, past year",
            "year -2": "year before last, two years ago",
            "year +1": "next year, coming year",
            "fiscal -1": (
                "last fiscal year, previous fiscal year, previous fiscal, last financial year, past fiscal "
                "year, prior fiscal year, last fiscal"
            ),
            "fiscal now": (
                "current fiscal year, this fiscal year, current financial year, this fiscal, this financial "
                "year, current fiscal"
            ),
            "fiscal +1": "next fiscal year, next financial year, coming fiscal year, next fiscal",
            "day 0": "today, same day",
            "day -1": "yesterday",
            "day +1": "tomorrow",
            "month now": "this month",
            "month -1": "last month",
            "month +1": "next month",
            "half 1": "january june period, january to june",
            "9M": "nine month period, january to september, january september period, nine months",
            "unknown": (
                "spring, summer, autumn, fall season, this week, last week, next week, recent months, recent "
                "years, this winter"
            ),
        },
        last="last, past, previous",
        this="this",
        next="next, coming, upcoming",
        until="to, to the end of, ending, ended, ended in, until, through, to end, ending in, ended on, to the",
        ago=("", "ago, earlier, before"),
        future=(
            "will, would, expects, expect, expected, forecast, forecasts, guidance, outlook, plans, plan, "
            "planned, aims, aim, target, targets, next, coming, upcoming, likely, by the end, scheduled, due, "
            "sees, should, shall, projected"
        ),
        month_first=True,
    ),
)
