"""P4 to P9: the language against luac, lua, python3, node and gojq."""
import os, subprocess, sys

import frame
from frame import compare, found, report, scratch, workload


def script(name, text):
    """The path of a file with this text."""
    path = scratch(name)
    with open(path, "w") as file:
        file.write(text)
    return path


def race(commands, runs=7):
    """Compares commands that must all print the same."""
    here = {name: command for name, command in commands.items() if command and command[0]}
    printed = {
        name: subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
        for name, command in here.items()
    }
    if len(set(printed.values())) != 1:
        sys.exit(f"they do not do the same work: {printed}")
    return compare(here, runs)


@workload("P4", "check of 50,000 lines")
def check():
    turn = """
// what part {i} is for
func part{i}(count, rate = 0.5) {{
  let total = 0
  for n in 1..count {{
    if n % 3 == 0 && rate > 0.1 {{ total = total + n * rate }} else {{ total = total - 1 }}
  }}
  let row = {{id: {i}, name: "part \\(count) of {i}", tags: ["a", "b"], total: total}}
  return row.total + row.tags.count()
}}"""
    peer = """
-- what part {i} is for
local function part{i}(count, rate)
  local total = 0
  for n = 1, count do
    if n % 3 == 0 and rate > 0.1 then total = total + n * rate else total = total - 1 end
  end
  local row = {{id = {i}, name = "part " .. count .. " of {i}", tags = {{"a", "b"}}, total = total}}
  return row.total + #row.tags
end"""
    # Lua allows 200 local names in a block.
    mine = "\n".join(turn.format(i=i) for i in range(5000))
    theirs = "\n".join(peer.format(i=i).replace("local function", "function", 1) for i in range(5000))
    c, lua = script("large.c100s", mine + "\n"), script("large.lua", theirs + "\n")
    report(
        compare({"c100": [frame.C100, "check", c], "luac5.4": [found("luac5.4"), "-p", lua]}, 7),
        floor="4 luac5.4", goal="2 luac5.4", record="1 luac5.4")


LOOP = {
    "c100": "let s = 0\nfor i in 1..5_000_000 { s = s + i % 7 }\nprint(s)\n",
    "lua": "local s = 0\nfor i = 1, 5000000 do s = s + i % 7 end\nprint(s)\n",
    "python": "def f():\n    s = 0\n    for i in range(1, 5000001): s = s + i % 7\n    print(s)\nf()\n",
    "gojq": "reduce range(1; 5000001) as $i (0; . + $i % 7)",
}


@workload("P5", "a loop of 5 million turns; against gojq it is P8")
def loop():
    report(
        race({
            "c100": [frame.C100, script("loop.c100s", LOOP["c100"])],
            "lua5.4": [found("lua5.4"), script("loop.lua", LOOP["lua"])],
            "python3": [found("python3"), "-I", "-S", script("loop.py", LOOP["python"])],
            "gojq": [found("gojq"), "-n", LOOP["gojq"]],
        }),
        floor="0.5 python3", goal="1.2 lua5.4", record="0.9 lua5.4", P8_floor="0.15 gojq", P8_goal="0.05 gojq")


@workload("P6", "fib(30)")
def fib():
    mine = "func fib(n) { if n < 2 { n } else { fib(n - 1) + fib(n - 2) } }\nprint(fib(30))\n"
    lua = "local function fib(n) if n < 2 then return n else return fib(n-1) + fib(n-2) end end\nprint(fib(30))\n"
    python = "def fib(n): return n if n < 2 else fib(n-1) + fib(n-2)\nprint(fib(30))\n"
    report(
        race({
            "c100": [frame.C100, script("fib.c100s", mine)],
            "lua5.4": [found("lua5.4"), script("fib.lua", lua)],
            "python3": [found("python3"), "-I", "-S", script("fib.py", python)],
        }),
        floor="1.0 python3", goal="1.2 lua5.4", record="1.0 lua5.4")


PIPE = {
    "c100": """
let rows = (0..<300_000).map({id: it, name: "n\\(it * 7919 % 300_000)", v: it % 13}).collect()
print(rows.where(.v > 5).sortBy("name").sum(.id))
""",
    "lua": """
local rows = {}
for i = 0, 299999 do rows[#rows + 1] = {id = i, name = "n" .. i * 7919 % 300000, v = i % 13} end
local kept = {}
for _, r in ipairs(rows) do if r.v > 5 then kept[#kept + 1] = r end end
table.sort(kept, function(a, b) return a.name < b.name end)
local s = 0
for _, r in ipairs(kept) do s = s + r.id end
print(s)
""",
    "python": """
rows = [{"id": i, "name": f"n{i * 7919 % 300000}", "v": i % 13} for i in range(300000)]
print(sum(r["id"] for r in sorted((r for r in rows if r["v"] > 5), key=lambda r: r["name"])))
""",
    "node": """
const rows = Array.from({length: 300000}, (_, i) => ({id: i, name: `n${i * 7919 % 300000}`, v: i % 13}))
const kept = rows.filter(r => r.v > 5).sort((a, b) => a.name < b.name ? -1 : a.name > b.name ? 1 : 0)
console.log(kept.reduce((s, r) => s + r.id, 0))
""",
    "gojq": '[range(300000) | {id: ., name: "n\\(. * 7919 % 300000)", v: (. % 13)}]'
            " | map(select(.v > 5)) | sort_by(.name) | map(.id) | add",
}


@workload("P7", "W-PIPE: make, filter, sort and sum 300,000 records; against gojq it is P8")
def pipe():
    report(
        race({
            "c100": [frame.C100, script("pipe.c100s", PIPE["c100"])],
            "python3": [found("python3"), "-I", "-S", script("pipe.py", PIPE["python"])],
            "node": [found("node"), script("pipe.js", PIPE["node"])],
            "lua5.4": [found("lua5.4"), script("pipe.lua", PIPE["lua"])],
            "gojq": [found("gojq"), "-n", PIPE["gojq"]],
        }),
        floor="1.5 python3", goal="0.8 python3", record="0.8 node", P8_floor="0.15 gojq", P8_goal="0.05 gojq")


@workload("P9", "2 million appends to a string, then 100,000 times split, join and replace")
def strings():
    mine = """
let s = ""
for i in 1..2_000_000 { s += "x" }
let line = "alpha,beta,gamma,delta,epsilon,zeta,eta,theta"
let n = 0
for i in 1..100_000 { n += line.split(",").join(";").replace(";", "-").count() }
print(s.count() + n)
"""
    python = """
def f():
    s = ""
    for i in range(2000000): s += "x"
    line = "alpha,beta,gamma,delta,epsilon,zeta,eta,theta"
    n = 0
    for i in range(100000): n += len(";".join(line.split(",")).replace(";", "-"))
    print(len(s) + n)
f()
"""
    report(
        race({
            "c100": [frame.C100, script("strings.c100s", mine)],
            "python3": [found("python3"), "-I", "-S", script("strings.py", python)],
        }),
        floor="1.5 python3", goal="0.8 python3", record="0.5 python3")
