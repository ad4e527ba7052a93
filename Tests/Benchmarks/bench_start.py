"""P1, P3, P20: how long the program takes to say 1, to ask one thing, and how big it is."""
import json, os, shutil, subprocess, urllib.parse, urllib.request
import frame
from frame import compare, found, report, scratch, workload


@workload("P1", "start: c100 -e 1")
def start():
    python = found("python3")
    report(
        compare(
            {
                "c100": [frame.C100, "-e", "1"],
                "python3": python and [python, "-I", "-S", "-c", "1"],
                "lua5.4": [found("lua5.4"), "-e", "x=1"],
            },
            runs=30),
        floor="1.0 python3", goal="0.8 python3", record="2.5 lua5.4")


@workload("P3", "one request: c100 --api U -e 'agents.get(ID)', token given")
def request():
    curl = found("curl")
    with Sandbox() as sandbox:
        # The environment of the commands below; no count of calls is shared, none is waited for.
        os.environ["C100_TOKEN"] = sandbox.token
        target = f"{sandbox.address}/api/v3/globalSettings/agents/{sandbox.agent}"
        header = "Authorization: Bearer " + sandbox.token
        try:
            report(
                compare(
                    {
                        "c100": [
                            frame.C100, "--limit", "none", "--api", sandbox.address, "-o", "json", "-e",
                            f"agents.get({sandbox.agent})"],
                        "curl": curl and [curl, "-s", "-H", header, target],
                    },
                    runs=30),
                floor="2.0 curl", goal="1.3 curl", record="1.0 curl")
        finally:
            del os.environ["C100_TOKEN"]


@workload("P20", "size: the stripped program")
def size():
    if not found("strip"):
        print("  strip is not here")
        return
    stripped = scratch("stripped")
    shutil.copy(frame.C100, stripped)
    subprocess.run(["strip", stripped], check=True)
    megabytes = os.path.getsize(stripped) / 1e6
    print(f"  {megabytes:.1f} MB")
    for kind, bar in (("floor", 60), ("goal", 35)):
        print(f"  {kind} ≤ {bar} MB: {'met' if megabytes <= bar else 'missed'}")


class Sandbox:
    """`c100 sandbox` without a limit, with a token for it and the id of an agent."""

    def __enter__(self):
        self.process = subprocess.Popen([frame.C100, "sandbox", "--limit", "none"], stdout=subprocess.PIPE, text=True)
        facts = dict(line.split(None, 1) for line in (self.process.stdout.readline() for _ in range(3)))
        self.address = facts["address"].strip()
        account = {"loginType": "password", "userName": facts["e-mail"].strip(), "password": facts["password"].strip()}
        account["siteId"] = self.process.stdout.readline().split()[-1]
        form = urllib.parse.urlencode(account).encode()
        with urllib.request.urlopen(f"{self.address}/adminwebservice/api/jwttoken/generate", form) as reply:
            self.token = json.load(reply)["token"]
        ask = urllib.request.Request(
            f"{self.address}/api/v3/globalSettings/agents/me", headers={"Authorization": "Bearer " + self.token})
        with urllib.request.urlopen(ask) as reply:
            self.agent = json.load(reply)["id"]
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()
