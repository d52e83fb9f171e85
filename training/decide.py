"""Counts for the line that is printed while training. What the panel says is decided in src/core/evidence; its cuts come from fit-cuts.ts."""
import numpy as np

CUTS = np.round(np.arange(0.06, 0.95, 0.02), 3)


def row_scores(found):
    return found["present"].max(0)


def counts(found, items, cut):
    tp = fp = fn = 0
    for it in items:
        said = row_scores(found[it.id]) >= cut
        tp = tp + (said & (it.row_y > 0))
        fp = fp + (said & (it.row_y == 0) & (it.row_w > 0))
        fn = fn + (~said & (it.row_y > 0))
    return np.stack([tp, fp, fn]).astype(float)


def f1(c, beta=1.0):
    b = beta * beta
    return (1 + b) * c[0] / np.maximum(1e-9, (1 + b) * c[0] + c[1] + b * c[2])


def kappa(a, b):
    a, b = np.array(a), np.array(b)
    return 1 - ((a - b) ** 2).mean() / max(1e-9, ((a[:, None] - b[None]) ** 2).mean())
