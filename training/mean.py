"""The mean of the weights of two runs that set out from the same weights with other seeds: mean.py OUT ONE OTHER"""
import sys

import torch

out, one, other = sys.argv[1:4]
first, second = (torch.load(path, weights_only=True) for path in (one, other))
first["model"] = {k: (v.float() + second["model"].get(k, v).float()) / 2 for k, v in first["model"].items()}
torch.save(first, out)
