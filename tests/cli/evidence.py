"""Small evidence for the tests: observations by hand, and what a database holds, in one order."""
import contextlib
import csv
import io
import sqlite3

FILE = "(SELECT min(file) FROM files WHERE import = i.id)"  # one of the names that an import has
COLUMNS = ("company", "signal", "value", "tier", "as_of", "filed", "source", "note")


def observations(*rows):
    """A CSV file of observations; each row is a dict, empty where it says nothing."""
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS, lineterminator="\n")
    writer.writeheader()
    for row in rows:
        writer.writerow({column: row.get(column, "") for column in COLUMNS})
    return text.getvalue()


def growth(company, value, **more):
    return {"company": company, "signal": "revenue_growth", "value": value, "tier": "reported",
            "source": f"news of {company}", **more}


def dump(path):
    """All that the database holds, whatever its row numbers."""
    with contextlib.closing(sqlite3.connect(path)) as database:
        tables = {
            "imports": "SELECT i.kind, f.file, i.sha256, i.settings, i.records, i.observations, i.rejects, i.left_out "
                       "FROM imports i JOIN files f ON f.import = i.id",
            "rejects": f"SELECT i.kind, {FILE}, r.number, r.left_out, r.place, r.reason FROM rejects r JOIN imports i "
                       "ON i.id = r.import",
            "companies": "SELECT name_id FROM companies",
            "identifiers": f"SELECT c.name_id, d.kind, d.value, i.kind, {FILE}, d.seen FROM identifiers d "
                           "JOIN companies c ON c.id = d.company JOIN imports i ON i.id = d.import",
            "observations": f"SELECT c.name_id, i.kind, {FILE}, o.signal, o.number, o.level, o.unit, o.tier, "
                            "o.period_start, o.period_end, o.as_of, o.filed, o.source, o.note, o.rule, o.by_hand "
                            "FROM observations o JOIN companies c ON c.id = o.company JOIN imports i "
                            "ON i.id = o.import",
        }
        return {name: sorted(database.execute(query).fetchall(), key=repr) for name, query in tables.items()}


def integrity(path):
    """What SQLite itself says of the file: "ok", and no row that refers to nothing."""
    with contextlib.closing(sqlite3.connect(path)) as database:
        strays = database.execute("PRAGMA foreign_key_check").fetchall()
        return database.execute("PRAGMA integrity_check").fetchone()[0], strays
