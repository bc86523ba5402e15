"""A page's data, ranked by a plain scorer that shares no code with fitrank, and saved as the page saves it."""
import json
import pathlib
import struct

from harness import CliTest

MISSING = ("zero", "renormalize", "neutral")
EVIDENCE = ("face_value", "discounted")
IDS = ("growth", "comp", "learning", "stability", "culture")


def narrowed(number):
    """The nearest float32, as Math.fround gives it."""
    return None if number is None else struct.unpack("f", struct.pack("f", number))[0]


def fit(scores, weights, missing):
    """(score, low, high, coverage) by docs/method.md, in doubles and in the order of the criteria; None: unranked."""
    total = sum_in_order(weights)
    shares = [weight / total for weight in weights]
    points = coverage = 0.0
    whole = True
    for share, score in zip(shares, scores):
        if score is None:
            whole = whole and share == 0
        else:
            coverage += share
            points += share * score
    coverage = 1.0 if whole else min(coverage, 1.0)
    if coverage == 0:
        return None
    score = {"zero": points, "renormalize": points / coverage, "neutral": points + 50 * (1 - coverage)}[missing]
    return score, points, points + 100 * (1 - coverage), coverage


def sum_in_order(numbers):
    total = 0.0  # since Python 3.12 sum() compensates
    for number in numbers:
        total += number
    return total


def live_holds(live, coverage):
    looked_at = coverage if live["subject"] == "coverage" else 100 * (1 - coverage)
    number = round_half_away(looked_at * 1e12) / 1e12
    return (number > live.get("above", -1e300) and number < live.get("below", 1e300)
            and live.get("at_least", -1e300) <= number <= live.get("at_most", 1e300))


def round_half_away(number):
    return float(int(number + 0.5))


def fails(page, persona, company, evidence, coverage):
    """Whether a deal-breaker excludes the company."""
    verdicts = page["verdicts"][persona]
    verdict = ((evidence == "discounted" and verdicts["discounted"]) or verdicts["face"])[company]
    for i, breaker in enumerate(page["personas"][persona]["deal_breakers"]):
        if breaker["live"] is not None:
            if not live_holds(breaker["live"], coverage):
                return True
        elif verdict is not None and verdict["rules"][i] == "f":
            return True
    return False


def page_ranking(page, persona, weights, missing, evidence, top):
    """[(id, rank, score, low, high, coverage)] as the page ranks; a plain scorer that shares no code with it."""
    view = page["views"][page["personas"][persona]["view"]]
    rows = (view["discounted"] if evidence == "discounted" else None) or view["face"]
    ranked = []
    for i, (company, raw) in enumerate(zip(page["companies"], rows)):
        scores = [narrowed(score) for score in raw]
        made = fit(scores, weights, missing)
        coverage = 0.0 if made is None else made[3]
        if made is None or fails(page, persona, i, evidence, coverage):
            continue
        order = (-made[0], -made[3], [101 if s is None else -s for s in scores], company["id"].encode())
        ranked.append((order, company["id"], made))
    ranked.sort(key=lambda entry: entry[0])
    places = []
    for i, (_, company, made) in enumerate(ranked[:top]):
        rank = places[-1][1] if places and places[-1][2] == made[0] else i + 1
        places.append((company, rank, *made))
    return places


def rank_places(answer):
    return [(row["id"], row["rank"], row["score"], row["low"], row["high"], row["coverage"])
            for row in answer["ranking"]]


def saved(persona, values):
    """The profile's text with `values` by the spots' keys, as the page saves it."""
    text = persona["yaml"]
    starts = [0] + [i + 1 for i, letter in enumerate(text) if letter == "\n"]
    result, done = "", 0
    for spot in persona["yaml_spots"]:
        if values.get(spot["key"], spot["is"]) == spot["is"]:
            continue
        at = starts[spot["line"] - 1] + spot["column"] - 1
        result += text[done:at] + spot["before"] + str(values[spot["key"]]) + spot["after"]
        done = at + spot["length"]
    return result + text[done:]


class ReportCase(CliTest):
    def page(self, *arguments, **settings):
        return json.loads(self.output_of("report", *arguments, "--format", "json", **settings))

    def rank(self, *arguments):
        return json.loads(self.output_of("rank", *arguments, "--format", "json"))

    def write_profile(self, weights, ids=IDS, name="weighed.yaml", extra=""):
        listed = ", ".join(f"{criterion}: {weight!r}" for criterion, weight in zip(ids, weights))
        return self.write(name, f"id: {pathlib.Path(name).stem}\ntitle: T\nweights: {{{listed}}}\n{extra}")

    def random_weights(self, rng, count):
        weights = [rng.choice((0, rng.randint(1, 60), round(rng.uniform(0, 90), 3))) for _ in range(count)]
        weights[rng.randrange(count)] = 25
        return weights
