"""matplotlib's drawing of what Sources/Charts draws: same tasks, same answers."""

import io
import sys
import time

import matplotlib
import numpy as np

matplotlib.use("svg")
from matplotlib import pyplot


def line(points):
    walk = np.cumsum(np.random.default_rng(1).random(points) - 0.5)
    height = np.abs(walk).max() + 1
    walk[points // 3], walk[points // 2] = height, -height

    def draw(axes):
        axes.plot(np.arange(points), walk)

    return [draw]


def usual(number):
    draws = np.random.default_rng(1).random(600)

    def lines(axes):
        for run, name in enumerate(["one", "two", "three"]):
            axes.plot(np.arange(200), draws[200 * run : 200 * (run + 1)], label=name)
        axes.axhline(0.5)
        axes.annotate("half", (0, 0.5))
        axes.legend()

    def bars(axes):
        axes.bar([f"bar {i + 1}" for i in range(10)], draws[:10])

    def dots(axes):
        axes.scatter(draws[:300], draws[300:])

    return [lines, bars, dots][number % 3]


def drawn(draw):
    figure, axes = pyplot.subplots(figsize=(5.4, 3.24))
    draw(axes)
    file = io.StringIO()
    figure.savefig(file, format="svg")
    pyplot.close(figure)
    return len(file.getvalue().encode())


def main():
    last, draws = None, []
    for request in sys.stdin:
        if request != last:
            task, size = request.split()
            draws = line(int(size)) if task == "line" else [usual(number) for number in range(int(size))]
            last = request
        start = time.perf_counter()
        size = sum(drawn(draw) for draw in draws)
        print(time.perf_counter() - start, size, flush=True)


main()
