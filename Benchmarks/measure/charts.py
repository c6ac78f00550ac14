"""SVGCharts beside matplotlib: drawing, the size of what is drawn, and what the compiler takes for a chart's body."""

import os
import subprocess

from .machine import first_line
from .mathematics import build
from .processes import CouldNotRun, interleaved, median, run

TASKS = [("a line of 1,000,000 points", "line 1000000"), ("20 charts of a note", "note 20")]
STATEMENTS = 40


class Row:
    """Seconds are medians; the peer's are None where it is not installed."""

    def __init__(self, title, ours, size, theirs, their_size):
        self.title = title
        self.ours = ours
        self.size = size
        self.theirs = theirs
        self.their_size = their_size


def ask(program, request):
    program.stdin.write(request + "\n")
    program.stdin.flush()
    answer = program.stdout.readline().split()
    if len(answer) != 2:
        raise CouldNotRun(f"a program of the charts gave no answer to {request!r}")
    return float(answer[0]), int(answer[1])


def measure(package, python, repetitions, say):
    """A row for each task, and a line for each thing that is skipped."""
    say("building the Swift side of the charts")
    commands = [[build(package)]]
    skipped = []
    query = "import importlib.util as u; print(u.find_spec('matplotlib') is not None)"
    if first_line(python, "-c", query) == "True":
        commands.append([python, os.path.join(package, "peer.py")])
    else:
        skipped.append("charts beside matplotlib: it is not installed (make bench-peers installs it)")
    programs = [
        subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) for command in commands
    ]
    rows = []
    try:
        for title, request in TASKS:
            say(f"charts: {title}")
            answers = [[ask(program, request) for program in programs] for _ in range(repetitions + 1)][1:]
            seconds = [median(answer[side][0] for answer in answers) for side in range(len(programs))]
            sizes = answers[0]
            has_peer = len(programs) > 1
            rows.append(
                Row(title, seconds[0], sizes[0][1], seconds[1] if has_peer else None, sizes[1][1] if has_peer else None)
            )
    finally:
        for program in programs:
            program.stdin.close()
            program.stdout.close()
            program.wait()
    return rows, skipped


def type_check(modules, maps, folder, repetitions):
    """Seconds for the import alone, and for a body of STATEMENTS marks after it."""
    statements = """  LinePlot(rows, x: .value("step", \\.x), y: .value("loss", \\.y))
    .foregroundStyle(by: .value("run", \\.name))
  RuleMark(y: .value("half", 0.5)).foregroundStyle(.secondary)
  PointMark(x: .value("step", 2 * step + 1), y: .value("loss", loss / 3)).symbolSize(30)
  BarMark(x: .value("step", step), y: .value("loss", loss)).opacity(0.4)
"""
    sources = {
        "import": "import SVGCharts\n",
        "body": "import SVGCharts\nstruct Row { var x: Double; var y: Double; var name: String }\n"
        "let rows: [Row] = []\nlet step = 1.0, loss = 2.0\nlet chart = Chart {\n" + statements * (STATEMENTS // 4) + "}\n",
    }
    tasks = {}
    for name, text in sources.items():
        path = os.path.join(folder, name + ".swift")
        with open(path, "w") as file:
            file.write(text)
        command = ["swiftc", "-typecheck", "-module-cache-path", os.path.join(folder, "cache"), "-I", modules]
        for module_map in maps:
            command += ["-Xcc", f"-fmodule-map-file={module_map}"]
        tasks[name] = lambda command=command + [path]: run(command)
    seconds = interleaved(repetitions, tasks)
    return median(seconds["import"]), median(seconds["body"])
