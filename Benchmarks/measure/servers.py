"""Programs that do what they are told, once for each line that they get, and answer with a line."""

import os
import subprocess

from .processes import CouldNotRun


class Server:
    """A program that answers a request, a task and its size, with its seconds and what it found."""

    def __init__(self, name, command, environment=None):
        self.name = name
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment
        )

    def ask(self, request, count):
        """The answer's words, of which there must be so many."""
        try:
            self.process.stdin.write(request + "\n")
            self.process.stdin.flush()
            answer = self.process.stdout.readline().split()
        except BrokenPipeError:
            answer = []
        if len(answer) != count:
            raise CouldNotRun(f"{self.name} gave no answer to {request}")
        return answer

    def close(self):
        try:
            self.process.stdin.close()
        except BrokenPipeError:
            pass
        self.process.stdout.close()
        self.process.wait()


def build(package):
    """Builds the Swift side, and returns its program: it has the package's name."""
    built = subprocess.run(
        ["swift", "build", "-c", "release", "--package-path", package],
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    )
    name = os.path.basename(package)
    if built.returncode != 0:
        tail = "\n".join(built.stdout.strip().splitlines()[-8:])
        raise CouldNotRun(f"swift build of {name} failed:\n{tail}")
    return os.path.join(package, ".build", "release", name)
