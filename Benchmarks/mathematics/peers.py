"""The peers' mathematics on the tasks that ../run measures; the counterpart of Sources/Mathematics.

    peers.py scikit-learn | PyTorch

Each line of the input names a task and its size, `kmeans 100000`; each line of the output is the seconds of doing it
once, a value that tells whether it was done right, and a checksum of what it was done with. What a task works on is
made before the clock runs, as the library's users have it, and kept until another task or size is asked for.

The two peers run in processes of their own, since each brings its own threads.
"""

import os
import sys
import time

import numpy as np

# The numbers that the tasks work on: by the same formulas as in Inputs.swift, to the last bit.

BLOCK = 1 << 18


def uniforms(count, seed):
    """Uniform in [0, 1): the upper 53 bits of SplitMix64. In blocks that the cache holds."""
    numbers = np.empty(count)
    for start in range(0, count, BLOCK):
        stop = min(start + BLOCK, count)
        word = np.arange(start + 1, stop + 1, dtype=np.uint64)
        word *= np.uint64(0x9E3779B97F4A7C15)
        word += np.uint64(seed)
        word ^= word >> np.uint64(30)
        word *= np.uint64(0xBF58476D1CE4E5B9)
        word ^= word >> np.uint64(27)
        word *= np.uint64(0x94D049BB133111EB)
        word ^= word >> np.uint64(31)
        numbers[start:stop] = (word >> np.uint64(11)) * 2.0**-53
    return numbers


def blobs(points, dimensions, clusters, spread):
    """Points around as many centres as there are clusters, point i around centre i mod k."""
    centres = uniforms(clusters * dimensions, 1).reshape(clusters, dimensions)
    elements = uniforms(points * dimensions, 2)
    elements += uniforms(points * dimensions, 3)
    elements -= 1
    elements *= spread
    elements = elements.reshape(points, dimensions)
    elements += centres[np.arange(points) % clusters]
    return elements


def drawn_scores(count, decimals):
    """Scores that are higher for positives, and labels, one in ten of them positive."""
    labels = uniforms(count, 1) < 0.1
    scores = uniforms(count, 2) + uniforms(count, 3) + np.where(labels, 0.5, 0)
    return (scores if decimals is None else np.round(scores, decimals)), labels


def bits(numbers):
    """The sum of the bits of all numbers, each times 1, 3, 5, …, modulo 2⁶⁴."""
    words = np.ascontiguousarray(numbers, dtype=np.float64).reshape(-1).view(np.uint64)
    total = 0
    for start in range(0, len(words), BLOCK):
        part = words[start : start + BLOCK]
        odd = np.arange(2 * start + 1, 2 * (start + len(part)) + 1, 2, dtype=np.uint64)
        total += int((part * odd).sum())
    return total % 2**64


# A task is a function of its size that gives the checksum of its numbers, what is timed, and what makes the value of
# the timed function's result.


def ranking(metric, decimals):
    def task(count):
        scores, labels = drawn_scores(count, decimals)
        return bits(scores), lambda: metric(labels, scores), float

    return task


def scikit_learn():
    from sklearn.cluster import KMeans, kmeans_plusplus
    from sklearn.metrics import average_precision_score, pairwise_distances_argmin_min, roc_auc_score, silhouette_score

    def kmeans(count):
        points = blobs(count, 16, 32, 1)
        start = points[:32].copy()

        def run():
            return KMeans(32, init=start, n_init=1, max_iter=20, tol=0, algorithm="lloyd").fit(points)

        def value(fit):
            if fit.n_iter_ != 20:
                sys.exit(f"expected 20 iterations of K-means, got {fit.n_iter_}")
            return fit.inertia_

        return bits(points), run, value

    def seeding(count):
        points = blobs(count, 16, 32, 1)
        random = np.random.RandomState(7)

        def value(result):
            return (pairwise_distances_argmin_min(points, result[0])[1] ** 2).sum()

        return bits(points), lambda: kmeans_plusplus(points, 32, random_state=random), value

    def silhouette(count):
        points = blobs(count, 8, 8, 0.5)
        labels = np.arange(count) % 8
        return bits(points), lambda: silhouette_score(points, labels), float

    return {
        "auc": ranking(roc_auc_score, None),
        "auc-ties": ranking(roc_auc_score, 3),
        "ap": ranking(average_precision_score, None),
        "ap-ties": ranking(average_precision_score, 3),
        "kmeans": kmeans,
        "seeding": seeding,
        "silhouette": silhouette,
    }


def pytorch():
    import torch
    from torch import nn

    torch.manual_seed(7)

    def steps(optimizer, **settings):
        def task(count):
            torch.set_num_threads(len(os.sched_getaffinity(0)))
            start, slope = uniforms(count, 1) - 0.5, uniforms(count, 2) - 0.5
            checksum = (bits(start) + bits(slope)) % 2**64
            # Copies: PyTorch's own memory is aligned otherwise than NumPy's.
            parameters = nn.Parameter(torch.from_numpy(start).clone())
            parameters.grad = torch.from_numpy(slope).clone()
            rule = optimizer([parameters], **settings)

            def value(_):
                return parameters.detach()[:: max(1, count // 1000)].sum().item()

            return checksum, rule.step, value

        return task

    def mlp(count):
        from sklearn.datasets import load_digits

        # The best for it: batches are too small for two threads, which only wait for each other, for long where the
        # machine has other work.
        torch.set_num_threads(1)
        digits = load_digits()
        chosen = np.arange(count) % len(digits.target)
        images, labels = digits.data[chosen] / 16, digits.target[chosen]
        checksum = (bits(images) + bits(labels)) % 2**64
        images, labels = torch.from_numpy(images).clone(), torch.from_numpy(labels).clone()
        loss_of = nn.CrossEntropyLoss()

        untrained = []

        def make():
            layers = nn.Linear(64, 128), nn.ReLU(), nn.Linear(128, 64), nn.ReLU(), nn.Linear(64, 10)
            untrained.append(nn.Sequential(*layers).double())

        def run():
            model = untrained.pop()
            optimizer = torch.optim.Adam(model.parameters(), lr=0.003)
            order = torch.randperm(count)
            total = 0.0
            for start in range(0, count, 32):
                batch = order[start : start + 32]
                optimizer.zero_grad()
                loss = loss_of(model(images[batch]), labels[batch])
                loss.backward()
                optimizer.step()
                total += loss.item() * len(batch)
            return model

        def value(model):
            make()
            with torch.no_grad():
                return loss_of(model(images), labels).item()

        make()
        return checksum, run, value

    return {
        "sgd": steps(torch.optim.SGD, lr=0.01),
        "adamw": steps(torch.optim.AdamW, lr=0.001),
        "mlp": mlp,
    }


def serve(tasks):
    last = None
    for request in sys.stdin:
        if request != last:
            # First of all the memory of what was there before.
            checksum = run = value = result = None
            name, size = request.split()
            checksum, run, value = tasks[name](int(size))
            last = request
        start = time.perf_counter()
        result = run()
        seconds = time.perf_counter() - start
        print(seconds, repr(float(value(result))), checksum, flush=True)


if __name__ == "__main__":
    serve({"scikit-learn": scikit_learn, "PyTorch": pytorch}[sys.argv[1]]())
