"""The sandbox with a year of a busy site: start, pages a second for each of its large lists, sorting and filtering.

Pages a second are those of one core: requests by the seconds of processor time that the server used for them. Each
request is another page, so most of them are made for the first time.
"""
import http.client, json, os, re, signal, subprocess, time, urllib.parse

import frame
from frame import found, workload

LISTS = {
    "chats, default page": "/api/v3/livechat/chats?timeFrom=2020-01-01",
    "chats, 10 a page": "/api/v3/livechat/chats?timeFrom=2020-01-01&pageSize=10",
    "chats by page title": "/api/v3/livechat/chats?timeFrom=2020-01-01&pageSize=10&sortBy=requestingPageTitle",
    "visitors": "/api/v3/globalSettings/visitors?requestedTime=2026-11-20",
    "offline messages": "/api/v3/livechat/offlineMessages?timeFrom=2020-01-01",
    "tickets": "/api/v4/ticketing/tickets?timeFrom=2020-01-01",
    "conversations": "/api/v3/messaging/conversations?timeFrom=2020-01-01",
    "contacts": "/api/v3/globalSettings/contacts",
    "contacts with identities": "/api/v3/globalSettings/contacts?include=contactIdentity",
    "audit logs": "/api/v3/globalSettings/auditLogs",
    "sites": "/api/v3/partner/sites",
}
CHATS = "/api/v3/livechat/chats?timeFrom=2020-01-01&pageSize=50"
PAUSES = {
    **{f"sort by {field}": f"{CHATS}&sortBy={field}" for field in (
        "id", "startTime", "endTime", "requestedTime", "avgResponseTime", "visitorMessagesCount", "status", "source",
        "requestingPageTitle", "requestingPageURL", "campaignId", "autoInvitationId", "offlineMessageId", "sessionId",
        "botId", "lastMessageSentBy", "ifQueued")},
    "of one agent": f"{CHATS}&agentId=3",
    "keywords": f"{CHATS}&keywords=skis",
    "condition on a name": f"{CHATS}&conditions[0][field]=name&conditions[0][operate]=contains&conditions[0][value]=ada",
}


class Server:
    """A sandbox of its own, with a token."""

    def __init__(self, size):
        start = time.perf_counter()
        self.process = subprocess.Popen(
            [frame.C100, "sandbox", "--size", size, "--limit", "none"], stdout=subprocess.PIPE, text=True)
        address = self.process.stdout.readline().split()[1]
        self.started = time.perf_counter() - start
        self.address = address
        form = {"loginType": "password", "siteId": "10003", "userName": "ada@auroratravel.example",
                "password": "northern-lights"}
        login = self.connection()
        login.request("POST", "/adminwebservice/api/jwttoken/generate", urllib.parse.urlencode(form),
                      {"Content-Type": "application/x-www-form-urlencoded"})
        self.token = json.loads(login.getresponse().read())["token"]
        self.connected = self.connection()

    def connection(self):
        return http.client.HTTPConnection(self.address.split("//")[1])

    def get(self, path):
        self.connected.request("GET", path, headers={"Authorization": "Bearer " + self.token})
        reply = self.connected.getresponse()
        body = reply.read()
        assert reply.status == 200, (path, reply.status, body[:200])
        return json.loads(body)

    def processor(self):
        fields = open(f"/proc/{self.process.pid}/stat").read().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def memory(self):
        return int(re.search(r"VmRSS:\s+(\d+)", open(f"/proc/{self.process.pid}/status").read())[1]) / 1024

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait()


def pages(server, path):
    """How many pages the whole list has."""
    first = server.get(path)
    total = next(first[key] for key in ("totalCount", "total", "count") if key in first)
    items = next(value for value in first.values() if isinstance(value, list))
    return max(1, -(-total // max(1, len(items))))


def walk(server, path, count, seconds=2):
    """Asks for one page after the other; requests answered. With wrk from eight connections, else from one."""
    mark = "&" if "?" in path else "?"
    wrk = found("wrk")
    if not wrk:
        done, end = 0, time.perf_counter() + seconds
        while time.perf_counter() < end:
            server.get(f"{path}{mark}pageIndex={done * 7919 % count + 1}")
            done += 1
        return done
    script = frame.scratch("pages.lua")
    with open(script, "w") as file:
        file.write(f"""local n = 0
function request()
  n = n + 1
  return wrk.format("GET", "{path}{mark}pageIndex=" .. (n * 7919 % {count} + 1))
end
""")
    said = subprocess.run(
        [wrk, "-t1", "-c8", f"-d{seconds}s", "-H", "Authorization: Bearer " + server.token, "-s", script, server.address],
        capture_output=True, text=True, check=True).stdout
    assert "Non-2xx" not in said, (path, said)
    return int(re.search(r"(\d+) requests in", said)[1])


@workload("SANDBOX", "the sandbox: start, pages a second on one core, sorting and filtering 200,000 chats")
def sandbox():
    small = Server("small")
    print(f"  start with small data          {small.started * 1000:8.1f} ms   goal ≤ 50 ms: "
          f"{'met' if small.started <= 0.05 else 'missed'}")
    small.stop()
    server = Server("large")
    start = time.perf_counter()
    server.get(CHATS)
    print(f"  start with large data          {server.started * 1000:8.1f} ms   first page of chats "
          f"{(time.perf_counter() - start) * 1000:.1f} ms")
    for name, path in PAUSES.items():
        start = time.perf_counter()
        server.get(path)
        spent = time.perf_counter() - start
        print(f"  {name:30} {spent * 1000:8.1f} ms   goal < 100 ms: {'met' if spent < 0.1 else 'missed'}")
    for name, path in LISTS.items():
        count = pages(server, path)
        before = server.processor()
        done = walk(server, path, count)
        rate = done / max(server.processor() - before, 0.01)
        print(f"  {name:30} {rate:8.0f} pages a second of one core   goal ≥ 5000: {'met' if rate >= 5000 else 'missed'}")
    print(f"  memory                         {server.memory():8.1f} MiB")
    server.stop()
