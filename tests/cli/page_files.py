"""The files that pages speak of and a checkout does not hold: what a reader has downloaded, noted or made before.

GIVEN stands in a reader's folder from the beginning: small files made from tests/data, under the names that pages use.
MADE is what the reader's own commands have made on another day (databases, large tables, saved rankings). A page gets one
where a command names it, but only if no command of that page makes it: a page that makes a file has to make it first.
"""
import re
import shutil
import subprocess
import zipfile

from evidence import growth, observations
from harness import SOURCE

IMPORTS = SOURCE / "tests/data/imports"
BOARDS = ("greenhouse-2026-07-18.json", "ashby_2026-07-18.json", "lever.json")
DOSSIER = """id: acme
name: Acme Compute
observations:
  - {signal: revenue_growth, value: 31, tier: filed, as_of: 2026-03-31, source: https://example.com/acme}
"""
MODEL = """criteria: {growth: {label: Growth}, comp: {label: Pay}, learning: {label: Learning}}
evidence: {filed: 1}
signals:
  revenue_growth: {criterion: growth, label: Revenue growth, points: [[0, 0], [100, 100]]}
  total_comp: {criterion: comp, label: Total pay, points: [[100, 0], [500, 100]]}
  rd_share: {criterion: learning, label: Research share, points: [[0, 0], [60, 100]]}
"""
NOTES = observations(growth("nvidia", 65.5, as_of="2026-02-25"), growth("Acme Compute", 31, as_of="2026-05-20"))
TEXTS = {
    "notes.csv": NOTES,
    "notes/2026.csv": NOTES,
    "acme.yaml": DOSSIER,
    "my-model.yaml": MODEL,
    "extra.csv": "id,name,growth,learning\nbeta,Beta Works,60,70\ngamma,Gamma AG,,80\n",
    "weights.csv": "id,growth,comp,learning,stability,culture\nann,50,20,20,5,5\nbob,10,10,10,60,10\n",
}
COPIES = {
    "nvda-10-k-2025-02-26.html": IMPORTS / "concentration/acme-10-k-2025-02-20.htm",
    "LCA_Disclosure_Data_FY2024_Q4.csv": IMPORTS / "labour/lca_fy2020.csv",
    "board.json": IMPORTS / "labour" / BOARDS[0],
    **{f"boards/{name}": IMPORTS / "labour" / name for name in BOARDS},
}
ARCHIVES = {
    "companyfacts.zip": [IMPORTS / "companyfacts/CIK0000000123.json"],
    "2026q1.zip": [IMPORTS / "financial-statements/sub.txt", IMPORTS / "financial-statements/num.txt"],
}
FAULTY = "0000009999-24-000001"  # a row of num.txt that other tests need, of a filing that is not there
# In this order, since later ones stand on earlier ones.
MADE = {
    "profiles/mine.yaml": ["init", "profiles/mine.yaml"],
    "mine.yaml": ["init", "mine.yaml"],
    "evidence.sqlite": ["import", "observations", "notes.csv", "-o", "evidence.sqlite"],
    "dossiers": ["export", "-o", "dossiers"],
    "big.csv": ["synth", "--companies", "30000", "--unknown", "0.2", "--seed", "7", "-o", "big.csv"],
    "big.index": ["index", "build", "--companies", "big.csv", "--top", "10", "-o", "big.index"],
    **{name: ["rank", "--companies", "config/seed", "-o", name] for name in ("old.json", "monday.json", "ranking.json", "answer.json")},
    **{name: ["rank", "--weight", "stability=40", "-o", name] for name in ("new.json", "friday.json")},
}


def names():
    """Every name that a page may use of these files and of their folders."""
    files = [*TEXTS, *COPIES, *ARCHIVES, *MADE]
    return {*files, *(file.split("/")[0] for file in files)}


def lay_out(folder):
    """Puts GIVEN into the folder, beside the checkout's data."""
    for name in ("config", "profiles"):
        shutil.copytree(SOURCE / name, folder / name)
    for name in [*TEXTS, *COPIES]:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
    for name, text in TEXTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    for name, original in COPIES.items():
        shutil.copy(original, folder / name)
    for name, members in ARCHIVES.items():
        with zipfile.ZipFile(folder / name, "w", zipfile.ZIP_DEFLATED) as archive:
            for member in members:
                lines = member.read_text(encoding="utf-8").splitlines(keepends=True)
                archive.writestr(member.name, "".join(line for line in lines if not line.startswith(FAULTY)))


def make_all(folder, binary, environment):
    """GIVEN and MADE in the folder, MADE by the program itself."""
    lay_out(folder)
    for arguments in MADE.values():
        subprocess.run([binary, *arguments], cwd=folder, env=environment, check=True, capture_output=True, timeout=300)


def made_by(commands):
    """The names that these commands make: behind -o, > and init."""
    text = "\n".join(command.text for command in commands)
    return set(re.findall(r"(?:-o|--output|>|\binit)\s+(\S+)", text))


def words(command):
    return re.split(r"[\s\"'|<>()]+", command.text)


def supply(command, made, folder, store):
    """Copies from the store what the command names of MADE, the page does not make and the folder lacks."""
    for name in MADE:
        if name in words(command) and name not in made and not (folder / name).exists():
            copy = shutil.copytree if (store / name).is_dir() else shutil.copy
            copy(store / name, folder / name)
