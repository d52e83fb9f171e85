"""Tunes a small BERT on the wording of referrals, sentence by sentence, and writes it as one int8 ONNX file. See README.md.

tsx training/writing.ts moors > build/writing.jsonl
python training/writing.py --base base --lines build/writing.jsonl --hold moors
It never learns from the files held back: these fit how the words and this are heard together and from where a fault is said.
"""
import argparse
import copy
import json
import random
import re
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

import data as D
from export import ThinWords, quantize, write_manifest
from model import Reader
from tokens import MAX_TOKENS, Tokens, tidy
from train import load_base

OUTPUTS = ["monitor-alone", "opinion-as-fact", "hearsay", "blames-child", "blames-parent", "adultifies"]
FALSE = 0.01       # share of the clean sentences held back in which a fault may be said: of clean paragraphs of three to six sentences less than one in twenty
PARAGRAPH = 4      # sentences that make a paragraph
LEAST = {"monitor-alone": 0.6}   # no fault is said below this, or below 0.2, however few clean sentences held back come near: set on tests/cases/referral-advice.jsonl
BLAMES = ["blames-child", "blames-parent"]
BESIDE = 0.4       # what an unmarked sentence counts beside one that somebody marked
FROZEN = 1         # lowest layers that stand still
MASKED = 0.1       # share of the word pieces that are hidden while it learns


class Closer(nn.Module):
    def __init__(self, reader):
        super().__init__()
        self.words, self.places, self.types, self.norm, self.layers = reader.words, reader.places, reader.types, reader.norm, reader.layers
        self.drop, self.faults = nn.Dropout(0.2), nn.Linear(reader.norm.weight.numel() * 2, len(OUTPUTS))
        nn.init.constant_(self.faults.bias, -2.5)

    def forward(self, ids, position, sentence, numbers):
        x = self.norm(self.words(ids) + self.places(position) + self.types.weight[0])
        near = torch.where(sentence.unsqueeze(1) == sentence.unsqueeze(2), 0.0, torch.tensor(-1e4)).unsqueeze(1)
        for layer in self.layers:
            x = layer(x, near)
        member = (sentence.unsqueeze(1) == numbers.unsqueeze(0).unsqueeze(2)).float()
        first = member * (position == 0).unsqueeze(1).float()
        pooled = torch.cat([member @ x.float() / member.sum(-1, keepdim=True).clamp(min=1), first @ x.float()], -1)
        return self.faults(self.drop(pooled))[0]


def packed(ids):
    """Some sentences in one row."""
    row = lambda parts: torch.tensor([n for part in parts for n in part], dtype=torch.long)[None]
    return (row(ids), row([range(len(i)) for i in ids]), row([[k] * len(i) for k, i in enumerate(ids)]), torch.arange(len(ids)))


def batches(lines, rng, size=420):
    """Sentences of like length together, at most `size` word pieces a row."""
    order = sorted(lines, key=lambda one: len(one["ids"]) + rng.random() * 6)
    out, mine, used = [], [], 0
    for one in order:
        if used + len(one["ids"]) > size and mine:
            out.append(mine)
            mine, used = [], 0
        mine.append(one)
        used += len(one["ids"])
    rng.shuffle(out)
    return [*out, mine]


def hidden(ids, mask, rng):
    return [mask if 0 < at < len(ids) - 1 and rng.random() < MASKED else one for at, one in enumerate(ids)]


def train(reader, lines, mask, a):
    torch.manual_seed(a.seed)
    rng = random.Random(a.seed)
    model = Closer(copy.deepcopy(reader)).train()
    if a.start:
        model.load_state_dict(torch.load(a.start, weights_only=True))
    for p in [*model.words.parameters(), *model.places.parameters(), *model.types.parameters(), *model.norm.parameters(), *model.layers[:FROZEN].parameters()]:
        p.requires_grad_(False)
    old = [p for p in model.layers.parameters() if p.requires_grad]
    peaks = [a.lr, 1e-3]
    opt = torch.optim.AdamW([{"params": old, "lr": a.lr}, {"params": model.faults.parameters(), "lr": 1e-3}], weight_decay=0.01)
    beside = [one for one in lines if one["breath"].startswith("beside")]
    marked = [one for one in lines if not one["breath"].startswith("beside")]
    work = [b for _ in range(a.epochs) for b in batches(marked + rng.sample(beside, min(len(beside), len(marked) // 4)), rng)]
    for step, batch in enumerate(work):
        done = step / len(work)
        for group, peak in zip(opt.param_groups, peaks):
            group["lr"] = peak * min(1, done / 0.1) * max(0.02, 1 - done)
        with torch.autocast("cpu", torch.bfloat16):
            said = model(*packed([hidden(one["ids"], mask, rng) for one in batch]))
        weight = torch.tensor([BESIDE if one["breath"].startswith("beside") else 1.0 for one in batch])[:, None]
        loss = (weight * F.binary_cross_entropy_with_logits(said.float(), torch.tensor([one["faults"] for one in batch], dtype=torch.float), reduction="none")).sum() / len(batch)
        opt.zero_grad()
        loss.backward()
        opt.step()
        if step % 100 == 0:
            print(f"  {step}/{len(work)} {float(loss):.3f}", flush=True)
    return model.eval()


@torch.no_grad()
def scores(model, lines):
    return torch.cat([model(*packed([one["ids"] for one in lines[k:k + 16]])) for k in range(0, len(lines), 16)]).float()


def clean_paragraphs(lines):
    """Places of the sentences of each paragraph without a fault."""
    together = {}
    for at, one in enumerate(lines):
        together.setdefault(one["breath"], []).append(at)
    return [places for places in together.values() if len(places) >= PARAGRAPH and not any(sum(lines[at]["faults"]) for at in places)]


def fit(words, closer, wanted):
    """For each fault, a constant and two weights, and the cut from which it is said: see lowest_cuts."""
    looks, chances = [], []
    for k in range(len(OUTPUTS)):
        x = torch.stack([words[:, k], closer[:, k]], 1)
        layer = nn.Linear(2, 1)
        nn.init.constant_(layer.weight, 0.5)
        opt = torch.optim.LBFGS(layer.parameters(), max_iter=200)

        def close():
            opt.zero_grad()
            loss = F.binary_cross_entropy_with_logits(layer(x)[:, 0], wanted[:, k]) + 0.002 * (layer.weight ** 2).sum()
            loss.backward()
            return loss
        opt.step(close)
        looks.append({"constant": round(float(layer.bias), 4), "weights": [round(float(w), 4) for w in layer.weight[0]]})
        chances.append(torch.sigmoid(layer(x)[:, 0]).detach())
    said = torch.stack(chances, 1).numpy()
    return looks, lowest_cuts(said, wanted.numpy()), said


def one_blame(said):
    """Where a sentence blames, it blames one person: the less likely of the two blames is not said. The advice does the same (src/core/referral/advice.ts)."""
    said = said.copy()
    child, parent = (OUTPUTS.index(o) for o in BLAMES)
    said[said[:, child] < said[:, parent], child] = 0
    said[said[:, parent] <= said[:, child], parent] = 0
    return said


def lowest_cuts(said, wanted):
    """Cuts, one step after another lower where it finds the most faults for each clean sentence that it costs, until FALSE of these have an alarm. Both blames have one cut."""
    said = one_blame(said)
    clean = said[wanted.sum(1) == 0]
    groups = [[k for k, o in enumerate(OUTPUTS) if o in together] for together in [*([o] for o in OUTPUTS if o not in BLAMES), BLAMES]]
    ranked = [-np.sort(-clean[:, ks].max(1)) for ks in groups]
    at = [0] * len(groups)
    found = lambda cuts: int(((said >= cuts) & (wanted > 0)).sum())
    alarmed = lambda cuts: int((clean >= cuts).any(1).sum())
    cut = lambda g, rank: max(LEAST.get(OUTPUTS[groups[g][0]], 0.2), ranked[g][rank] + 1e-4)
    cuts = np.ones(len(OUTPUTS))
    for g, ks in enumerate(groups):
        cuts[ks] = cut(g, 0)
    while True:
        steps = []
        for g, ks in enumerate(groups):
            for rank in range(at[g] + 1, min(at[g] + 12, len(clean))):
                lower = cuts.copy()
                lower[ks] = cut(g, rank)
                gain = found(lower) - found(cuts)
                if gain and alarmed(lower) <= FALSE * len(clean):
                    steps.append((gain / (alarmed(lower) - alarmed(cuts) + 0.25), g, rank))
        if not steps:
            return cuts
        _, g, at[g] = max(steps)
        cuts[groups[g]] = cut(g, at[g])


def say(name, said, wanted, cuts, paragraphs):
    said = one_blame(said)
    hit = [(said[wanted[:, k] > 0, k] >= cuts[k]) for k in range(len(OUTPUTS))]
    print(name, " ".join(f"{o} {h.sum()}/{len(h)}" for o, h in zip(OUTPUTS, hit)), f"all {sum(h.sum() for h in hit)}/{sum(map(len, hit))}",
          f"clean with an alarm {((said >= cuts).any(1) & (wanted.sum(1) == 0)).sum()}/{(wanted.sum(1) == 0).sum()}",
          f"clean paragraphs {sum((said[places] >= cuts).any() for places in paragraphs)}/{len(paragraphs)}", flush=True)


def write(model, vocabulary: bytes, settings, out: Path, lines):
    out.mkdir(parents=True, exist_ok=True)
    (out / "vocab.txt").write_bytes(vocabulary)
    model.words = ThinWords(model.words)
    plain = out / "plain.onnx"
    names = ["ids", "position", "sentence", "numbers"]
    axes = {k: {1: "t"} for k in names[:-1]} | {"numbers": {0: "s"}, "faults": {0: "s"}}
    torch.onnx.export(model, packed([one["ids"] for one in lines[:4]]), str(plain), input_names=names, output_names=["faults"], dynamic_axes=axes, opset_version=17, do_constant_folding=True, dynamo=False)
    quantize(plain, out / "model.onnx")
    plain.unlink()
    (out / "head.json").write_text(json.dumps(settings, indent=1) + "\n", encoding="utf8")
    write_manifest(out, "writing")


def main():
    a = argparse.ArgumentParser()
    a.add_argument("--base", default="base", help="folder of the weights to start from")
    a.add_argument("--vocab", default="rules/model/encoder/vocab.txt")
    a.add_argument("--lines", default="build/writing.jsonl")
    a.add_argument("--hold", nargs="+", required=True)
    a.add_argument("--out", default="rules/model/writing-closer")
    for name, default in {"layers": 6, "epochs": 3, "seed": 1}.items():
        a.add_argument(f"--{name}", type=int, default=default)
    a.add_argument("--lr", type=float, default=1e-4)
    a.add_argument("--start", help="a checkpoint of an earlier run to go on from")
    a.add_argument("--keep", help="where to write the checkpoint")
    a = a.parse_args()
    torch.set_num_threads(1)
    path = Path(a.vocab)
    words = path.read_text(encoding="utf8").split("\n")[:-1]
    reader = Reader(len(words), 1, a.layers)
    load_base(reader, Path(a.base), words)
    lines = list(D.lines(a.lines))
    tokens = Tokens(path)
    for one, ids in zip(lines, tokens.hf([tidy(one["text"]) for one in lines], truncation=True, max_length=MAX_TOKENS)["input_ids"]):
        one["ids"] = ids
    is_held = lambda one: re.sub(r"-\d+$", "", one["breath"]) in a.hold
    held = [one for one in lines if is_held(one)]
    model = train(reader, [one for one in lines if not is_held(one)], tokens.mask, a)
    words, wanted = (torch.tensor([one[k] for one in held], dtype=torch.float) for k in ("words", "faults"))
    paragraphs = clean_paragraphs(held)
    looks, cuts, said = fit(words, scores(model, held), wanted)
    say("held back, heard together:", said, wanted.numpy(), cuts, paragraphs)
    if a.keep:
        torch.save(model.state_dict(), a.keep)
    settings = {"outputs": OUTPUTS, "maxTokens": MAX_TOKENS, "looks": dict(zip(OUTPUTS, looks)), "cuts": {o: round(float(c), 4) for o, c in zip(OUTPUTS, cuts)}}
    write(model, path.read_bytes(), settings, Path(a.out), lines)


if __name__ == "__main__":
    main()
