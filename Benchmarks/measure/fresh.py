"""From a fresh clone to the first page, as a new user goes that way."""

import os
import subprocess

from .processes import CouldNotRun, run


def measure(repository, work, say):
    """Seconds of the clone, of fetching the dependencies, and of `make report` after that."""
    changed = subprocess.run(
        ["git", "-C", repository, "status", "--porcelain", "--untracked-files=no"],
        capture_output=True, text=True, check=True,
    ).stdout.strip()
    clone = os.path.join(work, "clone")
    say("cloning the repository, as it is committed" + ("; the working copy has changes" if changed else ""))
    cloned = run(["git", "clone", "--quiet", "--no-hardlinks", repository, clone])
    say("fetching the dependencies")
    fetched = run(["swift", "package", "resolve"], clone)
    say("make report")
    reported = run(["make", "report"], clone)
    if not os.path.exists(os.path.join(clone, "output", "index.html")):
        raise CouldNotRun("make report wrote no output/index.html")
    return cloned, fetched, reported
