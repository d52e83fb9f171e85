"""From probabilities to what the panel would say: rows with a level, the message's level, immediate, routes; and the cuts for them."""
import numpy as np

from model import ROUTES

OVER = 1.4     # where the message as a whole reads at level 1, a row must pass its cut by this much
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


def fit_rows(found, items, strength=5.0):
    """A cut a row: the best F1 on this row's messages, held back towards the cut that is best for all."""
    table = np.stack([counts(found, items, c) for c in CUTS])           # [cuts, 3, rows]
    total = table.sum(-1)
    best = CUTS[int(np.argmax([f1(t) for t in total]))]
    seen = max(1.0, (total[0, 0] + total[0, 2]))
    own = table + strength * (total / seen)[:, :, None]
    soft = np.array([[f1(own[c, :, r]) for r in range(table.shape[2])] for c in range(len(CUTS))])
    return [float(CUTS[int(i)]) for i in soft.argmax(0)], float(best)


def at_least(found):
    p, l = found["present"], found["level"]
    return np.stack([p, p * l[..., 1:].sum(-1), p * l[..., 2]], -1)


def logit(p):
    p = np.clip(p, 1e-4, 1 - 1e-4)
    return np.log(p / (1 - p))


def evidence(found):
    """The message's evidence for levels 2, 3 and 4: the mean, as log odds, of the whole-message head, the strongest row, and all rows together."""
    rows = at_least(found).max(0)
    together = 1 - np.prod(1 - rows ** 1.5, 0)
    mean = (logit(found["whole"][:3]) + logit(rows.max(0)) + logit(together)) / 3
    return 1 / (1 + np.exp(-mean))


def kappa(a, b):
    a, b = np.array(a), np.array(b)
    return 1 - ((a - b) ** 2).mean() / max(1e-9, ((a[:, None] - b[None]) ** 2).mean())


def fit_levels(found, items):
    """Cuts for levels 2, 3, 4. Level 4 is set for a sensitivity of 93% where the false alarm stays under 18%."""
    ev = np.array([evidence(found[it.id]) for it in items])
    lv = np.array([it.level for it in items])
    grid = np.arange(0.08, 0.8, 0.02)
    four = sorted(ev[lv == 4][:, 2])
    sens = four[max(0, int(len(four) * 0.07))] if four else 0.5
    other = sorted(ev[lv < 4][:, 2])
    false = other[min(len(other) - 1, int(len(other) * 0.82))] if other else 0.5
    c4 = float(max(min(sens, 0.6), min(false, 0.6)) if sens < false else sens)
    if sens >= false:
        c4 = float((sens + false) / 2)
    best, cuts = -1, None
    for c2 in grid:
        for c3 in grid:
            said = np.where(ev[:, 2] >= c4, 4, np.where(ev[:, 1] >= c3, 3, np.where(ev[:, 0] >= c2, 2, 1)))
            harm = (said[(lv == 1)] > 1).mean() if (lv == 1).any() else 0
            score = kappa(said, lv) - max(0, harm - 0.10) * 0.5
            if score > best:
                best, cuts = score, [float(c2), float(c3), c4]
    return cuts


def fit_one(p, y, false=0.13):
    """The cut at which this share of the others is called falsely: steadier than a search where few are true."""
    return float(np.clip(np.quantile(p[~y], 1 - false), 0.03, 0.6))


def fit(found, items):
    rows, every = fit_rows(found, items)
    imm = np.array([found[it.id]["whole"][3] for it in items])
    routes = []
    for k in range(len(ROUTES)):
        p, y = np.array([found[it.id]["whole"][4 + k] for it in items]), np.array([it.routes[k] > 0 for it in items])
        best = max(CUTS, key=lambda c: f1(np.array([(p[y] >= c).sum() + 1, (p[~y] >= c).sum() + 1, (p[y] < c).sum() + 1], float)))
        routes.append(float(best))
    return {"rows": rows, "everyRow": every, "levels": fit_levels(found, items),
            "immediate": fit_one(imm, np.array([it.immediate == 1 for it in items])), "routes": routes}


def result(found, item, rows, cuts):
    p, l, whole = found["present"], found["level"], found["whole"]
    ev = evidence(found)
    c = cuts["levels"]
    level = 4 if ev[2] >= c[2] else 3 if ev[1] >= c[1] else 2 if ev[0] >= c[0] else 1
    over = 1 / (1 + np.exp(logit(np.array(c)) - logit(ev)))           # 0.5 at the cut of each level
    prior = np.clip([over[0] - over[1], over[1] - over[2], over[2]], 0.05, 1)
    indicators = []
    for r, name in enumerate(rows):
        top = float(p[:, r].max())
        if top < cuts["rows"][r] * (OVER if level == 1 else 1):
            continue
        near = [i for i in np.argsort(-p[:, r]) if p[i, r] >= max(0.2 * cuts["rows"][r], 0.25 * top)][:4]
        share = (l[near, r] * p[near, r, None]).sum(0) / p[near, r].sum()
        lv = 2 + int((share * np.sqrt(prior)).argmax())
        indicators.append({"row": name, "level": lv, "status": "present", "quotes": [{"text": item.texts[i]} for i in near]})
    routes = [n for k, n in enumerate(ROUTES) if whole[4 + k] >= cuts["routes"][k]]
    return {"id": item.id, "level": level, "immediate": bool(whole[3] >= cuts["immediate"]), "indicators": indicators, "routes": routes, "facts": {}}
