"""The JSON Schemas that editors use and the loader that fitrank uses must give the same verdict.

How: every sample in tests/data/schema and every shipped file goes through both. A sample's folder
states its kind and whether it is valid. An invalid one names, in a first line `# wrong: WORD`, what
both must complain about, so that a sample refused for another reason shows. What JSON Schema cannot
express (keys given twice, names that the model does not have, values of the wrong kind for their
signal, ...) is in files called loader_*: there the schema says valid and the loader does not.

Usage: schema_agreement.py FITRANK SOURCE_DIR
"""

import json
import pathlib
import re
import subprocess
import sys

import jsonschema
import yaml

KINDS = ("model", "company", "profile", "entities", "sources")


class Yaml12Loader(yaml.SafeLoader):
    """The core schema of YAML 1.2, as editors read it: dates are texts, `010` is ten, `yes` is a text."""

    yaml_implicit_resolvers = {}


def plain(tag, pattern, first):
    Yaml12Loader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(pattern), list(first))


plain("null", r"^(~|null|Null|NULL|)$", ["~", "n", "N", ""])
plain("bool", r"^(true|True|TRUE|false|False|FALSE)$", "tTfF")
plain("int", r"^[-+]?[0-9]+$", "-+0123456789")
plain("float", r"^([-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN))$",
      "-+.0123456789")
Yaml12Loader.add_constructor("tag:yaml.org,2002:int", lambda loader, node: int(node.value, 10))


def schema_complaints(validator, text):
    """What the schema has against any document in `text`, one line each."""
    lines = []
    for document in yaml.load_all(text, Yaml12Loader):
        for error in validator.iter_errors(document):
            for one in [error, *error.context]:
                lines.append(f"{'.'.join(map(str, one.absolute_path))}: {one.message}")
    return lines


def loader_complaints(fitrank, model, path):
    """What the loader has against the file: nothing, or all it printed."""
    command = [fitrank, "check", "--model", model, path]
    result = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=60)
    if result.returncode not in (0, 1):
        raise RuntimeError(f"{path}: exit code {result.returncode}\n{result.stdout}{result.stderr}")
    printed = (result.stdout + result.stderr).replace(str(path), "FILE")
    return printed.splitlines() if result.returncode == 1 else []


def has_word(lines, word):
    return any(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", line) for line in lines)


def disagreements(path, valid, schema, loader):
    """How the two verdicts differ from what is expected of the file."""
    text = path.read_text(encoding="utf-8")
    if valid:
        expected = {"schema": (schema, False), "loader": (loader, False)}
    else:
        expected = {"schema": (schema, not path.name.startswith("loader_")), "loader": (loader, True)}
    for who, (complaints, refuses) in expected.items():
        if bool(complaints) != refuses:
            yield f"the {who} {'accepts it' if refuses else 'refuses it: ' + ' | '.join(complaints)}"
        elif refuses:
            word = re.match(r"# wrong: (.+)\n", text).group(1)
            if not has_word(complaints, word):
                yield f"the {who} does not name {word}: {' | '.join(complaints)}"


def samples(source):
    """Every file to compare, as (path, kind, valid)."""
    for verdict in ("valid", "invalid"):
        for kind in KINDS:
            for path in sorted((source / "tests/data/schema" / verdict / kind).glob("*.yaml")):
                yield path, kind, verdict == "valid"
    yield source / "config/model.yaml", "model", True
    yield source / "config/entities.yaml", "entities", True
    yield source / "config/sources.yaml", "sources", True
    for path in sorted((source / "config/companies").glob("*.yaml")):
        yield path, "company", True
    for path in sorted((source / "profiles").glob("*.yaml")):
        yield path, "profile", True


def schema_link_problem(path, source, schema_path):
    """Shipped files name their schema in the first line, for editors."""
    if source / "tests" in path.parents:
        return None
    first = path.read_text(encoding="utf-8").split("\n", 1)[0]
    link = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", first)
    if link and (path.parent / link.group(1)).resolve() == schema_path.resolve():
        return None
    return f"the first line does not link to {schema_path.name}"


def main(fitrank, source):
    schemas = {kind: source / f"config/schema/{kind}.schema.json" for kind in KINDS}
    validators = {}
    for kind, path in schemas.items():
        schema = json.loads(path.read_text(encoding="utf-8"))
        jsonschema.Draft202012Validator.check_schema(schema)
        # References to the schema of rules are relative to the file they stand in.
        resolver = jsonschema.RefResolver(path.as_uri(), schema)
        validators[kind] = jsonschema.Draft202012Validator(schema, resolver=resolver)
    compared = {True: 0, False: 0}
    failed = 0
    for path, kind, valid in samples(source):
        schema = schema_complaints(validators[kind], path.read_text(encoding="utf-8"))
        loader = loader_complaints(fitrank, source / "config/model.yaml", path)
        problems = list(disagreements(path, valid, schema, loader))
        link = schema_link_problem(path, source, schemas[kind])
        problems += [link] if link else []
        verdicts = f"schema {'refuses' if schema else 'accepts'}, loader {'refuses' if loader else 'accepts'}"
        print(f"{'FAIL' if problems else 'ok  '} {path.relative_to(source)}: {verdicts}")
        for problem in problems:
            print(f"     {problem}")
        compared[valid] += 1
        failed += bool(problems)
    print(f"compared {sum(compared.values())} files: {compared[True]} valid, {compared[False]} invalid; "
          f"{failed} disagree")
    # An empty folder must not pass for agreement.
    return 0 if not failed and compared[True] >= 6 and compared[False] >= 25 else 1


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1], pathlib.Path(sys.argv[2]).resolve()))
