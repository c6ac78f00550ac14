"""MLCore's mathematics against scikit-learn and PyTorch, on the same arrays."""

import os
import time

from .machine import Contention, has_module
from .processes import CouldNotRun, median
from .servers import Server, build

# What a peer needs; the digits that PyTorch learns are scikit-learn's.
PEERS = {"scikit-learn": ["sklearn"], "PyTorch": ["torch", "sklearn"]}
# Some libraries' threads wait for more work for a while before they sleep; the next program's turn begins after that.
PAUSE = 0.03
# At ten times the size a task gets as many rounds as fit into so many seconds.
PATIENCE = 30


def close(absolute=0.0, relative=0.0):
    return lambda ours, theirs: abs(ours - theirs) <= absolute + relative * max(abs(ours), abs(theirs))


def within_factor(factor):
    """Draws that differ, but are as good."""
    return lambda ours, theirs: 0 < ours <= factor * theirs and theirs <= factor * ours


class Task:
    """What is done, at which sizes, and what must hold."""

    def __init__(self, title, key, unit, size, peer, limit, agree, threads=True, memory=400, sizes=None):
        self.title = title
        self.key = key
        self.unit = unit
        self.size = size
        self.peer = peer
        # Our seconds ÷ theirs.
        self.limit = limit
        # A function of our value, theirs, and the size.
        self.agree = agree
        # Whether ours uses several.
        self.threads = threads
        # Bytes for each of the unit, both programs together.
        self.memory = memory
        self.sizes = sizes or [size // 10, size, 10 * size]


def any_size(agree):
    return lambda ours, theirs, size: agree(ours, theirs)


def learnt(ours, theirs, size):
    """An epoch of six steps, of 57, or of 562; without learning the loss is log 10, 2.3."""
    limit = 2.29 if size < 1000 else 1 if size < 10000 else 0.2
    return ours < limit and theirs < limit


TASKS = [
    Task("ROC AUC", "auc", "scores", 1_000_000, "scikit-learn", 0.33, any_size(close(1e-12)), False),
    Task(
        "ROC AUC, many ties", "auc-ties", "scores", 1_000_000, "scikit-learn", 0.33, any_size(close(1e-12)), False,
        sizes=[1_000_000],
    ),
    Task("average precision", "ap", "scores", 1_000_000, "scikit-learn", 0.33, any_size(close(1e-12)), False),
    Task(
        "average precision, many ties", "ap-ties", "scores", 1_000_000, "scikit-learn", 0.33, any_size(close(1e-12)),
        False, sizes=[1_000_000],
    ),
    Task("K-means", "kmeans", "points", 100_000, "scikit-learn", 1, any_size(close(0, 1e-9)), memory=2000),
    Task("k-means++", "seeding", "points", 100_000, "scikit-learn", 0.25, any_size(within_factor(1.25)), memory=2000),
    Task("silhouette", "silhouette", "points", 4_000, "scikit-learn", 0.5, any_size(close(1e-9)), memory=60_000),
    Task("SGD step", "sgd", "parameters", 10_000_000, "PyTorch", 1, any_size(close(1e-12, 1e-12)), memory=60),
    Task("AdamW step", "adamw", "parameters", 10_000_000, "PyTorch", 0.4, any_size(close(1e-9, 1e-9)), memory=100),
    Task("digits, an epoch", "mlp", "images", 1_797, "PyTorch", 0.5, learnt, False, memory=3000),
]


class Row:
    """What came out for a task at a size. Seconds are medians; one thread's are None where it was not tried."""

    def __init__(self, task, size, ours, one, theirs, rounds):
        self.task = task
        self.size = size
        self.ours = ours
        self.one = one
        self.theirs = theirs
        self.rounds = rounds

    @property
    def ratio(self):
        return self.ours / self.theirs


def missing(python, peer):
    """The first module that a peer needs and Python does not find; None where all are there."""
    return next((module for module in PEERS[peer] if not has_module(python, module)), None)


def peers_environment():
    """Without settings that tell NumPy's OpenBLAS what processor it runs on: it finds out, and is faster then."""
    return {
        name: value
        for name, value in os.environ.items()
        if name not in ("OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE")
    }


def available_memory():
    with open("/proc/meminfo") as file:
        return next(int(line.split()[1]) * 1024 for line in file if line.startswith("MemAvailable:"))


def measure(package, python, repetitions, say):
    """Rows of all tasks whose peer is installed, a line for each thing that is skipped, what could not run, and the
    share of the processors that other programs took."""
    rows, skipped, faults = [], [], []
    absent = {peer: missing(python, peer) for peer in PEERS}
    for peer, module in absent.items():
        if module is not None:
            skipped.append(f"mathematics beside {peer}: {module} is not installed (make bench-peers installs it)")
    tasks = [task for task in TASKS if absent[task.peer] is None]
    if not tasks:
        return rows, skipped, faults, 0
    say("building the Swift side of the mathematics")
    program = build(package)
    contention = Contention()
    for peer in PEERS:
        if absent[peer] is not None:
            continue
        servers = [
            Server("MLCore", [program]),
            Server(peer, [python, os.path.join(package, "peers.py"), peer], peers_environment()),
            Server("MLCore on one thread", [program, "1"]),
        ]
        try:
            for task in tasks:
                if task.peer != peer:
                    continue
                for size in task.sizes:
                    say(f"the mathematics: {task.title}, {size:,} {task.unit}")
                    if size * task.memory > 0.7 * available_memory():
                        skipped.append(f"{task.title}, {size:,} {task.unit}: not enough memory is free")
                        continue
                    rows.append(one_row(task, size, *servers, repetitions))
        except CouldNotRun as fault:
            # What the programs were doing is not known any more.
            faults.append(f"mathematics beside {peer}: {fault}")
        finally:
            for server in servers:
                server.close()
    return rows, skipped, faults, contention.share()


def ask(server, task, size):
    time.sleep(PAUSE)
    taken, value, checksum = server.ask(f"{task.key} {size}", 3)
    return float(taken), float(value), checksum


def one_row(task, size, ours, theirs, alone, repetitions):
    """Rounds in which the programs take turns; the first warms up and is not counted, unless it takes too long."""
    is_large = size > task.size
    asked = [ours, theirs] + ([alone] if task.threads and not is_large else [])
    seconds = {server: [] for server in asked}
    values = {server: [] for server in asked}
    checksums = {}
    rounds = repetitions
    done = 0
    while done <= rounds:
        for server in asked:
            taken, value, checksums[server] = ask(server, task, size)
            seconds[server].append(taken)
            values[server].append(value)
        if done == 0 and is_large:
            once = sum(taken[0] for taken in seconds.values())
            rounds = min(repetitions, int(PATIENCE / once))
        done += 1
    if len(set(checksums.values())) != 1:
        raise CouldNotRun(f"{task.title}, {size:,} {task.unit}: the programs did not work on the same numbers")
    for their_value, *our_values in zip(values[theirs], *(values[server] for server in asked if server is not theirs)):
        for our_value in our_values:
            if not task.agree(our_value, their_value, size):
                raise CouldNotRun(
                    f"{task.title}, {size:,} {task.unit}: MLCore says {our_value!r}, {task.peer} {their_value!r}"
                )
    counted = {server: taken[1:] or taken for server, taken in seconds.items()}
    return Row(
        task,
        size,
        median(counted[ours]),
        median(counted[alone]) if alone in counted else None,
        median(counted[theirs]),
        len(counted[ours]),
    )
