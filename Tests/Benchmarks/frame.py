"""The frame of the benchmarks: workloads, peers that are found, best of several interleaved runs, ratios.

A workload is a file `bench_NAME.py` beside this one with functions that carry `@workload(…)`. It installs nothing: a
peer that the machine lacks is left out, and said so.
"""
import os, shutil, subprocess, sys, tempfile, time

WORKLOADS = []
C100 = ""
FOLDER = ""


class Cost:
    """What a command costs: wall and processor seconds, peak memory in MiB; the best of its runs."""

    def __init__(self):
        self.wall = self.processor = float("inf")
        self.memory = 0.0

    def absorb(self, wall, processor, memory):
        self.wall, self.processor = min(self.wall, wall), min(self.processor, processor)
        self.memory = max(self.memory, memory)


def workload(number, title):
    """Registers a function as the workload of performance.md with this number, such as "P5"."""

    def register(function):
        WORKLOADS.append((number, title, function))
        return function

    return register


def scratch(name, make=None):
    """A path in the folder of this run, which is removed at its end; `make(path)` writes the file when it is not there.

    It writes in a process of its own: the peak memory of a child counts what its parent held when it began.
    """
    path = os.path.join(FOLDER, name)
    if make and not os.path.exists(path):
        maker = os.fork()
        if maker == 0:
            make(path)
            os._exit(0)
        if os.waitpid(maker, 0)[1] != 0:
            sys.exit(f"{name} was not made")
    return path


def found(name):
    """The path of a peer, None where the machine has none; a version manager's stand-in is looked through."""
    if name == "python3":
        # The interpreter that runs this, not a version manager's script in front of it.
        own = "/proc/self/exe"
        return os.path.realpath(own if os.path.exists(own) else sys.executable)
    path = shutil.which(name)
    if path and "/shims/" in path:
        return None
    return path


def once(command, stdin=None, out=os.devnull):
    """Runs a command; wall seconds, processor seconds, peak MiB. A failure ends the benchmark."""
    with open(out, "wb") as sink, open(stdin or os.devnull, "rb") as source:
        start = time.perf_counter()
        child = subprocess.Popen(command, stdin=source, stdout=sink, stderr=subprocess.PIPE)
        words = child.stderr.read()
        _, status, usage = os.wait4(child.pid, 0)
        wall = time.perf_counter() - start
        child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode != 0:
        sys.exit(f"failed ({child.returncode}): {command}\n{words.decode(errors='replace')}")
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def compare(commands, runs=5, stdin=None, out=os.devnull):
    """Runs named commands in turn, `runs` times; a command of None (a peer not found) is left out.

    - commands: {"c100": [C100, "-e", "1"], "lua5.4": [...] or None}
    - returns: {name: Cost}
    """
    here = {name: command for name, command in commands.items() if command and command[0]}
    costs = {name: Cost() for name in here}
    for _ in range(runs):
        for name, command in here.items():
            costs[name].absorb(*once(command, stdin, out))
    return costs


def best(command, runs):
    """The Cost of one command."""
    return compare({"c100": command}, runs)["c100"]


def verdict(value, unit, **bars):
    """Prints a number that needs no peer, and the bars it is held against: floor=16, goal=4."""
    met = ", ".join(f"{kind} ≤ {bar:g}: {'met' if value <= bar else 'missed'}" for kind, bar in bars.items())
    print(f"  {value:.2f} {unit}   {met}")


def report(costs, **bars):
    """Prints what each command took and how much of it c100 takes; bars: floor="0.5 python3", goal="1.2 lua5.4"."""
    mine = costs["c100"]
    for name, cost in costs.items():
        line = f"  {name:12} {cost.wall * 1000:9.1f} ms  {cost.processor * 1000:9.1f} ms cpu  {cost.memory:7.1f} MiB"
        if name != "c100":
            line += f"   c100 takes {mine.wall / cost.wall:.2f} of it ({mine.processor / max(cost.processor, 1e-9):.2f} by cpu)"
        print(line)
    for kind, bar in bars.items():
        ratio, _, peer = bar.partition(" ")
        if peer in costs:
            met = mine.wall <= float(ratio) * costs[peer].wall
            print(f"  {kind} ≤ {bar}: {'met' if met else 'missed'}")
        else:
            print(f"  {kind} ≤ {bar}: {peer} is not here")


def run(c100, names):
    """Runs the workloads whose number or title is among `names`, all without any."""
    global C100, FOLDER
    C100 = os.path.abspath(c100)
    FOLDER = tempfile.mkdtemp(prefix="c100-bench-")
    try:
        for number, title, function in WORKLOADS:
            if not names or number in names:
                print(f"{number}  {title}")
                function()
    finally:
        shutil.rmtree(FOLDER, ignore_errors=True)
