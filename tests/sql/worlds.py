"""Companies for the tests, made by a seeded generator: tables of criteria, of raw signals, and observations."""
import csv
import datetime
import random

CRITERIA = ("growth", "comp", "learning", "stability", "culture")


def write_csv(path, header, rows):
    with open(path, "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)
    return path


def tied_criteria(path, companies=3000, seed=1):
    """Few distinct scores, so that many tie; some of whom nothing is known; ids whose bytes order oddly."""
    draw = random.Random(seed)
    rows = []
    for number in range(companies):
        unknown = number % 97 == 0
        scores = ["" if unknown or draw.random() < 0.3 else draw.choice((0, 33.3, 50, 50.1, 80, 100))
                  for _ in CRITERIA]
        style = draw.choice(("c{}", "C{}", "c_{}", "c-{}", "ä{}", "c{}é"))
        rows.append([style.format(number), f"Company {number}; O'Neill \"x\" \\", *scores])
    return write_csv(path, ("id", "name", *CRITERIA), rows)


def raw_value(draw, signal):
    if "levels" in signal:
        return draw.choice(list(signal["levels"]))
    low, high = signal["points"][0][0], signal["points"][-1][0]
    kind = draw.random()
    if kind < 0.1:
        return draw.choice([x for x, _ in signal["points"]])
    if kind < 0.15:
        return round(draw.uniform(low, high) / 100, 6)  # as if written in another unit
    if kind < 0.2:
        return round(draw.uniform(low, high) * 1000, 3)
    return round(draw.uniform(low - (high - low) / 5, high + (high - low) / 5), draw.choice((0, 1, 3)))


def raw_signals(path, model, companies=3000, seed=2):
    draw = random.Random(seed)
    signals = model["signals"]
    rows = []
    for number in range(companies):
        unknown = number % 101 == 0
        cells = ["" if unknown or draw.random() < 0.5 else raw_value(draw, signal) for signal in signals.values()]
        rows.append([f"c{number}", f"Company {number}", *cells])
    return write_csv(path, ("id", "name", *signals), rows)


OBSERVATION = ("company", "signal", "number", "level", "unit", "tier", "period_start", "month", "as_of", "filed", "source",
               "rule", "note", "by_hand", "name", "layer")


def observations(model, companies=150, seed=3):
    """As the evidence database keeps them: series of vintages, and statements made by hand."""
    draw = random.Random(seed)
    layers = list(model["layers"])
    rows = []
    for number in range(companies):
        company = {"company": f"c{number}", "name": f"Company {number}",
                   "layer": draw.choice(layers) if draw.random() < 0.8 else ""}
        for signal, about in model["signals"].items():
            for _ in range(draw.choice((0, 0, 1, 1, 2, 4))):
                value = raw_value(draw, about)
                level = "levels" in about
                as_of = random_date(draw)
                by_hand = draw.choice((0, 1))
                rows.append({**company, "signal": signal, "number": "" if level else value,
                             "level": value if level else "", "unit": str(about.get("unit", "")),
                             "tier": draw.choice(list(model["evidence"])), "period_start": "", "month": "" if by_hand else period_month(as_of),
                             "as_of": as_of, "filed": random_day(draw) if draw.random() < 0.5 else "",
                             "source": f"source {len(rows)}", "rule": "", "note": "", "by_hand": by_hand})
    return rows


def random_day(draw):
    return str(datetime.date(2023, 1, 1) + datetime.timedelta(days=draw.randrange(1400)))


def random_date(draw):
    kind = draw.random()
    if kind < 0.1:
        return ""
    day = random_day(draw)
    return day[:4] if kind < 0.15 else day[:7] if kind < 0.25 else day


def period_month(as_of):
    """The month whose end is nearest: vintages of one month are of one period."""
    if len(as_of) < 10:
        return as_of + "-12" if len(as_of) == 4 else as_of
    day = datetime.date.fromisoformat(as_of)
    return str(day.replace(day=1) - datetime.timedelta(days=1) if day.day <= 15 else day)[:7]


def latest_first(row):
    """The order in which the evidence database lists observations of a series, as a key; greatest first."""
    return (row["month"], row["filed"], row["as_of"], row["source"])


def known(date, day):
    """Whether all of `date`, a day, month or year, lies by the last day of `day`; an empty one always does."""
    if day is None:
        return True
    year, month, of_month = (*map(int, day.split("-")), 12, 31)[:3] if len(day) == 4 else (*map(int, day.split("-")), 0)[:3]
    if len(day) == 10:
        after = datetime.date(year, month, of_month) + datetime.timedelta(1)
    else:
        after = datetime.date(year + month // 12, month % 12 + 1, 1)
    return not date or date < after.isoformat()[:len(date)]


def counted(rows, model, day):
    """What the evidence database's reader gives of these rows on `day`: of each series the newest."""
    series = {}
    for row in (row for row in rows if known(row["as_of"], day) and known(row["filed"], day)):
        series.setdefault((row["company"], row["signal"], row["tier"], row["by_hand"]), []).append(row)
    given = []
    for key in sorted(series):
        listed = sorted(series[key], key=latest_first, reverse=True)
        given += listed if key[3] == 1 else listed[:1]
    return given


def dossiers(rows, model):
    """YAML dossiers (as JSON, which YAML takes) by company; `rows` in the order they are listed."""
    companies = {}
    for row in rows:
        about = companies.setdefault(row["company"], {"id": row["company"], "name": row["name"], "observations": []})
        if row["layer"]:
            about["layer"] = row["layer"]
        if "signal" not in row:
            continue
        level = "levels" in model["signals"][row["signal"]]
        about["observations"].append({"signal": row["signal"], "value": row["level"] if level else row["number"],
                                      "tier": row["tier"], "source": row["source"],
                                      **{date: row[date] for date in ("as_of", "filed") if row[date]}})
    return companies
