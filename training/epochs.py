"""What one pass of training reads: messages as they are, with words in them that change nothing, and example sentences."""
import data as D

TOLD = 500         # lines of telling.jsonl read alone in a pass


def epoch_items(messages, bank, telling, pool, rng, loose_share):
    """One pass: every message once as it is, or with words that change nothing put in (a sentence that tells how to
    read, a stretch of a harmless message); some once more with one to three bank sentences in them, which may raise them; other bank sentences alone."""
    calming = [t.texts[0] for t in telling if t.tells[0, 0]]
    spare = bank[:]
    rng.shuffle(spare)
    harmless = [m for m in messages if m.harmless and len(m.texts) > 4]
    items = []
    for m in messages:
        if spare and rng.random() < (0.5 if m.harmless else 0.35):
            guests = [spare.pop() for _ in range(min(len(spare), rng.choice([1, 1, 2, 3])))]
            spliced = D.splice(m, guests, rng)
            if m.harmless or rng.random() < 0.3:
                items.append(spliced)
            else:
                m = spliced
        if rng.random() < 0.3:
            m = D.padded(m, rng.sample(calming, rng.choice([1, 1, 2])), rng, False)
        if rng.random() < 0.25:
            donor = rng.choice(harmless)
            start = rng.randrange(len(donor.texts) - 2)
            m = D.padded(m, donor.texts[start:start + rng.choice([2, 3, 4, 6])], rng, True)
        items.append(m)
    loose = [b for b in spare if b.ey.any() or rng.random() < loose_share] + rng.sample(telling, min(len(telling), TOLD))
    rng.shuffle(items)
    def beside(m):
        """Some messages stand beside themselves with words in them that change nothing."""
        if len(m.texts) < 2 or rng.random() > 0.25:
            return m
        if rng.random() < 0.4:
            return D.twinned(m, rng.sample(calming, rng.choice([1, 2])), rng, False)
        donor = rng.choice(harmless)
        start = rng.randrange(len(donor.texts) - 2)
        return D.twinned(m, donor.texts[start:start + rng.choice([1, 2, 3, 5])], rng, True)

    return [beside(D.vary(m, pool, rng)) for m in items], [D.vary(b, pool, rng) for b in loose]


def batches(messages, bank, telling, pool, tokens, rng, per, loose_share, limit=420):
    items, loose = epoch_items(messages, bank, telling, pool, rng, loose_share)
    rows = D.pack(items, tokens, limit, rng, 0.04) + D.pack(loose, tokens, limit, rng, 0.04)
    rows.sort(key=lambda r: len(r["ids"]) + rng.random() * 60)
    out = [rows[i:i + per] for i in range(0, len(rows) - per + 1, per)]
    rng.shuffle(out)
    return out
