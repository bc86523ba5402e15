"""Flat rows of an answer, put under the company, criterion or signal that they are about."""


def of_kind(answer, *kinds):
    return [row for row in answer["rows"] if row["kind"] in kinds]


def observed(row):
    """The number or the level of an observation; None where there is none."""
    return row.get("level") if row.get("value") is None else row["value"]


def comparison(answer):
    """compare: the companies as a and b, the signals under their criterion, and the weights that turn the order."""
    criteria = {row["criterion"]: {"id": row["criterion"], "weight": row["weight"], "gap": row["gap"], "signals": [],
                                   **{side: {"score": row[f"score_{side}"], "points": row[f"points_{side}"],
                                             "without_signals": 0} for side in "ab"}}
                for row in of_kind(answer, "criterion")}
    for row in of_kind(answer, "signal"):
        criteria[row["criterion"]]["signals"].append({"id": row["signal"], **row})
    for row in of_kind(answer, "without_signals"):
        for side in "ab":
            criteria[row["criterion"]][side]["without_signals"] = row[f"points_{side}"] or 0
    a, b = answer["compared_companies"]
    return {**answer, "a": a, "b": b, "criteria": list(criteria.values()), "ranked": answer["counts"]["ranked"],
            "overtakes": [{**row, "level_only": row["kind"] == "level"}
                          for row in of_kind(answer, "overtake", "level")]}


def hype_entries(answer):
    """hype: the parts and claims of each company."""
    entries = {row["id"]: {**row, "gap": row["hype_gap"], "parts": [], "claims": []}
               for row in of_kind(answer, "company")}
    for row in of_kind(answer, "part"):
        entries[row["id"]]["parts"].append({**row, "value": observed(row)})
    for row in of_kind(answer, "claim"):
        evidence = {"value": observed(row), **{key: row.get(key) for key in ("tier", "as_of", "source")}}
        entries[row["id"]]["claims"].append({"text": row["claim"], "tier": row["claim_tier"], "stands": row["backing"],
                                             "signal": row["signal"],
                                             "observation": evidence if any(evidence.values()) else None})
    return list(entries.values())
