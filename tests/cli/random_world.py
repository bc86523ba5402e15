"""Random models, dossiers, tables and profiles for the end-to-end tests."""
import json
import pathlib

MISSING = ("zero", "renormalize", "neutral")
WORLD_MODEL = """criteria: {growth: {label: Growth}, pay: {label: Pay}, craft: {label: Craft}, calm: {label: Calm}}
evidence: {filed: 1, announced: 0.9, posted: 0.8, reported: 0.6, rumour: 0.25, plan: 0}
signals:
  revenue:
    criterion: growth
    importance: 2
    stale_after_days: 600
    points: [[-50, 0], [0, 40], [50, 80], [100, 95], [200, 100]]
  capital: {criterion: growth, levels: {listed: 90, private: 60, none: 0}}
  capacity:
    {criterion: growth, importance: 0.5, half_life_days: 200, stale_after_days: 400, points: [[0, 30], [100, 90]]}
  salary: {criterion: pay, half_life_days: 365, points: [[100, 0], [400, 100]]}
  equity: {criterion: pay, importance: 1.7, levels: {shares: 85, options: 45, nothing: 10}}
  role: {criterion: craft, importance: 3, levels: {designs: 95, builds: 80, sells: 20}}
  ladder: {criterion: craft, levels: {present: 90, absent: 60}}
  attrition: {criterion: calm, points: [[0, 100], [5, 90], [30, 0]]}
  on_call: {criterion: calm, half_life_days: 100, stale_after_days: 500, levels: {never: 100, sometimes: 55, always: 5}}
"""
CRITERIA = ("growth", "pay", "craft", "calm")
TIERS = ("filed", "announced", "posted", "reported", "rumour", "plan")
NUMBERS = {"revenue": (-70, 230), "capacity": (-10, 120), "salary": (80, 420), "attrition": (0, 35)}
LEVELS = {"capital": ("listed", "private", "none"), "equity": ("shares", "options", "nothing"),
          "role": ("designs", "builds", "sells"), "ladder": ("present", "absent"),
          "on_call": ("never", "sometimes", "always")}
SIGNALS = (*NUMBERS, *LEVELS)


def random_value(rng, signal):
    return round(rng.uniform(*NUMBERS[signal]), 2) if signal in NUMBERS else rng.choice(LEVELS[signal])


def random_date(rng):
    """A year, a month, a day, or None."""
    year, month, day = rng.choice((2024, 2025, 2026)), rng.randint(1, 12), rng.randint(1, 28)
    exact = f"{year}-{month:02}-{day:02}"
    return rng.choice((None, exact[:4], exact[:7], exact, exact))


def random_evidence(rng, signal):
    """What an observation and a claim both state."""
    evidence = {"signal": signal, "tier": rng.choice(TIERS), "source": f"s{rng.randrange(1000)}"}
    if date := random_date(rng):
        evidence["as_of"] = date
    return evidence


def random_dossier(rng, company):
    """As a dictionary, which is YAML once it is JSON."""
    observed = [signal for signal in SIGNALS if rng.random() < 0.5 for _ in range(rng.choice((1, 1, 2, 3)))]
    return {"id": company, "name": company.title(),
            "observations": [{**random_evidence(rng, signal), "value": random_value(rng, signal)}
                             for signal in observed],
            "claims": [{**random_evidence(rng, rng.choice(SIGNALS)), "text": f"claim {i}"}
                       for i in range(rng.randrange(4))]}


def random_world(test, rng, dossiers=12, rows=5):
    """Writes a model, dossiers and tables; gives the options that name them, and the dossiers."""
    test.write("model.yaml", WORLD_MODEL)
    made = [random_dossier(rng, f"d{i}") for i in range(dossiers)]
    for dossier in made:
        test.write(f"companies/{dossier['id']}.yaml", json.dumps(dossier, indent=1))

    def cell(value):
        return "" if rng.random() < 0.3 else str(value)

    stated = [",".join([f"s{i}", cell(round(rng.uniform(0, 100), 2)), cell(rng.randrange(101)),
                        cell(random_value(rng, "role")), cell(random_value(rng, "attrition"))]) for i in range(rows)]
    test.write("stated.csv", "\n".join(["id,growth,pay,role,attrition", *stated]) + "\n")
    raw = [",".join([f"r{i}", *(cell(random_value(rng, signal)) for signal in SIGNALS)]) for i in range(rows)]
    test.write("raw.csv", "\n".join([",".join(("id", *SIGNALS)), *raw]) + "\n")
    return ["--model", "model.yaml", "--companies", "companies", "stated.csv", "raw.csv"], made


def random_profile(test, rng, name="profile.yaml", extra=""):
    weights = [rng.choice((0, rng.randint(1, 60), rng.randint(1, 60), round(rng.uniform(0, 9), 3))) for _ in CRITERIA]
    weights[rng.randrange(4)] = 25
    listed = ", ".join(f"{criterion}: {weight}" for criterion, weight in zip(CRITERIA, weights))
    return test.write(name, f"id: {pathlib.Path(name).stem}\ntitle: Random\nweights: {{{listed}}}\n{extra}")
