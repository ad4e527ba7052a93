#!/usr/bin/env python3
"""P3 and P13 to P16: requests and paging against a server on loopback, with peers, in one run.

    python3 Tests/Benchmarks/client.py .build/release/c100

Installs nothing. Prints each number with its ratio to the peer, and the floor and the goal it is held against.
"""
import http.client, json, os, re, socket, subprocess, sys, threading, time

RECORDS = 50
RUNS = 5


class Server:
    """Answers GET …/agents?pageIndex=n with pages that link on, and …/agents/1 with one record; counts requests."""

    def __init__(self, pages, delay=0.0):
        self.pages, self.delay, self.requests = pages, delay, 0
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        self.made = {}
        threading.Thread(target=self.accept, daemon=True).start()

    @property
    def base(self):
        return "http://127.0.0.1:%d" % self.port

    def accept(self):
        while True:
            connection, _ = self.listener.accept()
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            threading.Thread(target=self.serve, args=(connection,), daemon=True).start()

    def serve(self, connection):
        buffer = b""
        while True:
            while b"\r\n\r\n" not in buffer:
                part = connection.recv(65536)
                if not part:
                    return
                buffer += part
            head, buffer = buffer.split(b"\r\n\r\n", 1)
            target = head.split(b" ", 2)[1].decode()
            self.requests += 1
            if self.delay:
                time.sleep(self.delay)
            connection.sendall(self.answer(target))

    def answer(self, target):
        match = re.search(r"pageIndex=(\d+)", target)
        index = 0 if target.split("?")[0].endswith("/1") else int(match.group(1)) if match else 1
        if index not in self.made:
            body = self.page(index) if index else {"id": 1, "name": "one"}
            data = json.dumps(body, separators=(",", ":")).encode()
            head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n" % len(data)
            made = head.encode() + data
            if self.pages > 1000:
                return made
            self.made[index] = made
        return self.made[index]

    def page(self, index):
        first = (index - 1) * RECORDS
        link = "%s/api/v3/globalSettings/agents?pageIndex=%d&pageSize=%d" % (self.base, index + 1, RECORDS)
        rows = [{"id": i, "email": "agent%d@example.com" % i, "displayName": "Agent %d" % i, "isActive": True,
                 "title": "x" * 60} for i in range(first + 1, first + RECORDS + 1)]
        return {"count": self.pages * RECORDS, "previousPage": None,
                "nextPage": link if index < self.pages else None, "agents": rows}


def best(command, environment=None, runs=RUNS, output=subprocess.DEVNULL):
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        subprocess.run(command, check=True, stdout=output, env=environment)
        times.append(time.perf_counter() - start)
    return min(times)


def mean(command, environment=None, runs=30):
    for _ in range(3):
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=environment)
    start = time.perf_counter()
    for _ in range(runs):
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=environment)
    return (time.perf_counter() - start) / runs


def memory(command, environment):
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, env=environment)
    _, status, usage = os.wait4(process.pid, 0)
    assert status == 0, status
    return usage.ru_maxrss / 1024


def python_walk(port):
    return [sys.executable, "-I", "-S", "-c", """
import http.client, json
connection, path, count = http.client.HTTPConnection("127.0.0.1", %d), "/api/v3/globalSettings/agents?pageSize=50", 0
while path:
    connection.request("GET", path)
    page = json.loads(connection.getresponse().read())
    count += sum(row["id"] is not None for row in page["agents"])
    path = page["nextPage"] and page["nextPage"].split("/", 3)[3].join(["/", ""])
print(count)
""" % port]


def report(name, value, unit, floor, goal):
    verdict = "goal" if value <= goal else "floor" if value <= floor else "MISSED"
    print("%-58s %8.2f %-9s floor %-6g goal %-6g %s" % (name, value, unit, floor, goal, verdict), flush=True)


def main():
    program = os.path.abspath(sys.argv[1])
    if "/debug/" in os.path.realpath(program):
        sys.exit("a debug build is 10 to 50 times slower: build with -c release")
    home = "/tmp/c100-benchmark-%d" % os.getpid()
    environment = dict(os.environ, C100_TOKEN="T", XDG_STATE_HOME=home, XDG_CONFIG_HOME=home, HOME=home)

    def run(server, expression):
        return [program, "--api", server.base, "--limit", "none", "-e", expression]

    counting = "agents.list(pageSize: 50).where(.id != null).count()"

    server = Server(200)
    ours = mean([program, "--api", server.base, "-e", "agents.get(1)"], environment)
    peer = mean(["curl", "-s", server.base + "/api/v3/globalSettings/agents/1"])
    report("P3  one record (%.1f ms) / curl (%.1f ms)" % (ours * 1000, peer * 1000), ours / peer, "", 2.0, 1.3)

    printed = subprocess.run(run(server, counting), check=True, capture_output=True, env=environment).stdout
    assert printed.strip() == b"10000", printed
    ours = best(run(server, counting), environment)
    python = best(python_walk(server.port))
    curl = best(["curl", "-s", "-o", "/dev/null",
                 server.base + "/api/v3/globalSettings/agents?pageSize=50&pageIndex=[1-200]"])
    report("P13 200 pages (%.0f ms) / python3 (%.0f ms)" % (ours * 1000, python * 1000), ours / python, "", 1.5, 0.8)
    report("P13 200 pages / curl (%.0f ms)" % (curl * 1000), ours / curl, "", 99, 1.2)

    slow = Server(50, delay=0.02)
    busy = "var s = 0\nvar n = 0\nfor r in %s { n = n + 1; if n %% 50 == 0 { for i in 1..%d { s = s + i %% 7 } } }\nn"
    turns = 1_000_000
    probe = best([program, "-e", busy % ("(1..2500)", turns)], environment, 1)
    turns = int(turns * 1.0 / probe)
    alone = best([program, "-e", busy % ("(1..2500)", turns)], environment, 3)
    server_alone = best(run(slow, "agents.list(pageSize: 50).where(.id != null).count()") + [], environment, 1)
    both = best(run(slow, busy % ("agents.list(pageSize: 50)", turns)), environment, 3)
    total = 50 * 0.02 + alone
    report("P14 overlap: %.2f s of %.2f s (pages alone, at once: %.2f s)" % (both, total, server_alone),
           both / total, "", 0.75, 0.6)

    few, many = Server(100), Server(10_000)
    stream = 'agents.list(pageSize: 50).ndjson()'
    growth = memory(run(many, stream), environment) - memory(run(few, stream), environment)
    report("P15 peak memory, 10,000 pages less 100 pages", growth, "MB", 16, 4)

    before = server.requests
    subprocess.run(run(server, "agents.list(pageSize: 50).take(5)"), check=True, stdout=subprocess.DEVNULL,
                   env=environment)
    report("P16 requests of take(5)", server.requests - before, "requests", 1, 1)
    ours = mean(run(server, "agents.list(pageSize: 50).take(5)"), environment)
    peer = mean(["curl", "-s", server.base + "/api/v3/globalSettings/agents?pageSize=50"])
    report("P16 take(5) (%.1f ms) / curl of one page (%.1f ms)" % (ours * 1000, peer * 1000), ours / peer, "", 99, 1.5)
    subprocess.run(["rm", "-rf", home])


if __name__ == "__main__":
    main()
