"""Swaps what is left of who a message is about once names and sex are in one form (`neutral.ts`): missed names, community, which parent; adds typing slips."""
import random
import re

GROUPS = [
    "mosque church temple gurdwara synagogue chapel",
    "muslim christian hindu sikh jewish catholic buddhist",
    "islam christianity hinduism sikhism judaism catholicism",
    "imam vicar priest rabbi pastor",
    "polish romanian pakistani bangladeshi indian tamil somali nigerian ghanaian congolese jamaican turkish kurdish afghan chinese vietnamese filipino brazilian irish english welsh scottish albanian bulgarian ukrainian eritrean iraqi iranian syrian",
    "poland romania pakistan bangladesh india somalia nigeria ghana congo jamaica turkey afghanistan china vietnam brazil ireland albania bulgaria ukraine eritrea iraq iran syria",
    "urdu bengali punjabi polish romanian somali arabic turkish kurdish dari pashto tamil yoruba twi lingala farsi mandarin vietnamese portuguese tigrinya",
    "white black asian mixed",
]
PARENT = [("mum", "dad"), ("mother", "father"), ("mummy", "daddy"), ("mums", "dads"), ("stepmum", "stepdad"), ("stepmother", "stepfather"), ("aunt", "uncle"), ("auntie", "uncle"), ("nan", "grandad"), ("grandmother", "grandfather"), ("gran", "grandad")]
BOUND_TO_SEX = ("pregnan", "antenatal", "postnatal", "mutilation", "midwi", "period")


def word_map(pairs):
    out = {}
    for a, b in pairs:
        out.setdefault(a, b)
        out.setdefault(b, a)
    return out


def replace_words(texts: list[str], mapping: dict[str, str]) -> list[str]:
    if not mapping:
        return texts
    pattern = re.compile(r"\b(" + "|".join(sorted(map(re.escape, mapping), key=len, reverse=True)) + r")\b", re.I)

    def one(found):
        word, to = found.group(0), mapping[found.group(0).lower()]
        return to.capitalize() if word[0].isupper() else to
    return [pattern.sub(one, t) for t in texts]


def names_of(expected: dict) -> list[str]:
    facts = expected.get("facts") or {}
    people = [facts.get("child") or {}, *(facts.get("otherChildren") or []), *(facts.get("adults") or [])]
    words = [w for p in people for w in re.split(r"\s+", p.get("name") or "")]
    return [w for w in dict.fromkeys(words) if len(w) > 2 and w[:1].isupper() and w.lower().strip(".") not in {"mrs", "miss", "the", "auntie", "aunty", "uncle", "nana", "bibi"}]


def swap(texts: list[str], names: list[str], pool: list[str], rng: random.Random, bound: bool, always: bool = False) -> list[str]:
    mapping = {}
    if pool and (always or rng.random() < 0.7):
        mapping.update({n.lower(): rng.choice(pool) for n in names if always or rng.random() < 0.9})
    if always or rng.random() < 0.4:
        for group in GROUPS:
            words = group.split()
            mapping.update(zip(words, rng.sample(words, len(words))))
    text = " ".join(texts).lower()
    if not bound and rng.random() < 0.15 and not any(w in text for w in BOUND_TO_SEX):
        mapping.update(word_map(PARENT))
    return replace_words(texts, mapping)


def slips(text: str, rng: random.Random, rate: float) -> str:
    words = text.split(" ")
    for i, w in enumerate(words):
        if len(w) > 3 and w.isalpha() and rng.random() < rate:
            j = rng.randrange(len(w) - 1)
            words[i] = rng.choice([w[:j] + w[j + 1] + w[j] + w[j + 2:], w[:j] + w[j + 1:], w[:j] + w[j] + w[j:]])
    return " ".join(words)
