"""Writes fixtures for the parity test: tokens and probabilities of a few invented messages, from the shipped file."""
import argparse
import json
from pathlib import Path

import numpy as np
import onnxruntime as ort

import data as D
from evaluate import inputs_of
from model import KINDS
from tokens import Tokens

MESSAGES = [
    [("subject", -1, "Worried about Tomasz – 4 Elm"), ("written-now", 0, "Hi Priti,"), ("written-now", 0, "Tomasz has come in with a bruise on his cheek again; he told me “Dad did it ’cause I spilt my juice”."),
     ("written-now", 0, "He is meant to be going home with Dad at 3.15pm."), ("quoted-reply", 0, "> thanks for letting\n> me know, will ring you at 2…")],
    [("post", 0, "Anyone seen the netball bibs?"), ("post", 1, "In the PE cupboard, top shelf 😀 see you at the café on the 14th"), ("post", 2, "Ta! Élodie's mum is bringing cupcakes (nut-free)")],
    [("written-now", 0, "Mum says she hasn't been taking her tablets and there's no food in till she gets paid on the 28th.")],
    [("subject", -1, "Attendance: week 6"), ("forwarded", 0, "Samira's attendance is 61%, down from 94% in July, & nobody answers the phone."), ("forwarded", 0, "£12.50 for the trip is still owed."),
     ("written-now", 0, "She says her Somali cousin's wedding at the mosque in Lahore is “for her too” – she is 15 and the ticket is one-way.")],
]


def item_of(parts):
    n = len(parts)
    fresh = [int(i == 0 or parts[i][1] != parts[i - 1][1] or parts[i][0] != parts[i - 1][0]) for i in range(n)]
    return D.Item([t for _, _, t in parts], [KINDS.index(k) for k, _, _ in parts], fresh, *D.blank(n, 1))


def main():
    a = argparse.ArgumentParser()
    a.add_argument("--model", default="rules/model/encoder/model.onnx")
    a.add_argument("--out", default="tests/core/encoder-fixtures.json")
    a = a.parse_args()
    session, tokens, out = ort.InferenceSession(a.model), Tokens(Path(a.model).parent / "vocab.txt"), []
    for parts in MESSAGES:
        item = item_of(parts)
        rows, whole, beyond, tells, denies = session.run(["rows", "whole", "beyond", "tells", "denies"], inputs_of(item, tokens))
        out.append({"sentences": [{"text": t, "passageKind": k, "part": p} for k, p, t in parts], "tokens": tokens.many(item.texts),
                    "rows": np.round(rows.reshape(len(parts), -1), 4).tolist(), "whole": np.round(whole, 4).tolist(),
                    "beyond": np.round(beyond, 4).tolist(), "tells": np.round(tells, 4).tolist(), "denies": np.round(denies, 4).tolist()})
    Path(a.out).write_text(json.dumps(out, ensure_ascii=False) + "\n", encoding="utf8")


if __name__ == "__main__":
    main()
