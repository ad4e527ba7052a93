"""P2 and P18: how soon the prompt is there, and how soon it answers a key, in a pseudo-terminal."""
import fcntl, os, pty, select, signal, struct, termios, time
import frame
from frame import found, scratch, workload


class Prompt:
    """A program in a pseudo-terminal of 120 columns, with a home of its own."""

    def __init__(self, command, ready, home, **variables):
        environment = {"HOME": home, "TERM": "xterm", "PATH": os.environ["PATH"], "LANG": "C.UTF-8"} | variables
        self.received = b""
        started = time.perf_counter()
        self.pid, self.master = pty.fork()
        if self.pid == 0:
            os.execve(command[0], command, environment)
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
        self.wait(ready)
        self.start = time.perf_counter() - started

    def wait(self, wanted, patience=10):
        """Reads until `wanted` has come since the last wait; seconds that it took."""
        started = time.perf_counter()
        while wanted not in self.received:
            if not select.select([self.master], [], [], patience)[0]:
                raise SystemExit(f"no {wanted!r} within {patience} s: {self.received[-300:]!r}")
            self.received += os.read(self.master, 65536)
        took = time.perf_counter() - started
        self.received = b""
        return took

    def settle(self, pause=0.02):
        """Reads until nothing comes for a moment."""
        while select.select([self.master], [], [], pause)[0]:
            self.received += os.read(self.master, 65536)
        self.received = b""

    def press(self, keys, wanted=None):
        """Types keys; seconds until `wanted`, or anything, comes back. What had come before is thrown away."""
        while select.select([self.master], [], [], 0)[0]:
            os.read(self.master, 65536)
        self.received = b""
        started = time.perf_counter()
        os.write(self.master, keys)
        while not self.received or wanted and wanted not in self.received:
            if not select.select([self.master], [], [], 5)[0]:
                return time.perf_counter() - started
            self.received += os.read(self.master, 65536)
        return time.perf_counter() - started

    def end(self):
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.master)


def home(name, lines=0):
    """A home folder with a history of so many lines for each program."""
    path = scratch(name)
    state = os.path.join(path, ".local", "state", "c100")
    if not os.path.isdir(state):
        os.makedirs(state, 0o700)
        history = "".join(f"agents.list(keywords: \"{i}\").where(.id > {i}).sortBy(\"email\")\n" for i in range(lines))
        for file in (os.path.join(state, "history"), os.path.join(path, ".sqlite_history")):
            with open(file, "w") as out:
                out.write(history)
            os.chmod(file, 0o600)
    return path


def verdict(name, value, **bars):
    for kind, bar in bars.items():
        print(f"  {kind} ≤ {bar:g} {name}: {'met' if value <= bar else 'missed'}")


@workload("P2", "exec to the first prompt, a history of 5,000 lines")
def first_prompt():
    folder = home("prompt", 5000)
    commands = {"c100": ([frame.C100], b"c100>"), "sqlite3": ([found("sqlite3"), ":memory:"], b"sqlite>")}
    best = {}
    for _ in range(20):
        for name, (command, ready) in commands.items():
            if command[0]:
                prompt = Prompt(command, ready, folder)
                best[name] = min(best.get(name, 9), prompt.start)
                prompt.end()
    for name, seconds in best.items():
        print(f"  {name:12} {seconds * 1000:9.1f} ms")
    if "sqlite3" not in best:
        return print("  sqlite3 is not here")
    ratio = best["c100"] / best["sqlite3"]
    print(f"  c100 takes {ratio:.2f} of it")
    verdict("sqlite3", ratio, floor=6, goal=4, record=2)


def percentile(values, part=0.99):
    return sorted(values)[min(len(values) - 1, int(len(values) * part))]


# A place for each kind of candidate; Tab is pressed at the end of each, and the line cleared.
PLACES = [
    "", "a", "s", "li", "let x = ch", "agents.", "livechat.", "agents.list(", "chats.list(include: \"", "agents[68].",
    "agents.list().", "agents.list().where(.", "agents.list().where(.title == ", "agents.list().select(\"",
    "now().in(\"", "sites.update(3, timeZone: \"", "tickets.list().where(.status == \"", "contacts.create(", ":", ":set ",
    "help(\"", "reports.", "chats.list().groupBy(.", "agents.list().map(a => a.", "messages.", "ticketing.", "chatbot.",
]


@workload("P18", "Tab to candidates, key to echo")
def keys():
    prompt = Prompt([frame.C100], b"c100>", home("keys"))
    resources = os.popen(f"'{frame.C100}' resources").read().split("\n")
    names = [line.split()[0] for line in resources if line.startswith("  ") and line.split()]
    places = PLACES + [f"{name}.{rest}" for name in names for rest in ("", "list(", "list().where(.")]
    tabs = []
    for place in places:
        best = 9.0
        for _ in range(3):
            if place:
                prompt.press(place.encode())
                prompt.settle(0.004)
            best = min(best, prompt.press(b"\t"))
            prompt.settle(0.004)
            prompt.press(b"\x03", b"c100>")
            prompt.settle(0.004)
        tabs.append(best)
    print(f"  {len(tabs)} places, best of 3: Tab p50 {percentile(tabs, 0.5) * 1000:.2f} ms, p99 {percentile(tabs) * 1000:.2f} ms")
    verdict("ms", percentile(tabs) * 1000, floor=20, goal=5)

    peers = {"c100": prompt}
    bash = found("bash")
    if bash:
        peers["bash"] = Prompt([bash, "--norc", "--noprofile", "-i"], b"$ ", home("keys"), PS1="bash$ ")
    text = "let total = agents.list(pageSize: 50).where(.isActive).count()"
    echoes = {name: [] for name in peers}
    for _ in range(30):
        for name, peer in peers.items():
            for letter in text:
                echoes[name].append(peer.press(letter.encode(), letter.encode()))
            peer.press(b"\x03", b"c100>" if name == "c100" else b"bash$")
            peer.settle()
    for name, times in echoes.items():
        print(f"  {name:12} key to echo p50 {percentile(times, 0.5) * 1e6:.0f} µs, p99 {percentile(times) * 1e6:.0f} µs")
        peers[name].end()
    if bash:
        ratio = percentile(echoes["c100"]) / percentile(echoes["bash"])
        print(f"  c100 takes {ratio:.2f} of bash's p99")
        verdict("bash", ratio, floor=5, goal=2)
