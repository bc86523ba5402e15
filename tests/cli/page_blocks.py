"""Blocks of YAML, CSV and plain text in a page, made into files that `fitrank` checks.

A YAML block is what its keys say: with all that a kind requires, a whole dossier, profile, model or list of entities; it is
put where the reader would put it (config/companies/ID.yaml, profiles/ID.yaml), so that later commands of the page find it.
With some keys of one kind alone it is a fragment, and is checked within the rest of a small file of that kind; `rule:` is an
entry of a checklist. A CSV block is notes to import where it has a column `signal`, else a table of companies.
In plain text a line that begins with a folder (src/cli/  main ...) says that it is there.
"""
import json
import re
import textwrap

import yaml

from harness import SOURCE

SCHEMAS = {kind: json.loads((SOURCE / f"config/schema/{kind}.schema.json").read_text(encoding="utf-8"))
           for kind in ("company", "profile", "model", "entities")}
REST = {
    "company": {"id": "fragment", "name": "Fragment", "observations": []},
    "profile": {"id": "fragment", "title": "Fragment", "weights": {"growth": 1}},
    "entities": {"companies": []},
}


def kind_of(keys):
    """The kind of file that has all these keys, and whether they make a whole one; (None, False) for no kind."""
    fitting = [kind for kind, schema in SCHEMAS.items() if keys <= set(schema["properties"])]
    whole = [kind for kind in fitting if set(SCHEMAS[kind]["required"]) <= keys]
    return (whole[0], True) if whole else (fitting[0] if fitting else None, False)


def completed(kind, keys, text):
    rest = REST.get(kind) or yaml.safe_load((SOURCE / "config/model.yaml").read_text(encoding="utf-8"))
    missing = {key: value for key, value in rest.items() if key not in keys}
    return (yaml.safe_dump(missing, allow_unicode=True) if missing else "") + text + "\n"


def yaml_file(text):
    """(name, text) of the file that `fitrank check` is given; raises ValueError where there is none."""
    try:
        held = yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise ValueError(f"no YAML: {error}") from error
    if not isinstance(held, dict):
        raise ValueError("YAML without keys, of which nobody can tell what it is")
    if "rule" in held and set(held) <= {"question", "criterion", "rule"}:
        entry = text if "question" in held else f"question: Is it so?\n{text}"
        text = "checklist:\n  -\n" + textwrap.indent(entry, "    ")
        held = {"checklist": None}
    kind, whole = kind_of(set(held))
    if kind is None:
        raise ValueError(f"YAML of no kind that fitrank reads: {', '.join(map(str, held))}")
    if not whole:
        return f"fragment-{kind}.yaml", completed(kind, set(held), text)
    folders = {"company": "config/companies", "profile": "profiles"}
    name = f"{folders[kind]}/{held['id']}.yaml" if kind in folders else f"block-{kind}.yaml"
    return name, text + "\n"


def check_of(fence):
    """(file name, its text, the command that checks it) of a YAML or CSV block."""
    if fence.kind == "csv":
        notes = "signal" in fence.text.split("\n")[0].split(",")
        return "block.csv", fence.text + "\n", "fitrank import observations block.csv --dry-run" if notes else "fitrank check block.csv"
    name, text = yaml_file(fence.text)
    return name, text, f"fitrank check {name}"


def missing_folders(fence):
    """The folders that a map in plain text names and the checkout does not have."""
    found = re.findall(r"(?:^|\s{2,})((?:[\w.-]+/)+)(?=\s|$)", fence.text, re.MULTILINE)
    return [folder for folder in found if not (SOURCE / folder).is_dir()]
