"""Trains the encoder tier. Seeded; bfloat16 on CPU where the processor has it. See README.md."""
import argparse
import json
import os
import random
import time
from pathlib import Path

import numpy as np
import torch
import torch.distributed as dist
import torch.multiprocessing as mp
import torch.nn.functional as F

import data as D
import evaluate
import facts
from epochs import batches
from model import Reader
from tokens import Tokens, pruned_vocabulary


def load_base(model: Reader, folder: Path, vocab: list[str]):
    """Fills the reader from a MiniLM-class BERT checkpoint, with the words of our vocabulary only."""
    from safetensors.torch import load_file
    w = {k.removeprefix("bert."): v for k, v in load_file(str(folder / "model.safetensors")).items()}
    order = json.load(open(folder / "tokenizer.json", encoding="utf8"))["model"]["vocab"]
    own = model.state_dict()
    e = "embeddings."
    own["words.weight"] = w[e + "word_embeddings.weight"][[order[t] for t in vocab]]
    own["places.weight"] = w[e + "position_embeddings.weight"][: own["places.weight"].shape[0]]
    own["types.weight"] = w[e + "token_type_embeddings.weight"][:1]
    own["norm.weight"], own["norm.bias"] = w[e + "LayerNorm.weight"], w[e + "LayerNorm.bias"]
    names = {"q": "attention.self.query", "k": "attention.self.key", "v": "attention.self.value", "o": "attention.output.dense",
             "norm1": "attention.output.LayerNorm", "up": "intermediate.dense", "down": "output.dense", "norm2": "output.LayerNorm"}
    for i in range(len(model.layers)):
        for ours, theirs in names.items():
            for part in ("weight", "bias"):
                own[f"layers.{i}.{ours}.{part}"] = w[f"encoder.layer.{i}.{theirs}.{part}"]
    model.load_state_dict(own)


def fit_in(model: Reader, saved: dict):
    """The weights of an earlier run; outputs that it did not have start fresh."""
    model.load_state_dict({k: saved[k] if k in saved and saved[k].shape == v.shape else v for k, v in model.state_dict().items()})


def tensors(rows):
    width = max(len(r["ids"]) for r in rows)
    fill = {"ids": 0, "position": 0, "sentence": -1, "group": -1, "index": 0, "kind": 0, "fresh": 0}
    return {k: torch.tensor(np.stack([np.pad(r[k], (0, width - len(r[k])), constant_values=v) for r in rows])) for k, v in fill.items()}


def forward(model, rows, bf16=True, frozen=0):
    """Per row of tokens: sentence vectors; yields (item, vectors, present, level, beyond) for each message."""
    t = tensors(rows)
    with torch.autocast("cpu", torch.bfloat16, enabled=bf16):
        x = model.encode_chunked(t, frozen)
    for r, found in zip(rows, model.facts(x.float())):
        r["facts"] = found
    numbers = torch.arange(max(r["sentences"] for r in rows))
    s = model.sentences(x, t["sentence"], numbers)
    present, level, beyond = model.heads(s)
    for b, r in enumerate(rows):
        for it, (i, j) in zip(r["items"], r["spans"]):
            yield it, s[b, i:j], present[b, i:j], level[b, i:j], beyond[b, i:j]


LEVEL_WEIGHTS = {1: 1.6, 2: 1.3, 3: 1.2, 4: 1.2}


def focused(p, y, w, gamma):
    """Cross entropy in which easy zeros stop mattering."""
    q = torch.sigmoid(p).detach()
    focus = torch.where(y > 0, (1 - q) ** (gamma / 2) + 0.2, (q ** gamma) * 2 + 0.05)
    return (w * focus * F.binary_cross_entropy_with_logits(p, y * 0.98 + 0.002, reduction="none")).sum() / len(y)


def losses(model, rows, gamma, frozen=0):
    ys, ws, ps, lvs, ls, eys, ews, es, tys, ts, out, said = [], [], [], [], [], [], [], [], [], [], {"row": [], "whole": [], "alike": []}, {}
    for it, s, p, l, e in forward(model, rows, True, frozen):
        tys.append(torch.from_numpy(it.tells)), ts.append(model.tells(model.drop(s))[:, 0])
        eys.append(torch.from_numpy(it.ey)), ews.append(torch.from_numpy(it.ew)), es.append(e)
        ys.append(torch.from_numpy(it.y)), ws.append(torch.from_numpy(it.w)), ps.append(p), lvs.append(torch.from_numpy(it.lv)), ls.append(l)
        if it.row_y is not None:
            y, w = torch.from_numpy(it.row_y), torch.from_numpy(it.row_w.astype(np.float32))
            out["row"].append((w * F.binary_cross_entropy_with_logits(p.amax(0), y, reduction="none")).sum())
            m = model.message(s, model.at_least(p, l))
            said[id(it)] = it, torch.sigmoid(p.float()), m
            terms = []
            if it.level:
                goal = torch.tensor([float(it.level >= k) for k in (2, 3, 4)])
                terms.append(LEVEL_WEIGHTS[it.level] * F.binary_cross_entropy_with_logits(m[:3], goal, reduction="sum"))
            if it.immediate >= 0:
                terms.append(F.binary_cross_entropy_with_logits(m[3], torch.tensor(float(it.immediate))))
            if it.routes is not None:
                terms.append(0.3 * F.binary_cross_entropy_with_logits(m[4:], torch.from_numpy(it.routes), reduction="sum"))
            if terms:
                out["whole"].append(sum(terms))
    for it, p, m in said.values():
        if it.twin:
            _, q, other = said[id(it.twin)]
            out["alike"].append(((p - q[it.places]) ** 2).sum(-1).mean() + 0.05 * ((m[:4] - other[:4]) ** 2).sum())
    y, w, p, lv, l = torch.cat(ys), torch.cat(ws), torch.cat(ps), torch.cat(lvs), torch.cat(ls)
    sent = focused(p, y, w, gamma) + 0.5 * focused(torch.cat(es), torch.cat(eys), torch.cat(ews), gamma)
    hit = y > 0
    lev = -(lv[hit] * F.log_softmax(l[hit], -1)).sum(-1).mean() if hit.any() else torch.tensor(0.0)
    mean = lambda v: torch.stack(v).mean() if v else torch.tensor(0.0)
    (ty, tw), t = torch.cat(tys).unbind(1), torch.cat(ts).float()
    tell = (tw * F.binary_cross_entropy_with_logits(t, ty, reduction="none")).sum() / tw.sum()
    told = facts.loss(torch.stack([r["facts"] for r in rows]), rows)
    return 4 * sent + 0.3 * told + 0.5 * tell + 0.5 * lev + 0.25 * mean(out["row"]) + 0.4 * mean(out["whole"]) + 2 * mean(out["alike"]), \
        {"sent": sent, "lev": lev, "facts": told, "tells": tell, "row": mean(out["row"]), "whole": mean(out["whole"]), "alike": mean(out["alike"])}


@torch.no_grad()
def predict(model, items, tokens, per=4):
    model.eval()
    found = {}
    order = sorted(range(len(items)), key=lambda i: sum(map(len, items[i].texts)))
    rows = [r for i in order for r in D.pack([items[i]], tokens, 10 ** 9)]
    for k in range(0, len(rows), per):
        for it, s, p, l, e in forward(model, rows[k:k + per]):
            found[it.id] = {"beyond": torch.sigmoid(e.float()).numpy(), "present": torch.sigmoid(p.float()).numpy(), "level": torch.softmax(l.float(), -1).numpy(),
                            "whole": torch.sigmoid(model.message(s, model.at_least(p, l))).numpy()}
    model.train()
    return found


def clock(begun, a):
    """Share of --minutes used, the same for every worker."""
    used = torch.tensor((time.time() - begun) / 60 / a.minutes)
    if a.workers > 1:
        dist.broadcast(used, 0)
    return float(used)


def share_gradients(params, world):
    """Averages gradients over the workers."""
    if world == 1:
        return
    flat = torch.cat([(p.grad if p.grad is not None else torch.zeros_like(p)).flatten() for p in params])
    dist.all_reduce(flat)
    flat /= world
    at = 0
    for p in params:
        p.grad = flat[at:at + p.numel()].view_as(p)
        at += p.numel()


def main():
    a = argparse.ArgumentParser()
    for name, default in {"sentences": "sentences.jsonl", "bank": "bank.jsonl", "rows": "rows.json", "beyond": "beyond.json", "telling": "telling.jsonl", "base": "base", "out": "build", "start": "", "hold": "", "spots": ""}.items():
        a.add_argument(f"--{name}", default=default)
    for name, default in {"minutes": 0.0, "epochs": 6.0, "lr": 1.2e-4, "share": 1.0, "gamma": 1.5, "loose": 1.0}.items():
        a.add_argument(f"--{name}", type=float, default=default)
    for name, default in {"seed": 1, "layers": 6, "local": 4, "frozen": 1, "per": 8, "vocab": 12500, "workers": 2, "port": 29517}.items():
        a.add_argument(f"--{name}", type=int, default=default)
    a.add_argument("--with-dev", action="store_true")
    a = a.parse_args()
    if a.workers == 1:
        work_at(0, a)
    else:
        os.environ.update(MASTER_ADDR="127.0.0.1", MASTER_PORT=str(a.port))
        mp.spawn(work_at, (a,), a.workers)


def work_at(rank, a):
    """One worker, one thread: on a busy machine two of these run twice as fast as one with two threads."""
    torch.set_num_threads(1)
    if a.workers > 1:
        dist.init_process_group("gloo", rank=rank, world_size=a.workers)
    torch.manual_seed(a.seed + rank)
    say = (lambda *x: print(*x, flush=True)) if rank == 0 else (lambda *x: None)
    rng = random.Random(a.seed)
    out = Path(a.out)
    out.mkdir(parents=True, exist_ok=True)
    rows = json.loads(Path(a.rows).read_text())
    beyond = json.loads(Path(a.beyond).read_text())
    build = D.Data(rows, beyond)
    cases = D.lines(a.sentences)
    spots = {x["id"]: x for x in D.lines(a.spots)} if a.spots else {}
    for c in cases:
        c["spots"] = spots.get(c["id"])
    held = set(Path(a.hold).read_text().split()) if a.hold else set()
    use = [c for c in cases if D.split_of(c) == "train" and c["id"] not in held or (a.with_dev and D.split_of(c) == "dev")]
    rng.shuffle(use)
    use = use[: int(len(use) * a.share)]
    messages = [build.message(c) for c in use]
    dev = [build.message(c) for c in cases if (D.split_of(c) == "dev" or c["id"] in held)]
    bank = [build.example(x) for x in D.lines(a.bank)]
    telling = [D.telling(x, build) for x in D.lines(a.telling) if x["heard"]]
    pool = sorted({n for m in messages for n in m.names})
    if rank == 0 and not (out / "vocab.txt").exists():
        vocab = pruned_vocabulary(f"{a.base}/tokenizer.json", [t for m in messages + bank for t in m.texts], a.vocab)
        (out / "vocab.txt").write_text("\n".join(vocab) + "\n", encoding="utf8")
    if a.workers > 1:
        dist.barrier()
    vocab = (out / "vocab.txt").read_text(encoding="utf8").split("\n")[:-1]
    tokens = Tokens(out / "vocab.txt")
    model = Reader(len(vocab), len(rows), a.layers, a.local, beyond=len(beyond))
    load_base(model, Path(a.base), vocab)
    if a.start:
        fit_in(model, torch.load(a.start)["model"])
    say(f"{len(messages)} messages ({build.lost} quotes not placed), {len(bank)} bank, {len(vocab)} words, {sum(p.numel() for p in model.parameters())/1e6:.1f}M")
    if a.start:
        names = [it.id for it in bank]
        for n, it in enumerate(bank):
            it.id = f"{n}"
        D.ask_teacher(bank, predict(model, bank, tokens, 32))
        for it, name in zip(bank, names):
            it.id = name
    fresh = ("index", "kind", "fresh", "attend", "present", "level", "severity", "facts", "tells", "gather", "whole", "beyond")
    for p in [*model.words.parameters(), *model.places.parameters(), *model.types.parameters(), *model.norm.parameters(), *model.layers[: a.frozen].parameters()]:
        p.requires_grad_(a.frozen < 0)
    new = [p for n, p in model.named_parameters() if n.split(".")[0] in fresh]
    old = [p for n, p in model.named_parameters() if n.split(".")[0] not in fresh and p.requires_grad]
    opt = torch.optim.AdamW([{"params": old, "lr": a.lr}, {"params": new, "lr": 1e-3 if not a.start else 3e-4}], weight_decay=0.01, betas=(0.9, 0.98), fused=True)
    peak = [g["lr"] for g in opt.param_groups]
    ema = {k: v.clone() for k, v in model.state_dict().items()}
    model.train()
    step, total, begun = 0, None, time.time()
    epochs = int(np.ceil(a.epochs))
    for epoch in range(epochs):
        work = batches(messages, bank, telling, pool, tokens, rng, a.per, a.loose)
        total = total or int(len(work) * a.epochs)
        log = {}
        for rows_ in work:
            if not a.minutes and step >= total:
                break
            done = clock(begun, a) if a.minutes else step / total
            if done >= 1:
                break
            scale = min(1, max(done, 1e-4) / 0.05) * max(0.02, 1 - done)
            for g, lr in zip(opt.param_groups, peak):
                g["lr"] = lr * scale
            loss, parts = losses(model, rows_[rank::a.workers], a.gamma, a.frozen)
            opt.zero_grad(set_to_none=True)
            loss.backward()
            share_gradients(old + new, a.workers)
            torch.nn.utils.clip_grad_norm_(old + new, 1.0)
            opt.step()
            step += 1
            decay = min(0.99, step / (step + 20))
            if step % 4 == 0:
                with torch.no_grad():
                    for k, v in model.named_parameters():
                        if v.requires_grad:
                            ema[k].lerp_(v, 1 - decay ** 4)
            for k, v in parts.items():
                log[k] = log.get(k, 0) + float(v) / len(work)
            if step % 20 == 0:
                say(f"  {step}/{total} {time.time()-begun:.0f}s")
        say(f"epoch {epoch+1} {time.time()-begun:.0f}s " + " ".join(f"{k} {v:.3f}" for k, v in log.items()))
        over = a.minutes and done >= 1
        if rank:
            if over:
                return
            continue
        own = {k: v.clone() for k, v in model.state_dict().items()}
        model.load_state_dict(ema)
        say("   dev " + evaluate.quick(predict(model, dev, tokens), dev))
        torch.save({"model": ema, "args": vars(a), "vocab": len(vocab), "rows": rows, "beyond": beyond}, out / "model.pt")
        model.load_state_dict(own)
        if over:
            return


if __name__ == "__main__":
    main()