"""Figures from the network alone: a quick line while training, or for a finished model on the messages that were held back. How well the
panel reads is measured through the panel: threshold suggest and the score script.

python evaluate.py --model build/model.pt --sentences sentences.jsonl [--hold held.txt]
"""
import argparse
from pathlib import Path

import numpy as np

import data as D
import decide


def top_k(found, items, k):
    """How often the row of a sentence that evidences something is among its k likeliest."""
    hit = n = 0
    for it in items:
        order = np.argsort(-found[it.id]["present"], 1)[:, :k]
        for i, r in zip(*np.nonzero(it.y)):
            n += 1
            hit += r in order[i]
    return hit / max(1, n)


def level_right(found, items):
    hit = n = 0
    for it in items:
        for i, r in zip(*np.nonzero(it.y)):
            n += 1
            hit += it.lv[i, r, found[it.id]["level"][i, r].argmax()] > 0
    return hit / max(1, n)


def quick(found, items):
    table = [(decide.f1(t), c, t) for c in decide.CUTS for t in [decide.counts(found, items, c).sum(-1)]]
    f, c, t = max(table, key=lambda x: x[0])
    lv = [1 + int((found[it.id]["whole"][:3] > 0.5).sum()) for it in items]
    four = [(found[it.id]["whole"][2] > 0.5, it.level == 4) for it in items]
    sens, false = np.mean([x for x, y in four if y] or [0]), np.mean([x for x, y in four if not y] or [0])
    harmless = np.mean([found[it.id]["whole"][0] > 0.5 for it in items if it.harmless] or [0])
    traps = [(found[it.id]["present"][i, r] >= c) for it in items for i, r in zip(*np.nonzero(it.w >= D.TRAP))]
    return (f"rows F1 {f:.3f} (r {t[0]/(t[0]+t[2]):.2f} p {t[0]/max(1,t[0]+t[1]):.2f} at {c:.2f}) top1 {top_k(found, items, 1):.2f} top5 {top_k(found, items, 5):.2f} "
            f"level of row {level_right(found, items):.2f} kappa {decide.kappa(lv, [it.level for it in items]):.3f} l4 {sens:.2f}/{false:.2f} harmless {harmless:.2f} traps {np.mean(traps or [0]):.2f}")


def open_model(path):
    """A trained model and what was saved with it."""
    import torch
    from model import Reader
    saved = torch.load(path)
    model = Reader(saved["vocab"], len(saved["rows"]), saved["args"]["layers"], saved["args"]["local"], beyond=len(saved["beyond"]))
    last = ("facts.", "denies.")                        # of an earlier build, or of another shape: learnt by last_heads.py
    fresh = {k: v for k, v in model.state_dict().items() if k.startswith(last)}
    kept = {k: v for k, v in saved["model"].items() if not k.startswith(last) or (k in fresh and fresh[k].shape == v.shape)}
    model.load_state_dict({**fresh, **kept})
    return model.eval(), saved


def inputs_of(item, tokens):
    row = D.pack([item], tokens, 10 ** 9)[0]
    return {**{k: row[k][None] for k in ("ids", "position", "sentence", "index", "kind", "fresh")}, "numbers": np.arange(row["sentences"])}


def beyond_line(found, items, names):
    """How often indicators beyond London's are seen in messages that show nothing, and in all, at some cuts."""
    tops = [(it.harmless, found[it.id]["beyond"].max(0)) for it in items]
    per = lambda cut, only: np.mean([(p >= cut).sum() for harmless, p in tops if harmless or not only] or [0])
    return "beyond London's rows, a message: " + "  ".join(f"at {c}: {per(c, False):.2f} (harmless {per(c, True):.2f})" for c in (0.3, 0.5, 0.7))


def main():
    import torch
    import train
    from tokens import Tokens
    a = argparse.ArgumentParser()
    for name in ("model", "sentences", "hold"):
        a.add_argument(f"--{name}", default="")
    a = a.parse_args()
    torch.set_num_threads(1)
    model, saved = open_model(a.model)
    build = D.Data(saved["rows"], saved["beyond"])
    held = set(Path(a.hold).read_text().split()) if a.hold else set()
    items = [build.message(c) for c in D.lines(a.sentences) if D.split_of(c) == "dev" or c["id"] in held]
    found = train.predict(model, items, Tokens(Path(a.model).parent / "vocab.txt"))
    print(quick(found, items))
    print(beyond_line(found, items, saved["beyond"]))


if __name__ == "__main__":
    main()
