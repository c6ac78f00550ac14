import marimo

app = marimo.App()


@app.cell
def _():
    import marimo as mo
    import matplotlib.pyplot as plt
    import numpy as np
    return mo, np, plt


@app.cell
def _(mo):
    mo.md(
        "# Choosing a metric when positives are rare\n\nTwo screening models disagree about how eagerly to "
        "raise the alarm. This is sentence number 0."
    )
    return


@app.cell
def _(mo):
    patients, healthy = 100, 1_000_000
    alarms_of_a = 1000


    def confusion(tp, fp):
        return dict(TP=tp, FP=fp, recall=tp / patients, FPR=fp / healthy, precision=tp / (tp + fp))


    a, b = confusion(90, alarms_of_a), confusion(95, 10_000)
    table = "| | TP | FP | recall | FPR | precision |\n| --- | --- | --- | --- | --- | --- |\n"
    for name, m in (("A", a), ("B", b)):
        table += (
            f"| {name} | {m['TP']} | {m['FP']:,} | {m['recall']:.1%} | {m['FPR']:.2%} "
            f"| {m['precision']:.2%} |\n"
        )

    mo.md(
        f"A disease strikes {patients} among {patients + healthy:,} people.\n\n"
        + table
        + f"\nModel A raises {a['FP']:,} false alarms and B {b['FP']:,}. B finds {b['recall']:.1%} of the "
        f"patients against {a['recall']:.1%}, yet of its alarms only {b['precision']:.2%} are right, "
        f"against {a['precision']:.2%}."
    )
    return a, b


@app.cell
def _(mo, np):
    random = np.random.default_rng(7)
    scores = np.concatenate([random.normal(4, 1, 100), random.normal(0, 1, 100_000)])
    labels = np.repeat([1, 0], [100, 100_000])
    ranked = np.argsort(-scores, kind="stable")
    tp = np.cumsum(labels[ranked])
    fp = np.arange(1, len(tp) + 1) - tp
    tpr, fpr = tp / 100, fp / 100_000
    area = np.sum(np.diff(fpr, prepend=0) * (tpr + np.concatenate([[0], tpr[:-1]])) / 2)
    precision_average = np.sum(np.diff(tpr, prepend=0) * tp / np.arange(1, len(tp) + 1))
    # The corners of the staircase, as the other documents draw them.
    dt, df = np.diff(tpr), np.diff(fpr)
    corner = np.concatenate([[True], (dt[:-1] * df[1:] > 0) | (df[:-1] * dt[1:] > 0), [True]])

    mo.md(
        f"A cohort of {len(scores):,} people has an area under its ROC curve of {area:.4f}, and an "
        f"average precision of {precision_average:.4f}."
    )
    return corner, fpr, tpr


@app.cell
def _(a, b, corner, fpr, np, plt, tpr):
    figure, axes = plt.subplots()
    axes.plot(np.concatenate([[0], fpr[corner]]), np.concatenate([[0], tpr[corner]]))
    axes.plot([a["FPR"], b["FPR"]], [a["recall"], b["recall"]], "o")
    axes.set(xlabel="False positive rate", ylabel="Recall")

    figure
    return


@app.cell
def _(mo):
    mo.md("The two points differ in what they cost, and the curve alone does not say which is cheaper.")
    return


if __name__ == "__main__":
    app.run()
