"""scikit-learn's ranking metrics on the arrays that ../run measures; the counterpart of Sources/Metrics/main.swift.

    scikit.py write FILE COUNT DECIMALS    draws the arrays: one positive in ten, N(1, 1) against N(0, 1);
                                           scores rounded to so many decimals tie (-1: not rounded)
    scikit.py time FILE COUNT              reads metrics' names, answers with seconds and values
    scikit.py version
"""

import sys
import time

import numpy as np
import sklearn
from sklearn.metrics import average_precision_score, roc_auc_score

SEED = 7


def write(path, count, decimals):
    random = np.random.default_rng(SEED)
    labels = random.random(count) < 0.1
    scores = random.standard_normal(count) + labels
    if decimals >= 0:
        scores = np.round(scores, decimals)
    with open(path, "wb") as file:
        file.write(scores.astype(np.float64).tobytes())
        file.write(labels.astype(np.uint8).tobytes())


def serve(path, count):
    with open(path, "rb") as file:
        scores = np.frombuffer(file.read(8 * count), dtype=np.float64)
        labels = np.frombuffer(file.read(count), dtype=np.uint8).astype(bool)
    metrics = {"auc": roc_auc_score, "ap": average_precision_score}
    for line in sys.stdin:
        metric = metrics[line.strip()]
        start = time.perf_counter()
        value = metric(labels, scores)
        print(time.perf_counter() - start, repr(float(value)), flush=True)


if sys.argv[1] == "write":
    write(sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
elif sys.argv[1] == "time":
    serve(sys.argv[2], int(sys.argv[3]))
else:
    print(sklearn.__version__, np.__version__)
