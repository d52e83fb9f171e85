"""Learns what the encoder says of facts, and of sentences that only deny, once the rest of it stands still: one pass over the messages, then
a small network each over what it saw there.

python last_heads.py --model build/model.pt --sentences sentences.jsonl --spots spots.jsonl --hold held.txt
"""
import argparse
import random
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

import data as D
import denials
import facts
import train
from evaluate import open_model
from tokens import Tokens

QUIET = 0.3        # share of the words that are nobody's own words which are learnt from


@torch.no_grad()
def seen(model, items, labels, tokens, rng, per=6):
    """What the encoder holds at each place asked about: vectors, answers (-1 unknown), and which message and question of consent they are of; and of each sentence, with its label of `denials`."""
    spots, consent, whole = ([], []), [], ([], [])
    rows = [r for it in sorted(items, key=lambda i: sum(map(len, i.texts))) for r in D.pack([it], tokens, 10 ** 9)]
    for k in range(0, len(rows), per):
        chunk = rows[k:k + per]
        with torch.autocast("cpu", torch.bfloat16):
            t = train.tensors(chunk)
            x = model.encode_chunked(t, 0).float()
            sentences = model.sentences(x, t["sentence"], torch.arange(max(r["sentences"] for r in chunk)))
        for n, s, row in zip(x, sentences, chunk):
            for it, (i, j) in zip(row["items"], row["spans"]):
                whole[0].append(s[i:j].half()), whole[1].append(labels[it.id][:j - i])
            where, answers = row["places"], {}
            for at, asks, yes in where["ask"]:
                answers.setdefault(at, [-1] * facts.CONSENT)[asks] = yes
            for at, own in where["words"]:
                if own or at in answers or rng.random() < QUIET:
                    answers.setdefault(at, [-1] * facts.CONSENT)[facts.WORDS] = own
            spots[0].append(n[sorted(answers)].half())
            spots[1].append(torch.tensor([answers[at] for at in sorted(answers)]).reshape(-1, facts.CONSENT))
            consent += [(n[opens].half(), said) for opens, said in where["opens"]]
    return torch.cat(spots[0]), torch.cat(spots[1]), consent, torch.cat(whole[0]), torch.cat(whole[1])


def loss_of(head, states, answers):
    known = (answers >= 0).float()
    weight = known * torch.where(answers == 1, 1.5, 1.0)
    return (F.binary_cross_entropy_with_logits(head(states.float())[:, :facts.CONSENT], answers.clamp(min=0).float(), reduction="none") * weight).sum() / known.sum()


def loss_of_consent(head, cases):
    parts = []
    for states, said in cases:
        goal = F.one_hot(torch.tensor(said), len(facts.ASKED))[facts.CONSENT:].float()
        parts.append(F.binary_cross_entropy_with_logits(head(states.float())[:, facts.CONSENT:].amax(0), goal, reduction="sum"))
    return torch.stack(parts).mean()


def fit(head, states, answers, consent, rng, epochs=8, rate=2e-3, size=512):
    opt = torch.optim.AdamW(head.parameters(), lr=rate, weight_decay=0.02)
    steps = len(states) // size
    for epoch in range(epochs):
        order = torch.randperm(len(states))
        rng.shuffle(consent)
        for k in range(steps):
            for group in opt.param_groups:
                group["lr"] = rate * (1 - (epoch * steps + k) / (epochs * steps))
            pick = order[k * size:(k + 1) * size]
            mine = consent[len(consent) * k // steps:len(consent) * (k + 1) // steps]
            loss = loss_of(head, states[pick], answers[pick]) + (0.3 * loss_of_consent(head, mine) if mine else 0)
            opt.zero_grad()
            loss.backward()
            opt.step()
        print(f"epoch {epoch + 1} {float(loss):.3f}", flush=True)


def main():
    a = argparse.ArgumentParser()
    for name in ("model", "sentences", "spots", "hold"):
        a.add_argument(f"--{name}", required=True)
    a.add_argument("--seed", type=int, default=1)
    a = a.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(a.seed)
    rng = random.Random(a.seed)
    model, saved = open_model(a.model)
    spots = {x["id"]: x for x in D.lines(a.spots)}
    held = set(Path(a.hold).read_text().split())
    build = D.Data(saved["rows"], saved["beyond"])
    cases = {c["id"]: {**c, "spots": spots.get(c["id"])} for c in D.lines(a.sentences)}
    items = [build.message(c) for c in cases.values() if D.split_of(c) == "train" and c["id"] not in held]
    labels = {i: denials.labels_of(c) for i, c in cases.items()}
    states, answers, consent, vectors, denied = seen(model, items, labels, Tokens(Path(a.model).parent / "vocab.txt"), rng)
    print(f"{len(items)} messages, {len(states)} places", flush=True)
    fit(model.facts, states, answers, consent, rng)
    denials.fit(model.denies, vectors, denied)
    saved["model"].update({f"{name}.{k}": v for name in ("facts", "denies") for k, v in getattr(model, name).state_dict().items()})
    torch.save(saved, a.model)


if __name__ == "__main__":
    main()
