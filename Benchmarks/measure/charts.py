"""SVGCharts beside matplotlib: drawing, the size of what is drawn, and what the compiler takes for a chart's body."""

import os

from .machine import has_module
from .processes import interleaved, median, run
from .servers import Server, build

TASKS = [("a line of 1,000,000 points", "line 1000000"), ("20 charts of a note", "note 20")]
STATEMENTS = 40


class Row:
    """Seconds are medians; what is the peer's is None where it is not installed."""

    def __init__(self, title, ours, theirs):
        self.title = title
        self.ours, self.size = ours
        self.theirs, self.their_size = theirs


def measure(package, python, repetitions, say):
    """A row for each task, and a line for each thing that is skipped."""
    say("building the Swift side of the charts")
    servers = [Server("SVGCharts", [build(package)])]
    skipped = []
    if has_module(python, "matplotlib"):
        servers.append(Server("matplotlib", [python, os.path.join(package, "peer.py")]))
    else:
        skipped.append("charts beside matplotlib: it is not installed (make bench-peers installs it)")
    rows = []
    try:
        for title, request in TASKS:
            say(f"charts: {title}")
            # The first round warms up and is not counted.
            rounds = [[server.ask(request, 2) for server in servers] for _ in range(repetitions + 1)][1:]
            seconds = [median(float(answers[side][0]) for answers in rounds) for side in range(len(servers))]
            sizes = [int(size) for _, size in rounds[0]]
            alone = [None] * (2 - len(servers))
            rows.append(Row(title, *zip(seconds + alone, sizes + alone)))
    finally:
        for server in servers:
            server.close()
    return rows, skipped


def type_check(modules, folder, repetitions):
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
        command = ["swiftc", "-typecheck", "-module-cache-path", os.path.join(folder, "cache"), "-I", modules, path]
        tasks[name] = lambda command=command: run(command)
    seconds = interleaved(repetitions, tasks)
    return median(seconds["import"]), median(seconds["body"])
