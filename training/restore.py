"""Takes the weights back out of a shipped reader, so that training can go on from it where the checkpoint it was made from is gone.
What comes back is the shipped numbers, rounded as they were shipped (8 bits a weight, 6 a word vector), not the ones before.

python training/restore.py --encoder rules/model/encoder --out build/start
"""
import argparse
import json
import shutil
from pathlib import Path

import onnx
import torch
from onnx.numpy_helper import to_array

from model import Reader

WORDS, STEPS = "reader.words.numbers", "reader.words.steps"


def weights_of(path: Path) -> dict:
    """Every weight of the network by the name that model.py gives it. KeyError where the file is no reader written by export.py."""
    graph = onnx.load(str(path)).graph
    held = {i.name: torch.tensor(to_array(i)) for i in graph.initializer}
    own = {name.removeprefix("reader."): value for name, value in held.items() if name.startswith("reader.") and "_" not in name and name not in (WORDS, STEPS)}
    own["words.weight"] = held[WORDS].float() * held[STEPS]
    for node in graph.node:
        if node.op_type == "MatMulInteger":
            stem = node.input[1].removesuffix("_quantized")
            place = node.name.removeprefix("/").rsplit("/", 1)[0].replace("/facts.", ".").replace("/denies.", ".").replace("/whole.", ".").replace("/", ".")
            own[f"{place}.weight"] = ((held[f"{stem}_quantized"].float() - held[f"{stem}_zero_point"].float()) * held[f"{stem}_scale"]).T.contiguous()
        if node.op_type == "Add" and node.input[-1].startswith("onnx::Add_"):
            own["types.weight"] = held[node.input[-1]][None]
    return own


def main():
    a = argparse.ArgumentParser()
    a.add_argument("--encoder", default="rules/model/encoder")
    a.add_argument("--out", required=True)
    a = a.parse_args()
    folder, out = Path(a.encoder), Path(a.out)
    out.mkdir(parents=True, exist_ok=True)
    head = json.loads((folder / "head.json").read_text(encoding="utf8"))
    own = weights_of(folder / "model.onnx")
    vocab = own["words.weight"].shape[0]
    model = Reader(vocab, len(head["rows"]), beyond=len(head["beyond"]))
    model.load_state_dict(own)
    shutil.copy(folder / "vocab.txt", out / "vocab.txt")
    torch.save({"model": model.state_dict(), "args": {"layers": 6, "local": 4}, "vocab": vocab, "rows": head["rows"], "beyond": head["beyond"]}, out / "model.pt")


if __name__ == "__main__":
    main()
