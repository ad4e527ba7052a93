#!/usr/bin/env python3
"""P11 and P12: pretty-prints W-JSON32 with c100 and with the peers found, interleaved, best of 5; the filter line too.

usage: json-pretty.py PATH-OF-C100      (a release build; installs nothing)
"""
import json, os, random, shutil, subprocess, sys, tempfile, time


def workload(path):
    """W-JSON32 of performance.md: 60,000 records, seed 1."""
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


def measure(command, out):
    """Seconds and peak memory in KiB of one run."""
    with open(out, "wb") as f:
        start = time.perf_counter()
        child = subprocess.Popen(command, stdout=f)
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode != 0:
        sys.exit(f"failed: {command}")
    return time.perf_counter() - start, usage.ru_maxrss


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    c100 = os.path.abspath(sys.argv[1])
    folder = tempfile.mkdtemp(prefix="c100-bench-")
    source, out = os.path.join(folder, "w.json"), os.path.join(folder, "out.json")
    workload(source)
    fast = (
        "import orjson,sys;sys.stdout.buffer.write(orjson.dumps(orjson.loads(open(sys.argv[1],'rb').read()),"
        "option=orjson.OPT_INDENT_2))"
    )
    pretty = {"c100": [c100, "-e", f'read("{source}").parseJSON().json()']}
    if shutil.which("jq"):
        pretty["jq"] = ["jq", ".", source]
    if shutil.which("gojq"):
        pretty["gojq"] = ["gojq", ".", source]
    if subprocess.run([sys.executable, "-c", "import orjson"], capture_output=True).returncode == 0:
        pretty["orjson"] = [sys.executable, "-c", fast, source]
    line = {"c100": [c100, "-e", f'read("{source}").parseJSON().chats.where(.isActive && .rating > 2.5).countBy(.siteId).count()']}
    if shutil.which("jq"):
        line["jq"] = ["jq", "[.chats[]|select(.isActive and .rating>2.5)]|group_by(.siteId)|length", source]
    for title, commands in (("pretty-print to a file", pretty), ("filter and count", line)):
        best = {name: [9e9, 0] for name in commands}
        for _ in range(5):
            for name, command in commands.items():
                seconds, memory = measure(command, out)
                best[name] = [min(best[name][0], seconds), max(best[name][1], memory)]
        print(f"{title}, {os.path.getsize(source) / 1e6:.1f} MB")
        for name, (seconds, memory) in best.items():
            ratio = best["c100"][0] / seconds
            print(f"  {name:8} {seconds:7.3f} s  {memory / 1024:6.0f} MiB   c100 takes {ratio:.2f} of it")
    shutil.rmtree(folder)


main()
