"""P10 to P12: parses in process, pretty-prints W-JSON32 of performance.md; and the filter line that people reach for jq for."""
import json, math, os, random, subprocess, sys

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


def numbers(path):
    """Coordinates with many digits, few of anything else; 2.2 MB."""
    r = random.Random(10)
    rings = [[[r.uniform(-141, -52), r.uniform(41, 83)] for _ in range(r.randint(20, 400))] for _ in range(280)]
    with open(path, "w") as f:
        json.dump({"type": "Polygon", "coordinates": rings}, f, separators=(",", ":"))


def catalogue(path):
    """Small objects and whole numbers, indented; 1.7 MB."""
    r = random.Random(11)
    shows = [
        {
            "id": r.randint(10**8, 10**9), "name": None, "logo": None, "start": r.randint(10**12, 2 * 10**12),
            "seatCategories": [
                {"areas": [{"areaId": r.randint(10**8, 10**9), "blockIds": []} for _ in range(r.randint(1, 6))],
                 "seatCategoryId": r.randint(10**8, 10**9)} for _ in range(r.randint(1, 8))
            ],
        }
        for _ in range(450)
    ]
    with open(path, "w") as f:
        json.dump({"performances": shows}, f, indent=4)


def posts(path):
    """Texts of several scripts with escapes, nested people, indented; 0.7 MB."""
    r = random.Random(12)
    words = ["こんにちは", "the", "quick", "\U0001f600", "naïve", "\"quoted\"", "中文", "line\nbreak", "https://example.com/x"]

    def text(count):
        return " ".join(r.choice(words) for _ in range(count))

    all_posts = [
        {
            "id": r.randint(10**17, 10**18), "text": text(18), "truncated": r.random() < 0.5, "in_reply_to": None,
            "user": {"id": r.randint(10**6, 10**9), "name": text(2), "description": text(10), "verified": False},
            "entities": {"hashtags": [], "urls": [{"url": text(1), "indices": [r.randint(0, 70), 140]}]},
        }
        for _ in range(600)
    ]
    with open(path, "w") as f:
        json.dump({"statuses": all_posts}, f, indent=2, ensure_ascii=False)


PARSERS = {
    # How often a parser parses the same text, in a program that it is given.
    "c100": lambda source, times: [
        frame.C100, "-e", f'let text = read("{source}")\nfor i in 1..{times} {{ text.parseJSON() }}'],
    "orjson": lambda source, times: orjson_parse(source, times),
}


def orjson_parse(source, times):
    if orjson(source) is None:
        return None
    line = f"import orjson\nb=open({source!r},'rb').read()\nfor i in range({times}): orjson.loads(b)"
    return [found("python3"), "-c", line]


@workload("P10", "parse in process: numbers, a catalogue, posts")
def parse():
    ratios = []
    for make in (numbers, catalogue, posts):
        source = scratch(make.__name__ + ".json", make)
        few, many = 20, 120
        costs = {
            times: compare({name: program(source, times) for name, program in PARSERS.items()})
            for times in (few, many)
        }
        megabytes = os.path.getsize(source) * (many - few) / 1e6
        # What starting and reading take is in both, and goes.
        rates = {
            name: megabytes / (costs[many][name].processor - costs[few][name].processor) for name in costs[few]
        }
        print(f"  {make.__name__:10}" + "".join(f"  {name} {rate:6.0f} MB/s" for name, rate in rates.items()))
        if "orjson" in rates:
            ratios.append(rates["c100"] / rates["orjson"])
    if ratios:
        mean = math.prod(ratios) ** (1 / len(ratios))
        print(f"  geometric mean: {mean:.2f} of orjson's; goal ≥ 1.0: {'met' if mean >= 1 else 'missed'}")


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
    mine, document = costs["c100"].memory, os.path.getsize(source) / 2**20
    print(f"  P12: peak memory {mine / document:.2f} of the document (record ≤ 2)", end="")
    print(f", {mine / costs['jq'].memory:.2f} of jq's (goal ≤ 0.5)" if "jq" in costs else "")


@workload("filter", "filter and count a 32 MB document")
def filter_and_count():
    source = scratch("w-json32.json", w_json32)
    line = f'read("{source}").parseJSON().chats.where(.isActive && .rating > 2.5).countBy(.siteId).count()'
    question = "[.chats[]|select(.isActive and .rating>2.5)]|group_by(.siteId)|length"
    report(compare({"c100": [frame.C100, "-e", line], "jq": [found("jq"), question, source]}), goal="0.15 jq")


def chats45(path):
    """92,000 chats as the API gives them, 45 MB."""
    r = random.Random(2)
    names = ["Ann", "Bob", "Cleo", "Dmitri", "Eve", "José", "李"]
    chats = [
        {
            "id": "%032x" % r.getrandbits(128), "status": r.choice(["normal", "missed", "refused"]),
            "startTime": "2026-11-%02dT%02d:%02d:00Z" % (r.randint(1, 28), r.randint(0, 23), r.randint(0, 59)),
            "rating": r.choice([None, 1, 2, 3, 4, 5, 5]), "wait": r.randint(0, 400),
            "contact": {"id": r.randint(1, 99999), "firstName": r.choice(names), "lastName": f"L{r.randint(1, 999)}"},
            "agents": [{"id": r.randint(1, 50), "displayName": f"Agent {i % 50}"} for i in range(r.randint(0, 2))],
            "tags": ["a", "b"][: r.randint(0, 2)], "transcript": 'hello "world" ' + "x" * r.randint(0, 380),
        }
        for _ in range(92000)
    ]
    with open(path, "w") as f:
        json.dump({"total": len(chats), "nextPage": None, "chats": chats}, f, separators=(",", ":"), ensure_ascii=False)


@workload("filter45", "the line that people reach for jq for, 45 MB on standard input")
def filter_stdin():
    line = "stdin.parseJSON().chats.where(.rating == 5).countBy(.contact.firstName)"
    question = (
        "[.chats[]|select(.rating==5)]|group_by(.contact.firstName)|map({key:.[0].contact.firstName,count:length})")
    source = scratch("chats45.json", chats45)
    report(compare({"c100": [frame.C100, "-e", line], "jq": [found("jq"), question]}, stdin=source), goal="0.15 jq")
