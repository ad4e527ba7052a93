"""P11 and P12: pretty-prints W-JSON32 of performance.md; and the filter line that people reach for jq for."""
import json, random, subprocess, sys

import frame
from frame import compare, found, report, scratch, workload


def w_json32(path):
    """Writes W-JSON32: 60,000 records, seed 1."""
    r = random.Random(1)
    chats = [
        {
            "id": "%032x" % r.getrandbits(128), "name": f"Agent {i} é 中文", "email": f"agent{i}@example.com",
            "siteId": r.randint(10000, 99999), "isActive": r.random() < 0.5,
            "departments": [r.randint(1, 1000) for _ in range(6)], "rating": r.random() * 5,
            "created": "2026-11-%02dT%02d:%02d:00Z" % (r.randint(1, 28), r.randint(0, 23), r.randint(0, 59)),
            "note": 'line\n"quoted" \\ tab\t' + "x" * r.randint(0, 400),
            "custom": {"a": None, "b": [1, 2.5, -3e10], "c": {"d": "e"}},
        }
        for i in range(60000)
    ]
    whole = {"total": len(chats), "previousPage": None, "nextPage": None, "chats": chats}
    with open(path, "w") as f:
        json.dump(whole, f, separators=(",", ":"), ensure_ascii=False)


def orjson(source):
    """A script that pretty-prints with orjson, None where python lacks it."""
    if subprocess.run([sys.executable, "-c", "import orjson"], capture_output=True).returncode != 0:
        return None
    line = (
        "import orjson,sys;sys.stdout.buffer.write(orjson.dumps(orjson.loads(open(sys.argv[1],'rb').read()),"
        "option=orjson.OPT_INDENT_2))"
    )
    return [found("python3"), "-c", line, source]


@workload("P11", "pretty-print 32 MB of JSON to a file; memory is P12")
def pretty():
    source = scratch("w-json32.json", w_json32)
    costs = compare(
        {
            "c100": [frame.C100, "-e", f'read("{source}").parseJSON().json()'],
            "jq": [found("jq"), ".", source],
            "gojq": [found("gojq"), ".", source],
            "orjson": orjson(source),
        },
        out=scratch("out.json"))
    report(costs, floor="0.8 gojq", goal="1.0 orjson", record="0.5 orjson", record_jq="0.15 jq")


@workload("filter", "filter and count a 32 MB document")
def filter_and_count():
    source = scratch("w-json32.json", w_json32)
    line = f'read("{source}").parseJSON().chats.where(.isActive && .rating > 2.5).countBy(.siteId).count()'
    question = "[.chats[]|select(.isActive and .rating>2.5)]|group_by(.siteId)|length"
    report(compare({"c100": [frame.C100, "-e", line], "jq": [found("jq"), question, source]}), goal="0.15 jq")
