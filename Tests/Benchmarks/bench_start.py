"""P1 and P20: how long the program takes to say 1, and how big it is."""
import os, shutil, subprocess
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
