"""P3 and P13 to P17: requests, paging and the call limit against a server on loopback."""
import heapq, json, os, re, selectors, socket, subprocess, sys, threading, time
import frame
from frame import best, compare, found, report, verdict, workload

RECORDS = 50
PATH = "/api/v3/globalSettings/agents"
# A token and nothing else of the machine's own settings; the ledger in the run's folder.
os.environ["C100_TOKEN"] = "T"


class Server:
    """Answers PATH?pageIndex=n with pages that link on, and PATH/1 with one record, on a thread of its own.

    - pages: how many there are; `delay` seconds pass before each answer; `arrivals` keeps the time of each request
    """

    def __init__(self, pages, delay=0.0):
        self.pages, self.delay, self.arrivals, self.made = pages, delay, [], {}
        self.listener = socket.create_server(("127.0.0.1", 0), backlog=64)
        self.port = self.listener.getsockname()[1]
        self.base = f"http://127.0.0.1:{self.port}"
        threading.Thread(target=self.serve, daemon=True).start()

    def serve(self):
        selector, late, turn = selectors.DefaultSelector(), [], 0
        selector.register(self.listener, selectors.EVENT_READ)
        while True:
            for key, _ in selector.select(max(0, late[0][0] - time.monotonic()) if late else None):
                if key.fileobj is self.listener:
                    connection, _ = self.listener.accept()
                    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                    selector.register(connection, selectors.EVENT_READ)
                    continue
                # A request without a body comes in one piece here.
                head = self.read(key.fileobj)
                if not head:
                    selector.unregister(key.fileobj)
                    key.fileobj.close()
                    continue
                now = time.monotonic()
                self.arrivals.append(now)
                answer = self.answer(head.split(b" ", 2)[1])
                if self.delay:
                    turn += 1
                    heapq.heappush(late, (now + self.delay, turn, key.fileobj, answer))
                else:
                    self.send(key.fileobj, answer)
            while late and late[0][0] <= time.monotonic():
                _, _, connection, answer = heapq.heappop(late)
                self.send(connection, answer)

    @staticmethod
    def read(connection):
        try:
            return connection.recv(65536)
        except OSError:
            return b""

    @staticmethod
    def send(connection, answer):
        try:
            connection.sendall(answer)
        except OSError:
            pass

    def answer(self, target):
        match = re.search(rb"pageIndex=(\d+)", target)
        index = int(match.group(1)) if match else 0 if target.endswith(b"/1") else 1
        if index in self.made:
            return self.made[index]
        body = self.page(index) if index else {"id": 1, "name": "one"}
        data = json.dumps(body, separators=(",", ":")).encode()
        head = f"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {len(data)}\r\n\r\n".encode()
        if self.pages <= 1000:
            self.made[index] = head + data
        return head + data

    def page(self, index):
        first = (index - 1) * RECORDS
        link = f"{self.base}{PATH}?pageIndex={index + 1}&pageSize={RECORDS}"
        rows = [{"id": i, "email": f"agent{i}@example.com", "displayName": f"Agent {i}", "isActive": True,
                 "title": "x" * 60} for i in range(first + 1, first + RECORDS + 1)]
        return {"count": self.pages * RECORDS, "previousPage": None,
                "nextPage": link if index < self.pages else None, "agents": rows}


def asking(server, program, *options):
    return [frame.C100, "--api", server.base, *(options or ("--limit", "none")), "-e", program]


def checked(command, wanted):
    """Runs a command once to see that it does what is measured."""
    printed = subprocess.run(command, capture_output=True, check=True).stdout.split()
    if printed[:1] != [str(wanted).encode()]:
        sys.exit(f"{wanted} was wanted, got {printed[:5]}: {command}")
    return command


@workload("P3", "one record with a token")
def one_record():
    server = Server(1)
    curl = found("curl")
    report(
        compare(
            {"c100": asking(server, "agents.get(1)", "--limit", "300/300"),
             "curl": curl and [curl, "-s", f"{server.base}{PATH}/1"]}, runs=40),
        floor="2.0 curl", goal="1.3 curl", record="1.0 curl")


@workload("P13", "200 pages of 50, following nextPage, one field counted")
def two_hundred_pages():
    server = Server(200)
    python, curl = found("python3"), found("curl")
    walk = f"""
import http.client, json
connection, path, count = http.client.HTTPConnection("127.0.0.1", {server.port}), "{PATH}?pageSize=50", 0
while path:
    connection.request("GET", path)
    page = json.loads(connection.getresponse().read())
    count += sum(row["id"] is not None for row in page["agents"])
    path = page["nextPage"] and "/" + page["nextPage"].split("/", 3)[3]
print(count)
"""
    counting = "agents.list(pageSize: 50).where(.id != null).count()"
    report(
        compare(
            {"c100": checked(asking(server, counting), 10_000),
             "python3": python and checked([python, "-I", "-S", "-c", walk], 10_000),
             "curl": curl and [curl, "-s", f"{server.base}{PATH}?pageSize=50&pageIndex=[1-200]"]}, runs=9),
        floor="1.5 python3", goal="0.8 python3", record="1.2 curl")


@workload("P14", "50 pages of a slow server, 20 ms each, and a consumer that works 20 ms on each")
def overlap():
    server = Server(50, delay=0.02)
    work = "let s = 0\nlet n = 0\nfor r in %s { n = n + 1; if n %% 50 == 0 { for i in 1..%d { s = s + i %% 7 } } }\nn"
    alone = lambda turns: [frame.C100, "-e", work % ("1..2500", turns)]
    turns = 1_000_000
    turns = int(turns / best(alone(turns), 3).wall)
    consumer = best(alone(turns), 3).wall
    both = best(checked(asking(server, work % ("agents.list(pageSize: 50)", turns)), 2500), 3).wall
    total = 50 * 0.02 + consumer
    print(f"  server {50 * 0.02:.2f} s + consumer {consumer:.2f} s; together {both:.2f} s")
    verdict(both / total, "of the sum", floor=0.75, goal=0.6, record=0.53)


@workload("P15", "memory after 10,000 pages, less memory after 100")
def memory():
    few, many = (best(asking(Server(pages), "agents.list(pageSize: 50).ndjson()"), 1) for pages in (100, 10_000))
    print(f"  {few.memory:.1f} MiB and {many.memory:.1f} MiB; {many.wall:.1f} s")
    verdict(many.memory - few.memory, "MiB", floor=16, goal=4)


@workload("P16", "take(5) of 200 pages")
def take_five():
    server = Server(200)
    command = asking(server, "agents.list(pageSize: 50).take(5)")
    best(command, 1)
    verdict(len(server.arrivals), "requests", floor=1)
    curl = found("curl")
    report(
        compare({"c100": command, "curl": curl and [curl, "-s", f"{server.base}{PATH}?pageSize=50"]}, runs=40),
        goal="1.5 curl")


@workload("P17", "three windows of calls, 100 in 2 s")
def three_windows():
    server = Server(1)
    cost = best(asking(server, "for i in 1..300 { agents.get(1) }", "--limit", "100/2"), 1)
    most = max(sum(start <= t < start + 2 for t in server.arrivals) for start in server.arrivals)
    print(f"  {len(server.arrivals)} calls in {cost.wall:.2f} s, at most {most} in 2 s; no less than 4 s are possible")
    verdict(cost.wall / 4, "of the least", floor=1.15, goal=1.03)
