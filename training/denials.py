"""Which sentences only deny: those that a label names as looking like a row and denied, and that are evidence of none."""
import numpy as np
import torch
import torch.nn.functional as F

import data as D

EVIDENCE, DENIAL, UNKNOWN, UNSAID = 0, 1, -1, 2
QUIET = 0.1        # weight of "does not only deny" for sentences of which no label says anything


def labels_of(case):
    """One a sentence: evidence of a row at level 2 or more, denied, quoted as another fair reading (unknown), or not spoken of."""
    texts, e = [D.norm(x["text"]) for x in case["sentences"]], case["expected"]
    out = np.full(len(texts), UNSAID)
    def put(said, label):
        for one in said:
            for at in D.holders(one["quote"], texts) if one.get("quote") else ():
                out[at] = label
    put(e.get("acceptable", []), UNKNOWN)
    put([a for a in e.get("absent", []) if a["why"] == "negated"], DENIAL)
    put([a for a in e.get("absent", []) if a["why"] != "negated"], UNKNOWN)
    put([i for i in e["indicators"] if i["level"] >= 2], EVIDENCE)
    return torch.tensor(out)


def fit(head, vectors, labels, epochs=12, rate=1e-3, size=256):
    weight = torch.tensor([1.0, 1.0, QUIET, 0.0])[labels]              # UNKNOWN is -1: the last
    goal = (labels == DENIAL).float()
    opt = torch.optim.AdamW(head.parameters(), lr=rate, weight_decay=0.02)
    for epoch in range(epochs):
        for k, pick in enumerate(torch.randperm(len(labels)).split(size)):
            for group in opt.param_groups:
                group["lr"] = rate * (1 - (epoch + k * size / len(labels)) / epochs)
            loss = (weight[pick] * F.binary_cross_entropy_with_logits(head(vectors[pick].float())[:, 0], goal[pick], reduction="none")).sum() / weight[pick].sum().clamp(min=1)
            opt.zero_grad()
            loss.backward()
            opt.step()
    print(f"denials {int(goal.sum())} of {len(labels)} sentences, loss {float(loss):.3f}", flush=True)
