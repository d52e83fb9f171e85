"""A small BERT that reads a whole message: the lower layers see one sentence at a time, the upper ones the message.

Input is one packed row of tokens. `sentence` numbers the sentences of the row, `group` the messages, so that several
messages (or loose example sentences) can share a row without seeing one another.
"""
import math

import torch
import torch.nn.functional as F
from torch import nn

from facts import ASKED

KINDS = ["subject", "written-now", "post", "quoted-reply", "forwarded"]
ROUTES = ["police-999", "front-door", "edt", "lado", "marac", "prevent", "camhs", "early-help", "fgm-mandatory-report"]
POSITIONS, MAX_INDEX = 128, 63


class Layer(nn.Module):
    def __init__(self, width: int, heads: int, inner: int):
        super().__init__()
        self.heads = heads
        self.q, self.k, self.v, self.o = (nn.Linear(width, width) for _ in range(4))
        self.norm1, self.norm2 = nn.LayerNorm(width, eps=1e-12), nn.LayerNorm(width, eps=1e-12)
        self.up, self.down = nn.Linear(width, inner), nn.Linear(inner, width)

    def forward(self, x, bias):
        b, t, w = x.shape
        split = lambda y: y.view(b, t, self.heads, w // self.heads).transpose(1, 2)
        q, k, v = split(self.q(x)), split(self.k(x)), split(self.v(x))
        if torch.onnx.is_in_onnx_export():
            a = torch.softmax(q @ k.transpose(-1, -2) / math.sqrt(w // self.heads) + bias, -1) @ v
        else:
            a = F.scaled_dot_product_attention(q, k, v, attn_mask=bias.to(q.dtype))
        x = self.norm1(x + self.o(a.transpose(1, 2).reshape(b, t, w)))
        return self.norm2(x + self.down(F.gelu(self.up(x))))


class Reader(nn.Module):
    def __init__(self, vocab: int, rows: int, layers: int = 6, local: int = 4, width: int = 384, heads: int = 12, inner: int = 1536, pools: int = 3, beyond: int = 0):
        super().__init__()
        self.rows, self.local, self.pools = rows, local, pools
        self.words, self.places, self.types = nn.Embedding(vocab, width), nn.Embedding(POSITIONS, width), nn.Embedding(1, width)
        self.norm = nn.LayerNorm(width, eps=1e-12)
        self.layers = nn.ModuleList(Layer(width, heads, inner) for _ in range(layers))
        self.index, self.kind, self.fresh = nn.Embedding(MAX_INDEX + 1, width), nn.Embedding(len(KINDS), width), nn.Embedding(2, width)
        for e in (self.index, self.kind, self.fresh):
            nn.init.zeros_(e.weight)
        self.attend = nn.Linear(width, pools)
        wide = width * (pools + 1)
        self.drop = nn.Dropout(0.15)
        self.present = nn.Linear(wide, rows)
        self.level = nn.Linear(wide, rows * 3)
        self.severity = nn.Linear(wide, 3)
        nn.init.constant_(self.present.bias, -3.5)
        for layer in (self.present, self.level, self.severity):
            nn.init.normal_(layer.weight, std=0.01)
        self.beyond = nn.Linear(wide, beyond)
        nn.init.normal_(self.beyond.weight, std=0.01)
        nn.init.constant_(self.beyond.bias, -4.5)
        self.facts = nn.Sequential(nn.Linear(width, 64), nn.GELU(), nn.Linear(64, len(ASKED)))
        nn.init.constant_(self.facts[-1].bias, -2.0)
        self.tells = nn.Linear(wide, 1)                     # that a sentence tells how the message is to be taken, and nothing of a child
        nn.init.zeros_(self.tells.weight)
        nn.init.constant_(self.tells.bias, -3.0)
        self.denies = nn.Sequential(nn.Linear(wide, 32), nn.GELU(), nn.Linear(32, 1))      # that a sentence only says that something is not so: learnt last, by last_heads.py
        nn.init.constant_(self.denies[-1].bias, -4.0)
        self.gather = nn.Linear(wide, 3)
        self.whole = nn.Sequential(nn.Linear(wide * 3 + rows * 3, 256), nn.GELU(), nn.Dropout(0.1), nn.Linear(256, 3 + 1 + len(ROUTES)))

    def encode(self, ids, position, sentence, group, index, kind, fresh):
        x = self.norm(self.words(ids) + self.places(position) + self.types.weight[0])
        far = torch.tensor(-1e4)
        near = torch.where(sentence.unsqueeze(1) == sentence.unsqueeze(2), 0.0, far).unsqueeze(1)
        wide = torch.where(group.unsqueeze(1) == group.unsqueeze(2), 0.0, far).unsqueeze(1)
        for i, layer in enumerate(self.layers):
            if i == self.local:
                x = x + self.index(index) + self.kind(kind) + self.fresh(fresh)
            x = layer(x, near if i < self.local else wide)
        return x

    def encode_chunked(self, t, frozen: int = 0, size: int = 40):
        """The same as `encode`, faster for training: the lower layers run over sentences of like length, without the
        rest of the row; the lowest `frozen` layers and the word embeddings keep no gradient."""
        b, w = t["ids"].shape
        flat = {k: v.reshape(-1) for k, v in t.items()}
        starts = torch.nonzero((flat["position"] == 0) & (flat["sentence"] >= 0)).flatten()
        real = torch.nonzero(flat["sentence"] >= 0).flatten()
        which = torch.searchsorted(starts, real, right=True) - 1
        length = torch.bincount(which)
        order = torch.argsort(length)
        home, parts, base = torch.zeros(b * w, dtype=torch.long), [], 1
        for k in range(0, len(order), size):
            mine = order[k:k + size]
            n = int(length[mine].max())
            inside = torch.arange(n).unsqueeze(0) < length[mine].unsqueeze(1)
            at = (starts[mine].unsqueeze(1) + torch.arange(n)).clamp(max=b * w - 1)
            place = torch.where(inside, flat["position"][at], 0)
            bias = torch.where(inside, 0.0, -1e4)[:, None, None, :]
            with torch.set_grad_enabled(torch.is_grad_enabled() and frozen < 0):
                x = self.norm(self.words(torch.where(inside, flat["ids"][at], 0)) + self.places(place) + self.types.weight[0])
            for i, layer in enumerate(self.layers[: self.local]):
                with torch.set_grad_enabled(torch.is_grad_enabled() and i >= frozen):
                    x = layer(x, bias)
            home[at[inside]] = base + torch.nonzero(inside.flatten()).flatten()
            base += inside.numel()
            parts.append(x.reshape(-1, x.shape[-1]))
        x = torch.cat([torch.zeros_like(parts[0][:1]), *parts]).index_select(0, home).view(b, w, -1)
        x = x + self.index(t["index"]) + self.kind(t["kind"]) + self.fresh(t["fresh"])
        bias = torch.where(t["group"].unsqueeze(1) == t["group"].unsqueeze(2), 0.0, -1e4).unsqueeze(1)
        for layer in self.layers[self.local:]:
            x = layer(x, bias)
        return x

    def pool(self, x, weights, member):
        """Mean and weighted means of x over the members of each set: member is [b, sets, t] of 0 and 1."""
        exp = torch.exp(weights.float().clamp(-8, 8))
        x = x.float()
        mean = member @ x / member.sum(-1, keepdim=True).clamp(min=1)
        out = [mean]
        for k in range(weights.shape[-1]):
            w = member * exp[..., k].unsqueeze(1)
            out.append(w @ x / w.sum(-1, keepdim=True).clamp(min=1e-6))
        return torch.cat(out, -1)

    def sentences(self, x, sentence, numbers):
        member = (sentence.unsqueeze(1) == numbers.unsqueeze(0).unsqueeze(2)).float()
        return self.pool(x, self.attend(x), member)

    def heads(self, s):
        s = self.drop(s)
        present = self.present(s)
        level = self.level(s).view(*s.shape[:-1], self.rows, 3) + self.severity(s).unsqueeze(-2)
        return present, level, self.beyond(s)

    def at_least(self, present, level):
        """p(row at 2 or more), p(3 or more), p(4): each row's presence times its level."""
        p, l = torch.sigmoid(present.float()), torch.softmax(level.float(), -1)
        return torch.stack([p, p * (l[..., 1] + l[..., 2]), p * l[..., 2]], -1)

    def message(self, s, probs):
        """s [n, wide], probs [n, rows, 3] of one message: ordinal level (3), immediate (1), routes (9)."""
        w = torch.softmax(self.gather(s), 0)
        top = probs.amax(0).flatten()
        return self.whole(torch.cat([(w.T @ s).flatten(), top], -1))
