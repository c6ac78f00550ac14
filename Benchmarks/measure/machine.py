"""What the figures were measured with. No names of hosts, users or folders."""

import datetime
import os
import platform
import re
import resource
import subprocess


def first_line(*command):
    try:
        answer = subprocess.run(command, capture_output=True, text=True)
    except OSError:
        return None
    text = (answer.stdout or answer.stderr).strip()
    return text.splitlines()[0] if answer.returncode == 0 and text else None


def has_module(python, module):
    """Whether a Python finds a module."""
    query = f"import importlib.util as u; print(u.find_spec({module!r}) is not None)"
    return first_line(python, "-c", query) == "True"


def machine():
    """Rows (what, value) about the machine."""
    with open("/proc/cpuinfo") as file:
        model = re.search(r"model name\s*:\s*(.*)", file.read())
    with open("/proc/meminfo") as file:
        kilobytes = int(re.search(r"MemTotal:\s*(\d+)", file.read()).group(1))
    with open("/etc/os-release") as file:
        system = re.search(r'PRETTY_NAME="(.*)"', file.read())
    load = os.getloadavg()[0]
    return [
        ("date", datetime.date.today().isoformat()),
        ("processor", model.group(1) if model else platform.machine()),
        ("cores", str(len(os.sched_getaffinity(0)))),
        ("memory", f"{kilobytes / 2**20:.0f} GiB"),
        ("system", f"{system.group(1) if system else platform.system()}, Linux {platform.release()}"),
        ("load when the run began", f"{load:.1f}"),
    ]


def versions(mlnotes, venv):
    """Rows (program, version) of whatever is installed."""
    python = os.path.join(venv, "bin", "python")
    packages = ["nbconvert", "ipykernel", "marimo", "jupyter-book", "numpy", "matplotlib", "scikit-learn", "torch"]
    swift = first_line("swift", "--version")
    rows = [
        ("mlnotes", first_line(mlnotes, "--version")),
        ("Swift", swift and re.sub(r".*Swift version (\S+).*", r"\1", swift)),
        ("R", first_line("Rscript", "-e", "cat(as.character(getRversion()))")),
        ("rmarkdown", first_line("Rscript", "-e", 'cat(as.character(packageVersion("rmarkdown")))')),
        ("pandoc", first_line("pandoc", "--version")),
        ("Python", first_line(python, "--version")),
    ]
    for package in packages:
        query = f"import importlib.metadata as m; print(m.version({package!r}))"
        rows.append((package, first_line(python, "-c", query)))
    return [(name, re.sub(r"^(pandoc|Python) ", "", version)) for name, version in rows if version]


class Contention:
    """How much of the processors other programs took meanwhile. Programs of ours count once they have ended."""

    def __init__(self):
        self.busy, self.whole = self.ticks()
        self.own = self.own_seconds()

    @staticmethod
    def ticks():
        with open("/proc/stat") as file:
            # user nice system idle iowait irq softirq steal
            ticks = [int(field) for field in file.readline().split()[1:9]]
        return sum(ticks) - ticks[3] - ticks[4], sum(ticks)

    @staticmethod
    def own_seconds():
        usages = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
        return sum(usage.ru_utime + usage.ru_stime for usage in usages)

    def share(self):
        """Of the time of all processors, from the start to now."""
        busy, whole = self.ticks()
        own = (self.own_seconds() - self.own) * os.sysconf("SC_CLK_TCK")
        return max(0, busy - self.busy - own) / max(1, whole - self.whole)
