"""Figures: a quick line while training, and the full score of a model on every split through the score script.

python evaluate.py --model build/model.pt --sentences sentences.jsonl --score score.mjs --cases CASES.jsonl...
"""
import argparse
import json
import subprocess
import tempfile
from dataclasses import replace
from pathlib import Path

import numpy as np

import data as D
import decide
import identity


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
    return (f"rows F1 {f:.3f} (r {t[0]/(t[0]+t[2]):.2f} p {t[0]/max(1,t[0]+t[1]):.2f} at {c:.2f}) top1 {top_k(found, items, 1):.2f} top5 {top_k(found, items, 5):.2f} "
            f"level of row {level_right(found, items):.2f} kappa {decide.kappa(lv, [it.level for it in items]):.3f} l4 {sens:.2f}/{false:.2f}")


def scored(found, items, rows, cuts, cases, script):
    """The score script's figures for these messages."""
    ids = {it.id for it in items}
    with tempfile.TemporaryDirectory() as folder:
        a, b = Path(folder) / "cases.jsonl", Path(folder) / "results.jsonl"
        a.write_text("\n".join(json.dumps(c, ensure_ascii=False) for c in cases if c["id"] in ids), encoding="utf8")
        b.write_text("\n".join(json.dumps(decide.result(found[it.id], it, rows, cuts), ensure_ascii=False) for it in items), encoding="utf8")
        return json.loads(subprocess.run(["node", script, a, b, "--json"], capture_output=True, text=True, check=True).stdout)


def line(name, s, found, items):
    pc = lambda x: "-" if x is None else f"{100*x:.0f}"
    return (f"{name:11} n {s['cases']:3} rows {pc(s['rows']['recall'])}/{pc(s['rows']['precision'])} F1 {s['rows']['f1']:.3f} +level {s['rowAndLevel']['f1']:.3f} "
            f"kappa {s['level']['weightedKappa']:.3f} L4 {pc(s['level4']['sensitivity'])}/{pc(s['level4']['falseAlarm'])} imm {pc(s['immediate']['sensitivity'])}/{pc(s['immediate']['falseAlarm'])} "
            f"harmless {pc(s['harmlessFalseAlarm'])} traps {pc(s['trapFalseAlarm'])} quotes {pc(s['quoteRecall'])} routes {pc(s['routes']['recall'])}/{pc(s['routes']['precision'])} top5 {pc(top_k(found, items, 5))}")


def main():
    import torch
    import train
    from model import Reader
    from tokens import Tokens
    a = argparse.ArgumentParser()
    a.add_argument("--model", nargs="+")
    a.add_argument("--sentences")
    a.add_argument("--score")
    a.add_argument("--cases", nargs="+")
    a.add_argument("--cuts-from", default="dev")
    a.add_argument("--unseen", default="", help="file of ids that this model was not trained on: they join the development messages")
    a.add_argument("--out", default="")
    a.add_argument("--cuts", default="", help="use the cuts of this file instead of fitting")
    a.add_argument("--identity", action="store_true")
    a = a.parse_args()
    torch.set_num_threads(1)
    made = []
    for path in a.model:
        if path.endswith(".onnx"):
            made.append((path, Tokens(Path(path).parent / "vocab.txt")))
            saved = {"rows": json.loads((Path(path).parent / "head.json").read_text())["rows"]}
            continue
        saved = torch.load(path)
        model = Reader(saved["vocab"], len(saved["rows"]), saved["args"]["layers"], saved["args"]["local"])
        model.load_state_dict(saved["model"])
        made.append((model, Tokens(Path(path).parent / "vocab.txt")))
    rows = saved["rows"]
    build, lines = D.Data(rows), D.lines(a.sentences)
    unseen = set(Path(a.unseen).read_text().split()) if a.unseen else set()
    of = lambda c: "dev" if c["id"] in unseen and D.split_of(c) == "train" else D.split_of(c)
    items = {s: [build.message(c) for c in lines if of(c) == s] for s in ("dev", "aside-open", "aside-new")}
    cases = [c for f in a.cases for c in D.lines(f)]
    found = {s: average([(predict_onnx if isinstance(m, str) else train.predict)(m, v, t) for m, t in made]) for s, v in items.items()}
    cuts = json.loads(Path(a.cuts).read_text()) if a.cuts else decide.fit(found["dev"], items["dev"])
    print("cuts", {k: v for k, v in cuts.items() if k != "rows"})
    report = {}
    for s, v in items.items():
        if v:
            report[s] = scored(found[s], v, rows, cuts, cases, a.score)
            print(line(s, report[s], found[s], v), flush=True)
    if a.identity:
        print("unchanged when names, sex and community are swapped: " + unchanged(made, items["dev"] + items["aside-new"], found, rows, cuts), flush=True)
    if a.out:
        Path(a.out).write_text(json.dumps({"cuts": cuts, "report": report}))


def unchanged(made, items, found, rows, cuts):
    """Each message once more under other names, sex words, faith and community words: how many keep rows, level, immediate."""
    import random
    import train
    rng = random.Random(7)
    pool = sorted({n for it in items for n in it.names})
    swapped = [replace(it, texts=identity.swap(it.texts, it.names, pool, rng, it.bound, always=True)) for it in items]
    again = average([(predict_onnx if isinstance(m, str) else train.predict)(m, swapped, t) for m, t in made])
    first = {k: v for f in found.values() for k, v in f.items()}
    same = {"rows": 0, "level": 0, "immediate": 0, "row by row": 0}
    kept = said = 0
    for it in items:
        a, b = (decide.result(f[it.id], it, rows, cuts) for f in (first, again))
        x, y = ({(i["row"]) for i in r["indicators"]} for r in (a, b))
        kept, said = kept + len(x & y), said + len(x | y)
        same["rows"] += x == y
        same["level"] += a["level"] == b["level"]
        same["immediate"] += a["immediate"] == b["immediate"]
    return f"{ {k: round(v / len(items), 3) for k, v in same.items() if k != 'row by row'} } suggestions in common {kept}/{said}"


def inputs_of(item, tokens):
    row = D.pack([item], tokens, 10 ** 9)[0]
    return {**{k: row[k][None] for k in ("ids", "position", "sentence", "index", "kind", "fresh")}, "numbers": np.arange(row["sentences"])}


def predict_onnx(path, items, tokens):
    """The shipped file itself, as the browser runs it."""
    import onnxruntime as ort
    options = ort.SessionOptions()
    options.intra_op_num_threads = 1
    session = ort.InferenceSession(path, options)
    found = {}
    for it in items:
        at, whole = session.run(["rows", "whole"], inputs_of(it, tokens))
        p = at[..., 0]
        level = np.stack([at[..., 0] - at[..., 1], at[..., 1] - at[..., 2], at[..., 2]], -1) / np.maximum(p, 1e-9)[..., None]
        found[it.id] = {"present": p, "level": level, "whole": whole}
    return found


def average(many):
    return {i: {k: np.mean([m[i][k] for m in many], 0) for k in many[0][i]} for i in many[0]}


if __name__ == "__main__":
    main()
