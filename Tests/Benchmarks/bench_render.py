"""P19: a table and CSV of 100,000 rows and 8 columns, to a file; the peers are scripts with wcwidth and csv."""
import json, random, subprocess, sys

import frame
from frame import compare, found, report, scratch, workload

TABLE = """
import json, sys
from wcwidth import wcswidth
rows = json.load(open(sys.argv[1]))
names = list(rows[0])
def text(value):
    return "" if value is None else value if isinstance(value, str) else json.dumps(value)
cells = [[text(row[name]) for name in names] for row in rows]
widths = [max(wcswidth(name), max(wcswidth(row[i]) for row in cells)) for i, name in enumerate(names)]
right = [all(isinstance(row[name], (int, float)) or row[name] is None for row in rows) for name in names]
def line(row):
    parts = []
    for cell, width, is_right in zip(row, widths, right):
        blanks = " " * (width - wcswidth(cell))
        parts.append(blanks + cell if is_right else cell + blanks)
    return "  " + "  ".join(parts).rstrip()
out = [line(names), "  " + "  ".join("-" * width for width in widths)] + [line(row) for row in cells]
sys.stdout.write("\\n".join(out) + "\\n")
"""

CSV = """
import csv, json, sys
rows = json.load(open(sys.argv[1]))
writer = csv.writer(sys.stdout)
writer.writerow(rows[0])
for row in rows:
    writer.writerow(row.values())
"""


def rows8(path):
    """100,000 rows of 8 fields, a third of the names in other scripts."""
    r = random.Random(19)
    names = ["Ada Nordin", "Tom Whitfield", "陈晓雯", "José Peña", "さくら", "Müller, Jürgen"]
    rows = [
        {
            "id": i, "name": r.choice(names), "email": f"person{i}@example.com", "city": r.choice(["Lyon", "Århus", "東京"]),
            "rating": round(r.random() * 5, 2), "isActive": r.random() < 0.5, "note": r.choice([None, "called back", "ok"]),
            "created": "2026-11-%02dT%02d:00:00Z" % (r.randint(1, 28), r.randint(0, 23)),
        }
        for i in range(100000)
    ]
    with open(path, "w") as f:
        json.dump(rows, f, ensure_ascii=False)


def script(text, module, source):
    """A Python script over the rows, None where Python lacks the module."""
    if subprocess.run([sys.executable, "-c", "import " + module], capture_output=True).returncode != 0:
        return None
    return [found("python3"), "-c", text, source]


@workload("P19", "a table of 100,000 rows and 8 columns to a file")
def table():
    source = scratch("rows8.json", rows8)
    costs = compare(
        {
            "c100": [frame.C100, "-e", f'read("{source}").parseJSON().table()'],
            "python3": script(TABLE, "wcwidth", source),
        },
        runs=3, out=scratch("table.txt"))
    report(costs, floor="0.5 python3", goal="0.2 python3")


@workload("csv", "CSV of the same rows")
def csv():
    source = scratch("rows8.json", rows8)
    costs = compare(
        {
            "c100": [frame.C100, "-e", f'read("{source}").parseJSON().csv()'],
            "python3": script(CSV, "csv", source),
        },
        runs=3, out=scratch("rows.csv"))
    report(costs, goal="1.0 python3")
