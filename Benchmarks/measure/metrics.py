"""ROC AUC and average precision of a million scores, MLCore against scikit-learn, on the same arrays."""

import os
import subprocess

from .processes import CouldNotRun, median

COUNT = 1_000_000
METRICS = [("auc", "ROC AUC"), ("ap", "average precision")]
# Name, and the decimals that scores are rounded to: with three, a million scores have some 10,000 values.
ARRAYS = [("all scores different", -1), ("many ties", 3)]
TOLERANCE = 1e-12


class Server:
    """A program that answers the name of a metric with its seconds and its value."""

    def __init__(self, command):
        self.name = os.path.basename(command[0])
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def ask(self, metric):
        self.process.stdin.write(metric + "\n")
        self.process.stdin.flush()
        answer = self.process.stdout.readline().split()
        if len(answer) != 2:
            raise CouldNotRun(f"{self.name} gave no answer for {metric}")
        return float(answer[0]), float(answer[1])

    def close(self):
        self.process.stdin.close()
        self.process.stdout.close()
        self.process.wait()


def build(package):
    """Builds the Swift side, and returns its program."""
    built = subprocess.run(
        ["swift", "build", "-c", "release", "--package-path", package],
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    )
    if built.returncode != 0:
        tail = "\n".join(built.stdout.strip().splitlines()[-8:])
        raise CouldNotRun(f"swift build of {os.path.basename(package)} failed:\n{tail}")
    return os.path.join(package, ".build", "release", "metrics")


def measure(package, python, work, repetitions, say):
    """Rows (metric, arrays, our median, their median, largest difference of the values)."""
    say("building the Swift side of the metrics")
    program = build(package)
    scikit = os.path.join(package, "scikit.py")
    rows = []
    for title, decimals in ARRAYS:
        say(f"the metrics, {title}")
        file = os.path.join(work, f"scores{decimals}.bin")
        subprocess.run([python, scikit, "write", file, str(COUNT), str(decimals)], check=True)
        ours = Server([program, file, str(COUNT)])
        theirs = Server([python, scikit, "time", file, str(COUNT)])
        try:
            for metric, name in METRICS:
                seconds, difference = {"ours": [], "theirs": []}, 0
                for repetition in range(repetitions + 1):
                    our_seconds, our_value = ours.ask(metric)
                    their_seconds, their_value = theirs.ask(metric)
                    difference = max(difference, abs(our_value - their_value))
                    if repetition > 0:
                        seconds["ours"].append(our_seconds)
                        seconds["theirs"].append(their_seconds)
                if not difference <= TOLERANCE:
                    raise CouldNotRun(
                        f"{name}, {title}: MLCore says {our_value!r}, scikit-learn {their_value!r}; "
                        f"expected equality to {TOLERANCE}"
                    )
                rows.append((name, title, median(seconds["ours"]), median(seconds["theirs"]), difference))
        finally:
            ours.close()
            theirs.close()
    return rows
