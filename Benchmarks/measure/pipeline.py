"""The rare-disease note, from source to page, by mlnotes and by its peers.

What is equal: every document has three blocks (two confusion matrices and their table; a cohort of 100 + 100,000
normal scores, sorted, with its ROC curve, the area under it and the average precision; a chart of the curve's corners
with both operating points), the same sentences, and the same computed values in them. Each uses its language's own
means: R without packages; Python with NumPy and Matplotlib; Swift with MLCore. Each writes HTML as it does by default.

What is not: the generators of random numbers differ, so the cohorts do. A notebook has no values in prose, so
nbconvert's and marimo's documents print their sentences from a block. R Markdown puts its theme into the page;
Jupyter Book writes a search index. mlnotes also colours the code, and checks that what it writes is complete.
"""

import os
import re
import shutil
import subprocess

from .processes import CouldNotRun, run

STAGES = ["first build", "nothing changed", "a sentence changed", "code changed"]


class Document:
    """One program's version of the note, in a folder of its own, and how to build it."""

    def __init__(self, name, source, page, command, caches, number, environment=None):
        self.name = name
        self.source = source
        self.page = page
        self.command = command
        self.caches = caches
        # The number of A's false alarms as the source writes it: a pattern with one group.
        self.number = number
        self.environment = environment

    def place(self, work, originals):
        self.folder = os.path.join(work, os.path.dirname(self.source))
        shutil.copytree(os.path.join(originals, os.path.dirname(self.source)), self.folder)
        self.path = os.path.join(work, self.source)
        self.sentence = 0
        self.alarms = 1000
        return self

    def build(self, stage):
        """Brings the folder into the stage's state, builds, and returns the seconds of the build alone."""
        if stage == "first build":
            for cache in self.caches:
                shutil.rmtree(os.path.join(self.folder, cache), ignore_errors=True)
        elif stage == "a sentence changed":
            self.sentence += 1
            self.edit(r"(sentence number )\d+", self.sentence)
        elif stage == "code changed":
            # A value that was never there before: no cache can have it.
            self.alarms += 1
            self.edit(self.number, self.alarms)
        seconds = run(self.command, self.folder, self.environment)
        self.require_page()
        return seconds

    def edit(self, pattern, value):
        with open(self.path) as file:
            text = file.read()
        text, count = re.subn(pattern, rf"\g<1>{value}", text)
        if count != 1:
            raise CouldNotRun(f"{self.name}: expected one {pattern!r} in the document, found {count}")
        with open(self.path, "w") as file:
            file.write(text)

    def require_page(self):
        """A build that was fast because it did nothing must not count."""
        with open(os.path.join(self.folder, self.page)) as file:
            page = file.read()
        for what, pattern in [
            ("its sentence", rf"sentence\s+number\s+{self.sentence}\b"),
            ("the number of false alarms", rf"\b{self.alarms // 1000},?{self.alarms % 1000:03d}\b"),
        ]:
            if not re.search(pattern, page):
                raise CouldNotRun(f"{self.name}: the page does not show {what} as it is now ({pattern})")


def documents(mlnotes, venv):
    """The documents whose programs are installed, and a line for each that is skipped."""
    found, skipped = [], []

    def add(program, document):
        if os.access(program, os.X_OK):
            found.append(document)
        else:
            skipped.append(f"{document.name}: not installed (make bench-peers installs it)")

    tool = lambda name: os.path.join(venv, "bin", name)
    python = {**os.environ, "PATH": os.path.join(venv, "bin") + os.pathsep + os.environ["PATH"]}
    if shutil.which("Rscript") and rmarkdown_version() and shutil.which("pandoc"):
        found.append(
            Document(
                "R Markdown",
                "rmarkdown/rare-disease.Rmd",
                "rare-disease.html",
                ["Rscript", "-e", 'rmarkdown::render("rare-disease.Rmd", quiet = TRUE)'],
                [],
                r"(alarmsOfA <- )\d+",
            )
        )
    else:
        skipped.append(
            "R Markdown: Rscript, its package rmarkdown or pandoc is not installed (make bench-peers installs them)"
        )
    add(
        tool("jupyter-nbconvert"),
        Document(
            "nbconvert --execute",
            "nbconvert/rare-disease.ipynb",
            "rare-disease.html",
            [tool("jupyter-nbconvert"), "--to", "html", "--execute", "rare-disease.ipynb"],
            [],
            r"(alarms_of_a = )\d+",
            python,
        ),
    )
    add(
        tool("marimo"),
        Document(
            "marimo export",
            "marimo/rare_disease.py",
            "page.html",
            [tool("marimo"), "export", "html", "rare_disease.py", "-o", "page.html", "--force"],
            ["__marimo__", "__pycache__"],
            r"(alarms_of_a = )\d+",
            python,
        ),
    )
    add(
        tool("jupyter-book"),
        Document(
            "Jupyter Book (cache on)",
            "jupyter-book/rare-disease.md",
            "_build/html/rare-disease.html",
            [tool("jupyter-book"), "build", "-q", "."],
            ["_build"],
            r"(alarms_of_a = )\d+",
            python,
        ),
    )
    found.append(
        Document(
            "mlnotes",
            "mlnotes/rare-disease.md",
            "output/rare-disease.html",
            [mlnotes, "build", ".", "-o", "output", "--quiet"],
            [".mlnotes", "output"],
            r"(alarmsOfA = )\d+",
        )
    )
    return found, skipped


def rmarkdown_version():
    """The version of R's package, None where it is missing."""
    answer = subprocess.run(
        ["Rscript", "-e", 'cat(as.character(packageVersion("rmarkdown")))'], capture_output=True, text=True
    )
    return answer.stdout if answer.returncode == 0 else None


def measure(documents, work, originals, repetitions, say):
    """(program, stage) → seconds of each repetition; programs take turns at every stage."""
    seconds = {(document.name, stage): [] for document in documents for stage in STAGES}
    faults = []
    running = [document.place(work, originals) for document in documents]
    for repetition in range(repetitions + 1):
        say(f"the pipeline, round {repetition} of {repetitions}" + (" (warming up)" if repetition == 0 else ""))
        for stage in STAGES:
            for document in list(running):
                try:
                    taken = document.build(stage)
                except (CouldNotRun, OSError) as fault:
                    faults.append(f"{document.name}, {stage}: {fault}")
                    running.remove(document)
                    continue
                if repetition > 0:
                    seconds[document.name, stage].append(taken)
    return {key: values for key, values in seconds.items() if len(values) == repetitions}, faults


def programs_started(document, stage):
    """The programs that a build starts besides itself, as strace sees them; None without strace."""
    if not shutil.which("strace"):
        return None
    trace = os.path.join(document.folder, "trace.txt")
    command = document.command
    document.command = ["strace", "-f", "-qq", "-e", "trace=execve", "-o", trace, *command]
    try:
        document.build(stage)
        with open(trace) as file:
            started = re.findall(r'execve\("([^"]+)".* = 0', file.read())
    finally:
        document.command = command
        if os.path.exists(trace):
            os.remove(trace)
    return [os.path.basename(path) for path in started[1:]]
