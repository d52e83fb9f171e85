"""Labelled messages and example sentences as training items: texts, per-sentence targets and masks, message targets."""
import json
import random
import re
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np

import facts
import identity
from model import KINDS, MAX_INDEX, ROUTES

TRAP, UNKNOWN, SAME_ROW, HARMLESS = 5.0, 0.25, 0.5, 1.5
HARDLY = 0.2       # weight of "tells nothing of how to read" for sentences of messages that nobody labelled so
BEYOND = 0.1       # weight, in messages and in London's examples, of what nobody labelled: the indicators that London's matrix lacks


def lines(path):
    return [json.loads(x) for x in Path(path).read_text(encoding="utf8").split("\n") if x.strip()]


def number_of(case_id: str) -> int:
    return int(re.findall(r"\d+", case_id)[-1])


def split_of(case: dict) -> str:
    """'aside' is scored by script only; 'dev' chooses models and thresholds; 'train' is the rest."""
    if case["id"].startswith("open-"):
        return "aside-open" if number_of(case["id"]) % 3 == 0 else "train"
    part = int(re.findall(r"\d+", case["id"])[0])
    if part >= 20:
        return "aside-new" if number_of(case["id"]) % 5 == 0 else "train"
    return "dev" if part in (8, 18) else "train"


@dataclass
class Item:
    texts: list
    kinds: list
    fresh: list                      # 1 where another part (post, author) begins
    y: np.ndarray                    # [n, rows] 1 where the row is evidenced at level 2 or more
    w: np.ndarray                    # [n, rows] weight of that target, 0 where unknown
    lv: np.ndarray                   # [n, rows, 3] share of levels 2, 3, 4 where y is 1
    ey: np.ndarray                   # [n, beyond] the same for indicators that London's matrix lacks, a target each level
    ew: np.ndarray
    tells: np.ndarray = None         # [n, 2] 1 where a sentence tells how the message is to be taken, and the weight of that target
    row_y: np.ndarray = None         # [rows] message-level rows, and weights
    row_w: np.ndarray = None
    level: int = 0                   # 0: unknown
    immediate: int = -1
    routes: np.ndarray = None
    names: list = field(default_factory=list)
    said: list = None               # facts of each sentence, None where unknown: see facts.py
    consent: int = -1
    bound: bool = False
    harmless: bool = False
    id: str = ""
    twin: "Item" = None              # the same message with words in it that change nothing
    places: list = field(default_factory=list)       # where each own sentence stands in the twin


PER_SENTENCE = ("y", "w", "lv", "ey", "ew", "tells")


def blank(n, rows, beyond=0):
    return (np.zeros((n, rows), np.float32), np.ones((n, rows), np.float32), np.zeros((n, rows, 3), np.float32),
            np.zeros((n, beyond), np.float32), np.full((n, beyond), BEYOND, np.float32), np.tile(np.array([0, HARDLY], np.float32), (n, 1)))


def norm(s):
    return re.sub(r"\s+", " ", s.lower().replace("’", "'").replace("‘", "'").replace("“", '"').replace("”", '"')).strip()


def holders(quote: str, texts: list[str]) -> list[int]:
    """Sentences that a quotation stands in: those that hold it, that it holds, or that share most of it."""
    q = norm(quote)
    inside = [i for i, t in enumerate(texts) if q in t or (len(t) > 12 and t in q)]
    if inside:
        return inside
    best, at = 0, []
    words = q.split()
    for i, t in enumerate(texts):
        size = max((len(" ".join(words[:k])) for k in range(len(words), 2, -1) if t.endswith(" ".join(words[:k])) or t.startswith(" ".join(words[-k:]))), default=0)
        if size > best:
            best, at = size, [i]
    return at if best >= len(q) / 3 else []


class Data:
    def __init__(self, rows: list[str], beyond: list[str] = ()):
        self.rows, self.at = rows, {r: i for i, r in enumerate(rows)}
        self.beyond = {c: i for i, c in enumerate(beyond)}              # 'dudley/housing/L2'
        self.lost = 0

    def message(self, case: dict) -> Item:
        e, s = case["expected"], case["sentences"]
        texts, n, k = [x["heard"] for x in s], len(s), len(self.rows)
        flat = [norm(x["text"]) for x in s]
        y, w, lv, ey, ew, tells = blank(n, k, len(self.beyond))
        harmless = e["level"] == 1 and not e["indicators"]
        row_y, row_w = np.zeros(k, np.float32), np.full(k, HARMLESS if e["level"] == 1 else 1, np.float32)
        if harmless:
            w[:], ew[:] = HARMLESS, 1
        fair = {}
        for a in e.get("acceptable", []):
            r = self.at[a["row"]]
            fair.setdefault(r, set()).add(a["level"])
            where = holders(a["quote"], flat) if a.get("quote") else range(n)
            for i in where:
                w[i, r] = 0
            row_w[r] = 0
        for a in [*e.get("also", []), *e["indicators"]]:
            if a["level"] < 2:
                continue
            r, found = self.at[a["row"]], holders(a["quote"], flat)
            self.lost += not found
            row_y[r], row_w[r] = 1, 1
            if "also" not in e:                                                # others of this row may have gone unquoted
                w[:, r] = np.where(y[:, r] > 0, w[:, r], np.minimum(w[:, r], SAME_ROW))
            for i in found:
                y[i, r], w[i, r] = 1, 1
                lv[i, r] = 0
                others = {x for x in fair.get(r, ()) if x >= 2 and x != a["level"]}
                lv[i, r, a["level"] - 2] = 0.8 if others else 1
                for x in others:
                    lv[i, r, x - 2] = 0.2 / len(others)
        for a in e.get("absent", []):
            r = self.at[a["row"]]
            for i in holders(a["quote"], flat):
                w[i, r] = TRAP if w[i, r] > 0 and not y[i, r] else w[i, r]
            if not row_y[r] and row_w[r]:
                row_w[r] = 2
        tells[y.any(1), 1] = 1
        parts = [x["part"] for x in s]
        fresh = [int(i == 0 or parts[i] != parts[i - 1] or s[i]["kind"] != s[i - 1]["kind"]) for i in range(n)]
        routes = np.array([r in e["routes"] for r in ROUTES], np.float32)
        bound = any(i["row"].split("/")[1] in ("pregnancy", "female-genital-mutilation", "abuse-of-parent-or-expectant-mother") or "natal" in i["row"] for i in e["indicators"])
        return Item(texts, [KINDS.index(x["kind"]) for x in s], fresh, y, w, lv, ey, ew, tells, row_y, row_w, e["level"], int(e["immediate"]), routes,
                    identity.names_of(e), facts.per_sentence(case.get("spots"), n), facts.consent_of(case.get("spots")), bound, harmless, case["id"])

    def example(self, x: dict) -> Item:
        y, w, lv, ey, ew, tells = blank(1, len(self.rows), len(self.beyond))
        tells[:, 1] = 1
        row = x.get("row") or ""
        if row and row not in self.at:                                   # an indicator beyond London's matrix: what it says of London's rows is unknown
            w[:], ew[:] = 0, UNKNOWN
            for name, i in self.beyond.items():
                if name.startswith(row + "/"):
                    ew[0, i] = 1.5
            ey[0, self.beyond[f"{row}/L{x['level']}"]] = 1
        elif x["kind"] == "neutral":
            ew[:] = 1
        else:
            w *= UNKNOWN
            w[0, self.at[row]] = 1.5
        if x["kind"] == "evidence" and row in self.at:
            r = self.at[row]
            y[0, r], lv[0, r, x["level"] - 2] = 1, 1
        return Item([x["heard"]], [1], [1], y, w, lv, ey, ew, tells, level=0, said=[None], bound=any(k in row for k in ("pregnan", "natal", "mutilation", "expectant")), id="bank:" + str(x.get("row")))


def telling(x: dict, build: Data) -> Item:
    """A line of telling.jsonl alone: one that tells how to read shows no row; of the others nobody labelled the rows."""
    y, w, lv, ey, ew, tells = blank(1, len(build.rows), len(build.beyond))
    tells[:] = [[x["tells"], 1]]
    if not x["tells"]:
        w[:], ew[:] = 0, 0
    return Item([x["heard"]], [1], [1], y, w, lv, ey, ew, tells, said=[None], id="telling")


def ask_teacher(bank: list[Item], found: dict):
    """Rows that nobody labelled in an example: left out where an earlier model sees them, firmer negatives where it does not."""
    for n, it in enumerate(bank):
        p = found[f"{n}"]["present"]
        if it.ey.any():
            it.w = np.where(p > 0.1, 0.0, 0.3).astype(np.float32)
            continue
        unknown = it.w == UNKNOWN
        it.w = np.where(unknown, np.where(p > 0.25, 0.0, 0.5), it.w).astype(np.float32)


def splice(host: Item, guests: list[Item], rng: random.Random) -> Item:
    """Puts example sentences into a message. Its level becomes the highest of both; immediate and routes stay only without evidence."""
    cut = lambda: rng.randrange(1, len(host.texts) + 1)
    order = [(i, None) for i in range(len(host.texts))]
    for g in guests:
        order.insert(min(cut(), len(order)), (None, g))
    pick = lambda name: [getattr(host, name)[i] if g is None else getattr(g, name)[0] for i, g in order]
    kinds, last = [], host.kinds[0]
    for i, g in order:
        last = host.kinds[i] if g is None else (1 if last == 0 else last)
        kinds.append(last)
    y, w, lv, ey, ew, tells = (np.stack(pick(name)) for name in PER_SENTENCE)
    row_y, row_w, level, clean = host.row_y.copy(), host.row_w.copy(), host.level, True
    for g in guests:
        row_w = np.where((g.w[0] < 1) & (row_y == 0), np.minimum(row_w, g.w[0]), row_w)
        hit = g.y[0] > 0
        row_y[hit], row_w[hit] = 1, 1
        if hit.any():
            clean = False
            level = max(level, 2 + int(g.lv[0][hit].argmax(-1).max()))
        elif g.ey.any():
            level, clean = (level if level == 4 else 0), False
        elif g.id != "bank:None" and host.level == 1:
            level = level if rng.random() < 0.5 else 0
    fresh = [host.fresh[i] if g is None else 0 for i, g in order]
    return Item(pick("texts"), kinds, fresh, y, w, lv, ey, ew, tells, row_y, row_w, level, host.immediate if clean else -1, host.routes if clean else None,
                host.names, pick("said"), host.consent, host.bound or any(g.bound for g in guests), False, host.id)


def padded(host: Item, more: list[str], rng: random.Random, block: bool) -> Item:
    """Puts sentences that change nothing into a message: its labels stay. They tell how to read it, or are a `block` of another message."""
    n, k = host.y.shape
    _, w1, _, _, ew1, tells = blank(1, k, host.ey.shape[1])
    if not block:
        tells[:] = 1
    at = [rng.choice([0, n, n]) if block else rng.randrange(1, n + 1)] * len(more) if block else sorted(rng.randrange(1, n + 1) for _ in more)
    order = [(i, None) for i in range(n)]
    for shift, (place, one) in enumerate(zip(at, more)):
        order.insert(place + shift, (None, one))
    usual = next((k for k in host.kinds if k), 1)
    kind = lambda j: next((host.kinds[i] for i, _ in order[j::-1] if i is not None and host.kinds[i]), usual)
    put = lambda name, other: np.stack([getattr(host, name)[i] if g is None else other[0] for i, g in order])
    zeros = lambda name: np.zeros_like(getattr(host, name)[:1])
    return Item([host.texts[i] if g is None else g for i, g in order], [host.kinds[i] if g is None else kind(j) for j, (i, g) in enumerate(order)],
                [host.fresh[i] if g is None else 0 for i, g in order], put("y", zeros("y")), put("w", w1), put("lv", zeros("lv")), put("ey", zeros("ey")), put("ew", ew1), put("tells", tells),
                host.row_y, host.row_w, host.level, host.immediate, host.routes, host.names, [host.said[i] if g is None else None for i, g in order], host.consent, host.bound, host.harmless, host.id,
                places=[j for j, (i, _) in enumerate(order) if i is not None])


def twinned(item: Item, more: list[str], rng: random.Random, block: bool) -> Item:
    """The message beside itself with words that change nothing: the two are to be read alike."""
    twin = padded(item, more, rng, block)
    return replace(item, twin=twin, places=twin.places)


def vary(item: Item, pool: list[str], rng: random.Random) -> Item:
    """The same labels under other names, sex, community and typing; now and then without a sentence that says nothing."""
    texts = identity.swap(item.texts, item.names, pool, rng, item.bound)
    if rng.random() < 0.2:
        texts = [identity.slips(t, rng, 0.03) for t in texts]
    keep = [i for i in range(len(texts)) if item.y[i].any() or len(texts) < 4 or rng.random() > 0.06]
    take = lambda name: [getattr(item, name)[i] for i in keep]
    said = facts.kept_where(item.said, item.texts, texts)
    arrays = {name: getattr(item, name)[keep] for name in PER_SENTENCE}
    return replace(item, texts=[texts[i] for i in keep], kinds=take("kinds"), fresh=take("fresh"), said=[said[i] for i in keep], **arrays)


def pack(items: list[Item], tokens, limit: int, rng=None, mask_rate=0.0):
    """Rows of at most about `limit` tokens, whole messages only; each row a dict of arrays and its items."""
    rows, row, size = [], [], 0
    for it in items:
        here = [(one, tokens.many(one.texts)) for one in (it, it.twin) if one]
        n = sum(len(seq) for _, ids in here for seq in ids)
        if row and size + n > limit:
            rows.append(row)
            row, size = [], 0
        row += here
        size += n
    if row:
        rows.append(row)
    return [layout(r, tokens, rng, mask_rate) for r in rows]


def layout(row, tokens, rng, mask_rate):
    out = {k: [] for k in ("ids", "position", "sentence", "group", "index", "kind", "fresh")}
    first, spans = 0, []
    for g, (it, ids) in enumerate(row):
        for i, seq in enumerate(ids):
            n = len(seq)
            if mask_rate:
                seq = [tokens.mask if 0 < j < n - 1 and rng.random() < mask_rate else t for j, t in enumerate(seq)]
            out["ids"] += seq
            out["position"] += range(n)
            out["sentence"] += [first + i] * n
            out["group"] += [g] * n
            out["index"] += [min(i, MAX_INDEX)] * n
            out["kind"] += [it.kinds[i]] * n
            out["fresh"] += [it.fresh[i]] * n
        spans.append((first, first + len(ids)))
        first += len(ids)
    return {**{k: np.array(v, np.int64) for k, v in out.items()}, "items": [it for it, _ in row], "places": facts.places(row), "spans": spans, "sentences": first}
