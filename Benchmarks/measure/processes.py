"""Running one program, and what it cost."""

import os
import statistics
import subprocess
import tempfile
import time


class CouldNotRun(Exception):
    """Something that had to be measured did not run; the message says what and why."""


def run(command, folder=None, environment=None):
    """Runs a command to its end and returns the seconds that it took, as a clock on the wall sees them."""
    with tempfile.TemporaryFile() as said:
        start = time.perf_counter()
        try:
            process = subprocess.Popen(
                command, cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=said, stderr=said
            )
        except OSError as error:
            raise CouldNotRun(f"{command[0]}: {error.strerror}") from None
        status = process.wait()
        seconds = time.perf_counter() - start
        if status != 0:
            said.seek(0)
            tail = said.read().decode("utf-8", "replace").strip().splitlines()[-8:]
            name = os.path.basename(command[0])
            raise CouldNotRun("\n".join([f"{name} ended with status {status}, having said:", *tail]))
        return seconds


def peak_memory(command, folder=None):
    """The largest resident memory, in bytes, of the program itself, without the processes that it starts.

    `wait4` would count a child's children too, so a compiler's memory would hide the program's. The kernel's
    high-water mark cannot sink, so the last look before the end is the peak up to then; looks are 2 ms apart.
    """
    process = subprocess.Popen(
        command, cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    peak = 0
    while process.poll() is None:
        try:
            with open(f"/proc/{process.pid}/status") as status:
                for line in status:
                    if line.startswith("VmHWM:"):
                        peak = int(line.split()[1]) * 1024
        except OSError:
            pass
        time.sleep(0.002)
    if process.returncode != 0:
        raise CouldNotRun(f"{os.path.basename(command[0])} ended with status {process.returncode}")
    return peak


def interleaved(repetitions, tasks):
    """Runs tasks in turn (A B C A B C …), so that a busy moment of the machine falls on all of them.

    tasks: name → function that returns seconds. The first round is not counted: it warms the file cache.
    Returns name → list of seconds.
    """
    seconds = {name: [] for name in tasks}
    for repetition in range(repetitions + 1):
        for name, task in tasks.items():
            taken = task()
            if repetition > 0:
                seconds[name].append(taken)
    return seconds


median = statistics.median
