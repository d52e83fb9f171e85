"""WordPiece over a pruned vocabulary. src/core/evidence/encoder.ts must cut words exactly as this file does."""
import json
import re

from transformers import BertTokenizerFast

import identity

MAX_TOKENS = 96
QUOTES = str.maketrans({"‘": "'", "’": "'", "ʼ": "'", "“": '"', "”": '"', "–": "-", "—": "-", "…": "...", "\u00a0": " "})


def tidy(text: str) -> str:
    """One line, plain quotation marks and dashes, without the > of quoted replies."""
    text = re.sub(r"\s*[\r\n\u2028\u2029]+[\s>]*", " ", text)
    return re.sub(r"^[\s>]+", "", text).translate(QUOTES).strip()


def even_words() -> dict[str, str]:
    """Faith, nation and language words, each to one of its group: which community it is must not matter. Shipped in head.json."""
    out = {}
    for group in identity.GROUPS[:-1]:
        words = group.split()
        for word in words:
            out.setdefault(word, words[0])
    return out


EVEN = even_words()


class Tokens:
    def __init__(self, vocab_path: str):
        self.hf = BertTokenizerFast(vocab_file=str(vocab_path), do_lower_case=True)
        self.size = len(self.hf)
        self.mask = self.hf.mask_token_id

    def many(self, texts: list[str]) -> list[list[int]]:
        return self.hf(identity.replace_words([tidy(t) for t in texts], EVEN), truncation=True, max_length=MAX_TOKENS)["input_ids"] if texts else []


def pruned_vocabulary(tokenizer_json: str, texts: list[str], size: int) -> list[str]:
    """Special tokens, single characters of English, every token the texts use, then the commonest, up to `size`."""
    vocab = json.load(open(tokenizer_json, encoding="utf8"))["model"]["vocab"]
    order = sorted(vocab, key=vocab.get)
    full = BertTokenizerFast(tokenizer_file=tokenizer_json, do_lower_case=True)
    used = {t for ids in full([tidy(t) for t in texts])["input_ids"] for t in full.convert_ids_to_tokens(ids)}
    latin = re.compile(r"^(##)?[\x21-\x7e£€éèêáàâíóôöúüñç½¼¾°]+$")
    special = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
    single = [t for t in order if latin.match(t) and len(t.removeprefix("##")) == 1]
    keep = dict.fromkeys(special + single + [t for t in order if t in used])
    for token in order:
        if len(keep) >= size:
            break
        if latin.match(token) and not token.startswith("[unused"):
            keep[token] = None
    return [t for t in order if t in keep]
