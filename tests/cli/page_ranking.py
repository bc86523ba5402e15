"""A page's data, ranked by a plain scorer that shares no code with fitrank, and saved as the page saves it."""
import json
import pathlib

from harness import CliTest
from plain_scores import exact_extent, fit, narrowed

MISSING = ("zero", "renormalize", "neutral")
EVIDENCE = ("face_value", "discounted")
IDS = ("growth", "comp", "learning", "stability", "culture")


def live_holds(live, made):
    looked_at = made[3] if live["subject"] == "coverage" else made[2] - made[1]
    number = round_half_away(looked_at * 1e12) / 1e12
    return (number > live.get("above", -1e300) and number < live.get("below", 1e300)
            and live.get("at_least", -1e300) <= number <= live.get("at_most", 1e300))


def round_half_away(number):
    return float(int(number + 0.5))


def fails(page, persona, company, evidence, made):
    """Whether a deal-breaker excludes the company."""
    verdicts = page["verdicts"][persona]
    verdict = ((evidence == "discounted" and verdicts["discounted"]) or verdicts["face"])[company]
    for i, breaker in enumerate(page["personas"][persona]["deal_breakers"]):
        if breaker["live"] is not None:
            if not live_holds(breaker["live"], made):
                return True
        elif verdict is not None and verdict["rules"][i] == "f":
            return True
    return False


def page_ranking(page, persona, weights, missing, evidence, top):
    """[(id, rank, score, low, high, coverage)] as the page ranks; a plain scorer that shares no code with it."""
    view = page["views"][page["personas"][persona]["view"]]
    discounted = evidence == "discounted"
    rows = (view["discounted"] if discounted else None) or view["face"]
    extents = (view["discounted_extents"] if discounted else None) or view["face_extents"]
    ranked = []
    for i, (company, raw) in enumerate(zip(page["companies"], rows)):
        scores = [narrowed(score) for score in raw]
        kept = extents[i] or [None] * len(scores)
        made = fit(scores, [[narrowed(end) for end in extent[:4]] + extent[4:] if extent else exact_extent(score)
                            for score, extent in zip(scores, kept)], weights, missing)
        if made is None or fails(page, persona, i, evidence, made):
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
            for row in answer["rows"]]


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
