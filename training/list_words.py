"""List the words that tell languages apart, for `kindreel/screening/words.json`.

One command, from the top of the project, after the own sentences or the hand-written lists change:

    PYTHONPATH=. python training/list_words.py --data ../shared/data/text
"""

import argparse
import gzip
import json
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from own_words import rows

from kindreel.screening.languages import WORDS, words_of

BY_HAND: Final = Path(__file__).with_name("common_words.txt")
LANGUAGES: Final = ("en", "de", "fr", "it", "es", "pt", "ta", "ml")
ROMANISED: Final = ("ta", "ml")
_LATIN: Final = re.compile("[a-zß-ɏ']{2,}|[aeioyàèéìòóôùü]")
_CERTAIN: Final = 0.0015  # the share of texts' words that a word listed by hand counts as
_RARE: Final = 2e-5  # a word as rare as this is no evidence
_LARGEST: Final = 5
_FILLINGS: Final = 4  # more would make a slot's words look common
_MOST: Final = 4000  # words kept of each language; twice as many of English


def main() -> None:
    """Count, weigh, write."""
    parser = argparse.ArgumentParser(description="List the words that tell languages apart.")
    parser.add_argument("--data", type=Path, required=True, help="folder of train.jsonl.gz")
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for lang, text in texts(parser.parse_args().data / "train.jsonl.gz"):
        counts[lang].update({word for word in words_of(text) if _LATIN.fullmatch(word)})
    evidence = {
        lang: weighed(counts[lang], words, _MOST * (1 + (lang == "en")))
        for lang, words in by_hand().items()
    }
    evidence |= {lang: weighed(counts[lang], set()) for lang in LANGUAGES if lang not in evidence}
    for lang in ROMANISED:
        evidence[lang] = without_loans(evidence[lang], evidence["en"])
    packed = {lang: grouped(weights) for lang, weights in evidence.items()}
    WORDS.write_text(json.dumps(packed, ensure_ascii=False, indent=0) + "\n", "utf-8")
    print({lang: len(weights) for lang, weights in evidence.items()}, WORDS.stat().st_size)


def texts(path: Path) -> Iterator[tuple[str, str]]:
    """Yield language and text of the public rows and of our own sentences."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            yield row["lang"], row["text"].replace("[NAME]", " ").replace("RT @", " @")
    for own in rows(fillings=_FILLINGS):
        yield own.lang, own.text


def by_hand() -> dict[str, set[str]]:
    """Return the hand-written words by language."""
    found: dict[str, set[str]] = {}
    for line in BY_HAND.read_text("utf-8").splitlines():
        if line.startswith("["):
            words = found.setdefault(line.strip("[]"), set())
        elif line and not line.startswith("#"):
            words.update(line.split())
    return found


def weighed(counts: Counter[str], listed: set[str], most: int = _MOST) -> dict[str, int]:
    """Return how strongly each word speaks for a language: the log of how common it is, 1 to 5."""
    total = sum(counts.values()) + 5000
    shares = {word: (count - 0.7) / total for word, count in counts.items()}
    shares |= {word: max(shares.get(word, 0), _CERTAIN) for word in listed}
    weights = {
        word: max(1, min(_LARGEST, round(math.log(share / _RARE))))
        for word, share in shares.items()
        if share > _RARE / 6
    }
    best = sorted(weights, key=lambda word: (-shares[word], word))
    return {word: weights[word] for word in best[:most]}


def without_loans(weights: dict[str, int], english: dict[str, int]) -> dict[str, int]:
    """Return the words that are not simply English ones used in another language too."""
    return {word: weight for word, weight in weights.items() if english.get(word, 0) < 2}


def grouped(weights: dict[str, int]) -> dict[str, str]:
    """Return the words of each weight, in one line."""
    lines: dict[str, list[str]] = {}
    for word, weight in sorted(weights.items()):
        lines.setdefault(str(weight), []).append(word)
    return {weight: " ".join(words) for weight, words in sorted(lines.items())}


if __name__ == "__main__":
    main()
