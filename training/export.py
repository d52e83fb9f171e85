"""Writes the trained reader as one int8 ONNX file with its vocabulary, head settings and manifest. The cuts come after, from fit-cuts.ts."""
import argparse
import gzip
import hashlib
import json
from pathlib import Path

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import nn

from evaluate import open_model
from facts import ASKED
from model import KINDS, MAX_INDEX, POSITIONS, ROUTES, Reader
from tokens import EVEN, MAX_TOKENS

INPUTS = ["ids", "position", "sentence", "index", "kind", "fresh", "numbers"]


class ThinWords(nn.Module):
    """Word vectors as small whole numbers (6 bits) with a step a word."""

    def __init__(self, words: nn.Embedding, most: int = 31):
        super().__init__()
        step = words.weight.detach().abs().amax(1, keepdim=True).clamp(min=1e-6) / most
        self.register_buffer("steps", step)
        self.register_buffer("numbers", (words.weight.detach() / step).round().to(torch.int8))

    def forward(self, ids):
        return self.numbers[ids].float() * self.steps[ids]


class Exported(nn.Module):
    """One message: token arrays [1, t] and the sentence numbers [s] in; p(row at 2+, 3+, 4) [s, rows, 3], the whole [13] and p(indicators beyond London's) [s, beyond], facts (logits) [t, asked] p(tells how to read) [s] and p(only denies) [s] out."""

    def __init__(self, reader: Reader):
        super().__init__()
        self.reader = reader

    def forward(self, ids, position, sentence, index, kind, fresh, numbers):
        r = self.reader
        x = r.encode(ids, position, sentence, torch.zeros_like(sentence), index, kind, fresh)
        s = r.sentences(x, sentence, numbers)
        present, level, beyond = r.heads(s)
        at = r.at_least(present, level)[0]
        return at, torch.sigmoid(r.message(s[0], at)), torch.sigmoid(beyond[0]), r.facts(x[0]), torch.sigmoid(r.tells(s[0])[:, 0]), torch.sigmoid(r.denies(s[0])[:, 0])


def sample(rng=np.random.default_rng(0), sentences=5, vocab=1000):
    lengths = rng.integers(4, 12, sentences)
    cols = {"ids": rng.integers(5, vocab, lengths.sum()), "position": np.concatenate([np.arange(n) for n in lengths]),
            "sentence": np.repeat(np.arange(sentences), lengths), "index": np.repeat(np.arange(sentences), lengths),
            "kind": np.ones(lengths.sum(), int), "fresh": np.zeros(lengths.sum(), int)}
    return {**{k: torch.tensor(v, dtype=torch.long)[None] for k, v in cols.items()}, "numbers": torch.arange(sentences)}


def to_onnx(model: Reader, path: Path):
    args = sample()
    axes = {k: {1: "t"} for k in INPUTS[:-1]} | {"numbers": {0: "s"}, "rows": {0: "s"}, "beyond": {0: "s"}, "facts": {0: "t"}, "tells": {0: "s"}, "denies": {0: "s"}}
    torch.onnx.export(Exported(model).eval(), tuple(args[k] for k in INPUTS), str(path), input_names=INPUTS, output_names=["rows", "whole", "beyond", "facts", "tells", "denies"],
                      dynamic_axes=axes, opset_version=17, do_constant_folding=True, dynamo=False)


def main():
    a = argparse.ArgumentParser()
    a.add_argument("--model", required=True)
    a.add_argument("--beyond", type=float, default=0.3, help="strength from which an indicator beyond London's could also be touched on")
    a.add_argument("--tells", type=float, default=0.3, help="chance from which a sentence is taken to tell how to read, and the message is read without it too")
    a.add_argument("--denies", type=float, default=0.5, help="chance from which a sentence is taken only to deny")
    a.add_argument("--out", default="rules/model/encoder")
    a = a.parse_args()
    torch.set_num_threads(1)
    model, saved = open_model(a.model)
    model.words = ThinWords(model.words)
    out = Path(a.out)
    out.mkdir(parents=True, exist_ok=True)
    plain = Path(a.model).with_name("plain.onnx")
    to_onnx(model, plain)
    quantize(plain, out / "model.onnx")
    (out / "vocab.txt").write_bytes(Path(a.model).with_name("vocab.txt").read_bytes())
    blank = {"constant": 0, "weights": []}
    head = {"rows": saved["rows"], "beyond": saved["beyond"], "routes": ROUTES, "kinds": KINDS, "maxTokens": MAX_TOKENS, "positions": POSITIONS, "maxIndex": MAX_INDEX, "even": EVEN, "facts": {"asked": ASKED, "looks": {}}, "tells": a.tells, "denies": a.denies,
            "blend": {"rows": {"look": blank, "cuts": {}, "every": 0.5}, "levels": {"looks": [], "cuts": []}, "today": {"look": blank, "cut": 1}, "beyond": a.beyond}}
    (out / "head.json").write_text(json.dumps(head, indent=1) + "\n", encoding="utf8")
    write_manifest(out)


def quantize(plain: Path, path: Path):
    """Weights of the layers as whole numbers of 8 bits."""
    quantize_dynamic(plain, path, per_channel=True, reduce_range=True, weight_type=QuantType.QInt8, op_types_to_quantize=["MatMul", "Gemm"], extra_options={"MatMulConstBOnly": True})


def write_manifest(out: Path, name: str = "encoder"):
    files = {}
    for file in ("model.onnx", "vocab.txt", "head.json"):
        data = (out / file).read_bytes()
        files[file] = {"sha256": hashlib.sha256(data).hexdigest(), "bytes": len(data), "gzip": len(gzip.compress(data, 9))}
    build = hashlib.sha256("".join(f["sha256"] for f in files.values()).encode()).hexdigest()[:12]
    (out / "manifest.json").write_text(json.dumps({"build": f"{name}-{build}", "files": files}, indent=1) + "\n", encoding="utf8")
    print(json.dumps({k: (v["bytes"], v["gzip"]) for k, v in files.items()}), build)


if __name__ == "__main__":
    main()
