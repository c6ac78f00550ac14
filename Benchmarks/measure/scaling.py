"""What a folder of many notes costs: time, and the memory of mlnotes itself."""

import os
import shutil

from .processes import median, peak_memory, run

NOTE = """---
title: "Note {n}: the predictive value of a test"
seed: {n}
---

# Note {n}

Of the positive results `{{swift}} value{n}.percent(2)` are right; @tbl-points-{n} has both models.

```swift experiment
//| label: tbl-points-{n}
//| tbl-cap: "Two operating points"
let alarms{n} = {alarms}.0
let a = ConfusionMatrix(
  truePositives: 90, falsePositives: alarms{n}, positives: 100, negatives: 1_000_000)
let b = ConfusionMatrix(
  truePositives: 95, falsePositives: 10 * alarms{n}, positives: 100, negatives: 1_000_000)
let value{n} = a.precision
Table(["A": a, "B": b]) {{
  Column("recall", \\.recall, format: .percent(1))
  Column("precision", \\.precision, format: .percent(2))
}}
```

> [!NOTE]
> The sentence of note {n} that a reader remembers: a ratio of rates is not a ratio of counts.

| model | eager |
| --- | --- |
| A | no |
| B | yes |
"""


class Folder:
    """So many notes of one block each, and their builds."""

    def __init__(self, mlnotes, work, count):
        self.count = count
        self.folder = os.path.join(work, f"notes-{count}")
        os.makedirs(self.folder)
        for n in range(1, count + 1):
            self.write(n)
        self.command = [mlnotes, "build", ".", "-o", "output", "--quiet"]
        self.edits = 0

    def path(self, n):
        return os.path.join(self.folder, f"note-{n:03d}.md")

    def write(self, n, addition=""):
        with open(self.path(n), "w") as file:
            file.write(NOTE.format(n=n, alarms=1000 + n) + addition)

    def first_build(self):
        shutil.rmtree(os.path.join(self.folder, ".mlnotes"), ignore_errors=True)
        shutil.rmtree(os.path.join(self.folder, "output"), ignore_errors=True)
        return run(self.command, self.folder)

    def all_pages(self):
        """The records are there; every page is parsed, rendered and written."""
        shutil.rmtree(os.path.join(self.folder, "output"))
        return run(self.command, self.folder)

    def one_sentence(self):
        self.edits += 1
        self.write(1, f"\nThis is edit {self.edits}.\n")
        return run(self.command, self.folder)

    def nothing(self):
        return run(self.command, self.folder)

    def memory_of_pages(self):
        shutil.rmtree(os.path.join(self.folder, "output"))
        return peak_memory(self.command, self.folder)

    def memory_of_first_build(self):
        shutil.rmtree(os.path.join(self.folder, ".mlnotes"), ignore_errors=True)
        shutil.rmtree(os.path.join(self.folder, "output"), ignore_errors=True)
        return peak_memory(self.command, self.folder)


def measure(mlnotes, work, half, repetitions, say):
    """Seconds of each work at `half` notes and twice as many, and peak memory at the larger number."""
    small, large = Folder(mlnotes, work, half), Folder(mlnotes, work, 2 * half)
    say(f"the first build of {half} notes, and of {2 * half} (a compiler run each)")
    # Few rounds: it takes minutes, and its noise averages over the notes. The smaller folder before and after the
    # larger one, so that a machine that grows busier does not look like a cost that grows faster.
    before, twice, after = small.first_build(), large.first_build(), small.first_build()
    say(f"{half} and {2 * half} notes, from their records")
    rows = [("first build", (before + after) / 2, twice)]
    for title, work_of in [
        ("all pages, from the records", Folder.all_pages),
        ("a sentence of one note changed", Folder.one_sentence),
        ("nothing changed", Folder.nothing),
    ]:
        seconds = {small: [], large: []}
        for repetition in range(repetitions + 1):
            for folder in (small, large):
                taken = work_of(folder)
                if repetition > 0:
                    seconds[folder].append(taken)
        rows.append((title, median(seconds[small]), median(seconds[large])))
    say(f"the memory of mlnotes at {2 * half} notes")
    memory = [
        ("all pages, from the records", large.memory_of_pages()),
        ("first build", large.memory_of_first_build()),
    ]
    return rows, memory
