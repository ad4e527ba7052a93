"""P1: how long the program takes to say 1."""
import frame
from frame import compare, found, report, workload


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
