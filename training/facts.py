"""What the encoder learns of facts beside the evidence: whom a message is about, its grown-ups and other children, the child's age and own words
(a number a word piece), and what is said of consent (a number a sentence, at its opening mark)."""
import numpy as np
import torch
import torch.nn.functional as F

ASKED = ["child", "grown", "young", "age", "words", "given", "refused", "not-sought"]
WORDS, CONSENT = 4, ASKED.index("given")


def per_sentence(spots: dict | None, sentences: int):
    """For each sentence its places asked about and the stretches of the child's words; None where nobody labelled facts."""
    if not spots:
        return [None] * sentences
    out = [([], []) for _ in range(sentences)]
    for at, piece, asks, yes in spots["spots"]:
        out[at][0].append((piece, asks, yes))
    for at, start, end in spots["words"]:
        out[at][1].append((start, end))
    return out


def consent_of(spots: dict | None) -> int:
    """-1 unlabelled, 0 nothing said, then the place of the answer."""
    return -1 if not spots else ASKED.index(spots["consent"]) if spots["consent"] in ASKED else 0


def kept_where(said: list, before: list[str], after: list[str]) -> list:
    """A sentence whose words were changed no longer has its places."""
    return [one if a == b else None for one, a, b in zip(said, before, after)]


def places(row: list) -> dict:
    """Of messages laid out in one row: which piece is asked what, which pieces are a child's words, where each message's sentences open."""
    ask, words, opens, at = [], [], [], 0
    for item, ids in row:
        mine = []
        for said, seq in zip(item.said or [None] * len(ids), ids):
            mine.append(at)
            if said:
                ask += [(at + piece, asks, yes) for piece, asks, yes in said[0] if piece < len(seq) - 1]
                inside = {i for start, end in said[1] for i in range(start, end)}
                words += [(at + i, int(i in inside)) for i in range(1, len(seq) - 1)]
            at += len(seq)
        if item.consent >= 0:
            opens.append((mine, item.consent))
    return {"ask": np.array(ask, np.int64).reshape(-1, 3), "words": np.array(words, np.int64).reshape(-1, 2), "opens": opens}


def loss(numbers: torch.Tensor, rows: list) -> torch.Tensor:
    """numbers [rows, pieces, asked]."""
    numbers, parts = numbers.float(), []
    asked, yes, said, own = [], [], [], []
    for n, row in zip(numbers, rows):
        where = row["places"]
        asked.append(n[where["ask"][:, 0], where["ask"][:, 1]])
        yes.append(torch.from_numpy(where["ask"][:, 2]))
        said.append(n[where["words"][:, 0], WORDS])
        own.append(torch.from_numpy(where["words"][:, 1]))
        for opens, consent in where["opens"]:
            top = n[opens, CONSENT:].amax(0)
            goal = F.one_hot(torch.tensor(consent), len(ASKED))[CONSENT:].float()
            parts.append(F.binary_cross_entropy_with_logits(top, goal, reduction="sum"))
    total = torch.stack(parts).mean() if parts else numbers.sum() * 0
    for got, want, seldom in ((torch.cat(asked), torch.cat(yes).float(), 1), (torch.cat(said), torch.cat(own).float(), 3)):
        if len(want):
            total = total + F.binary_cross_entropy_with_logits(got, want, weight=1 + (seldom - 1) * want)
    return total
