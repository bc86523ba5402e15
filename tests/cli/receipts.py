"""A command line of every command that answers, to be run in a folder that `prepare` has filled."""
from harness import SEED, SOURCE

ANSWERS = [
    ("rank",), ("rank", "--weight", "growth=50", "--by", "layer"), ("rank", "stability-first-parent", "--as-of", "2026-05-13"),
    ("rank", "--companies", "table.csv", "--missing", "neutral"), ("rank", "--companies", "thin.csv", "--min-coverage", "30"),
    ("explain", "nvidia"), ("explain", "spacex", "--missing", "expected"),
    ("compare", "nvidia", "spacex"), ("brief",), ("hype",),
    ("batch", "spacex-aiinfra-curious-swe-01", "stability-first-parent"),
    ("batch", "--weights", "weights.csv", "--companies", "table.csv"),
    ("diff", "old.json", "new.json"),
    ("robustness", "--top", "3"), ("robustness stability",), ("robustness bounds",), ("robustness reach", "xai"),
    ("robustness unknowns",), ("robustness methods",), ("robustness acceptability", "--samples", "500"),
    ("robustness drivers", "--samples", "16"), ("robustness audit",),
    ("robustness calibrate", "--companies", "table.csv", "--rounds", "3"),
    ("import", "observations", "notes.csv", "--dry-run", "--into", "new.sqlite"),
    ("sources", "nvidia"), ("coverage",), ("digest", "--since", "2026-01-01"),
    ("check", "mine.yaml"), ("weights", "roc", "growth", "comp", "learning", "stability", "culture"), ("weights", "choices", "nvidia>spacex"),
    ("weights", "ahp", "growth/comp=2", "--model", "two.yaml"),
    ("reproduce", "--companies", str(SEED)),
    ("index info", "big.index"), ("index query", "big.index", "mine.yaml", "--missing", "zero"),
    ("list", "companies"), ("list", "profiles"), ("list", "signals"), ("list", "layers"), ("list", "criteria"),
    ("list", "sources"), ("paths",), ("version",), ("rerun", "old.json"),
]
# These make files; their answer is a summary, and is not run again.
MAKERS = [
    ("index build", "--companies", "table.csv", "-o", "made.index"),
    ("synth", "--companies", "20", "-o", "made.csv"),
    ("export", "nvidia", "-o", "made.yaml"),
    ("export", "-o", "made-folder"),
]


def prepare(test):
    """Files that the command lines name."""
    test.output_of("init", "mine.yaml")
    rows = "".join(f"c{i},{(i * 37) % 101},{(i * 53) % 97},{(i * 71) % 89}\n" for i in range(30))
    test.write("table.csv", "id,growth,comp,learning\n" + rows + "d,,50,\ne,40,,\n")
    test.write("two.yaml", "criteria:\n  growth: {label: Growth}\n  comp: {label: Pay}\nevidence:\n  filed: 1\nsignals:\n"
               "  g: {criterion: growth, points: [[0, 0], [1, 100]]}\n  c: {criterion: comp, points: [[0, 0], [1, 100]]}\n")
    test.write("thin.csv", "id,growth,comp,learning,stability,culture\na,70,70,70,70,70\nb,100,,,,\nc,,,,,\n")
    test.write("weights.csv", "id,growth,comp\np1,50,50\np2,10,90\n")
    test.write("notes.csv", "company,signal,value,tier,as_of,source\nnvidia,revenue_growth,65,filed,2026-02-25,10-K\n")
    test.run_fitrank("index", "build", "--companies", "table.csv", "--top", "3", "-o", "big.index", "--quiet")
    test.output_of("rank", "-o", "old.json")
    test.output_of("rank", "--weight", "growth=70", "--ignore-deal-breakers", "-o", "new.json")
    test.assertTrue((SOURCE / "config/model.yaml").exists())
