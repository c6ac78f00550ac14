"""RESULTS.md, and the budgets."""


class Budgets:
    """What was promised, what was measured, and whether it was kept."""

    def __init__(self):
        self.rows = []

    def at_most(self, name, value, limit, show):
        """value None: it was not measured."""
        verdict = "not measured" if value is None else "met" if value <= limit else "**missed**"
        self.rows.append((name, show(limit), "–" if value is None else show(value), verdict))

    @property
    def missed(self):
        return [row for row in self.rows if row[3] == "**missed**"]


def seconds(value):
    return f"{value:.4f} s" if value < 0.1 else f"{value:.3f} s" if value < 10 else f"{value:.1f} s"


def ratio(value):
    return f"{value:.3f} ×" if value < 0.1 else f"{value:.2f} ×"


def megabytes(value):
    return f"{value / 1e6:.0f} MB"


def kilobytes(value):
    return f"{value / 1e3:.1f} kB"


def table(head, rows):
    """A pipe table; cells that begin with a digit stand right."""
    lines = ["| " + " | ".join(head) + " |"]
    numeric = [bool(rows) and all(row[i][:1].isdigit() or row[i] == "–" for row in rows) for i in range(len(head))]
    lines.append("| " + " | ".join("---:" if is_number else "---" for is_number in numeric) + " |")
    lines += ["| " + " | ".join(row) + " |" for row in rows]
    return "\n".join(lines)


class Report:
    """The parts of RESULTS.md in their order."""

    def __init__(self):
        self.parts = []

    def heading(self, text):
        self.parts.append(f"## {text}")

    def text(self, text):
        self.parts.append(text)

    def table(self, head, rows):
        self.parts.append(table(head, rows))

    def list(self, items):
        self.parts.append("\n".join("- " + item.replace("\n", "\n  ") for item in items))

    def __str__(self):
        return "\n\n".join(self.parts) + "\n"
