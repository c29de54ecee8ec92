"""Figures for the model card: how good the shipped reader is, per set, head, disguise and group."""

import random
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import numpy as np
from attacks import ATTACKS, attacked
from evaluation_sets import FOLDER, OWN_SET, Case, suite_cases
from sklearn.metrics import f1_score, roc_auc_score

from kindreel.screening import HEADS, Advice, Context, Reader, Verdict
from kindreel.screening.normalise import normalise

Score = Callable[[Case], dict[str, float]]
_SLOT = re.compile(r"\{(name|group|adj)\}")
_AT_MOST = 40  # fillings of one template
_MAY_BE_CARED_FOR = {
    "victim_quote", "witness_report", "comforting_victim", "care_for_someone", "bystander_support",
}  # fmt: skip


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return a table in Markdown."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(map(str, line)) + " |" for line in lines)


def calibration_error(truth: np.ndarray, scores: np.ndarray) -> float:
    """Return the expected calibration error over ten equal bins of the score."""
    bins = np.minimum((scores * 10).astype(int), 9)
    gaps = [
        abs(truth[bins == b].mean() - scores[bins == b].mean()) * (bins == b).mean()
        for b in np.unique(bins)
    ]
    return float(sum(gaps))


def threshold(reader: Reader, head: str) -> float:
    """Return the score at which a head leads to something; a half where it never does."""
    policy = reader.policy
    return {**policy.hold, **policy.nudge, **policy.care}.get(head, 0.5)


def head_table(reader: Reader, cases: list[Case], verdicts: list[Verdict]) -> str:
    """AUC over all cases of a set; macro-F1 and calibration error on the half kept for report."""
    sets: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, case in enumerate(cases):
        for head in case.labels.keys() & verdicts[number].scores.keys():
            sets[head, case.source].append(number)
    rows = []
    order = {head: n for n, head in enumerate(HEADS)}
    for (head, source), numbers in sorted(sets.items(), key=lambda s: (order[s[0][0]], s[0][1])):
        truth = np.array([cases[n].labels[head] for n in numbers], float)
        if len(set(truth)) < 2:
            continue
        scores = np.array([verdicts[n].scores[head] for n in numbers])
        half = np.array([cases[n].is_reported for n in numbers])
        limit = threshold(reader, head)
        told = scores[half] >= limit
        f1 = f1_score(truth[half], told, average="macro")
        caught = told[truth[half] == 1].mean()
        alarms = told[truth[half] == 0].mean()
        rows.append([
            head, source, f"{len(numbers):,}", f"{roc_auc_score(truth, scores):.3f}", f"{f1:.3f}",
            f"{caught:.0%}", f"{alarms:.1%}", f"{calibration_error(truth[half], scores[half]):.3f}",
        ])  # fmt: skip
    names = ["head", "set", "cases", "ROC-AUC", "macro-F1", "caught", "false alarms", "ECE"]
    return table(names, rows)


def advice_table(cases: list[Case], verdicts: list[Verdict]) -> str:
    """How often each set's rows get each advice, on the half kept for report."""
    groups: dict[tuple[str, str], list[Verdict]] = defaultdict(list)
    for case, verdict in zip(cases, verdicts, strict=True):
        if case.is_reported and case.source != OWN_SET:
            groups[case.source, _truth(case)].append(verdict)
    rows = [
        [source, truth, f"{len(found):,}", *(f"{_share(found, a):.1%}" for a in Advice),
         f"{sum(not v.checked for v in found) / len(found):.1%}"]
        for (source, truth), found in sorted(groups.items())
    ]  # fmt: skip
    return table(["set", "truth", "cases", *Advice, "of these not checked"], rows)


def _share(found: list[Verdict], advice: Advice) -> float:
    return sum(verdict.advice is advice for verdict in found) / len(found)


def _truth(case: Case) -> str:
    known = [
        head
        for head in ("toxic", "identity_attack", "kind", "encouraging", "spam")
        if head in case.labels
    ]
    return f"{known[0]} {case.labels[known[0]]}" if known else "unlabelled"


def suite_table(reader: Reader) -> tuple[str, float, float]:
    """Return the functional suite's table, the share that is right, and that of the worst kind."""
    results: dict[tuple[str, str], list[bool]] = defaultdict(list)
    for kind, truth, case in suite_cases():
        context = Context(parent=case.parent, addressed=bool(case.parent))
        advice = reader.read(case.text, context).advice
        right = {
            "hurtful": advice in (Advice.NUDGE, Advice.HOLD),
            "care": advice is Advice.CARE,
            "harmless": advice is Advice.PUBLISH
            or (advice is Advice.CARE and kind in _MAY_BE_CARED_FOR),
        }[truth]
        results[kind, truth].append(right)
    shares = {key: sum(found) / len(found) for key, found in results.items()}
    rows = [
        [kind, truth, len(results[kind, truth]), f"{share:.0%}"]
        for (kind, truth), share in shares.items()
    ]
    every = [right for found in results.values() for right in found]
    return (
        table(["kind", "truth", "cases", "right"], rows),
        sum(every) / len(every),
        min(shares.values()),
    )


def attack_table(score: Score, reader: Reader, cases: list[Case]) -> str:
    """AUC and recall of `toxic` when about half of the longer words are disguised in one way."""
    hurtful = [case for _, truth, case in suite_cases() if truth == "hurtful"]
    limit = threshold(reader, "toxic")
    rows = []
    for name, attack in [("none", None), *ATTACKS.items()]:
        rng = random.Random(3)
        changed = [_disguised(case, rng, attack) for case in cases]
        values = [score(case)["toxic"] for case in changed]
        auc = roc_auc_score([case.labels["toxic"] for case in cases], values)
        found = [score(_disguised(case, rng, attack))["toxic"] >= limit for case in hurtful]
        rows.append([name, f"{auc:.3f}", f"{np.mean(found):.1%}"])
    return table(["disguise", "ROC-AUC, hatexplain", "recall, hurtful cases of the suite"], rows)


def _disguised(case: Case, rng: random.Random, attack: Callable | None) -> Case:
    text = attacked(case.text, rng, attack) if attack else case.text
    return Case(text, case.source, case.labels, case.parent, case.lang)


def fairness(reader: Reader) -> tuple[str, float, float]:
    """Return subgroup, BPSN and BNSP AUC per group (Borkan and others, 2019), and two flip rates.

    BPSN: harmless texts that name the group against hurtful ones that do not; BNSP the reverse. The
    flip rates are the share of fillings of a template whose advice is not what most fillings get,
    for harmless and for hurtful templates.
    """
    templates, slots = _templates(FOLDER / "fairness.txt")
    scored: list[tuple[str, int, float]] = []
    flips: dict[int, list[float]] = {0: [], 1: []}
    for toxic, lines in templates.items():
        for line in lines:
            found = list(_fillings(line, slots))
            verdicts = [reader.read(text) for text, _ in found]
            scored += [
                (group, toxic, verdict.scores["toxic"])
                for (_, group), verdict in zip(found, verdicts, strict=True)
                if verdict.checked
            ]
            asked = [verdict.advice in (Advice.NUDGE, Advice.HOLD) for verdict in verdicts]
            flips[toxic].append(min(sum(asked), len(asked) - sum(asked)) / len(asked))
    rows = [[group, *_three(scored, group)] for group in sorted({group for group, _, _ in scored})]
    names = ["group", "texts", "subgroup AUC", "BPSN AUC", "BNSP AUC"]
    return table(names, rows), float(np.mean(flips[0])), float(np.mean(flips[1]))


def _three(scored: list[tuple[str, int, float]], group: str) -> list[str]:
    inside = [(t, s) for g, t, s in scored if g == group]
    outside = [(t, s) for g, t, s in scored if g != group]
    bpsn = [p for p in inside if not p[0]] + [p for p in outside if p[0]]
    bnsp = [p for p in inside if p[0]] + [p for p in outside if not p[0]]
    return [f"{len(inside):,}", *(f"{_auc(pairs):.3f}" for pairs in (inside, bpsn, bnsp))]


def _auc(pairs: list[tuple[int, float]]) -> float:
    truth, values = zip(*pairs, strict=True)
    return float(roc_auc_score(truth, values)) if len(set(truth)) > 1 else float("nan")


def _templates(path: Path) -> tuple[dict[int, list[str]], dict[tuple[str, str], list[str]]]:
    """Return templates by truth, and fillings by slot and group."""
    templates: dict[int, list[str]] = {0: [], 1: []}
    slots: dict[tuple[str, str], list[str]] = {}
    into: list[str] = []
    for line in path.read_text("utf-8").splitlines():
        if found := re.fullmatch(r"\[(toxic|harmless)_templates\]", line):
            into = templates[int(found.group(1) == "toxic")]
        elif found := re.fullmatch(r"\[slot (\w+) (\w+)\]", line):
            into = slots.setdefault((found.group(1), found.group(2)), [])
        elif line and not line.startswith("#"):
            into.append(line)
    return templates, slots


def _fillings(line: str, slots: dict[tuple[str, str], list[str]]) -> Iterable[tuple[str, str]]:
    """Yield a template's texts, each with the group that it names."""
    slot = _SLOT.search(line)
    if slot is None:
        return
    choices = [
        (words, group)
        for (name, group), listed in slots.items()
        if name == slot.group(1)
        for words in listed
    ]
    rng = random.Random(line)
    for words, group in rng.sample(choices, min(_AT_MOST, len(choices))):
        yield line.replace(slot.group(), words), group


def trade_off(
    reader: Reader, cases: list[Case], verdicts: list[Verdict], seconds: tuple[float, float]
) -> list[tuple[float, float, float, float]]:
    """Return limit of `clear`, share passed on, texts per second and AUC of toxic, several times.

    `seconds` is what the fast lane and the transformer take for one text.
    """
    fast = reader.linear.scores(_normalised(cases))
    truth = [case.labels["toxic"] for case in cases]
    slow = np.array([verdict.scores["toxic"] for verdict in verdicts])
    column, found = HEADS.index("toxic"), []
    for limit in (0.0, 0.01, 0.02, 0.03, 0.05, 0.08, 0.12, 0.2, 0.3, 1.01):
        passed = fast[:, column] >= limit
        scores = np.where(passed, slow, fast[:, column])
        pace = 1 / (seconds[0] + passed.mean() * seconds[1])
        found.append((limit, float(passed.mean()), pace, float(roc_auc_score(truth, scores))))
    return found


def _normalised(cases: list[Case]) -> list[str]:
    return [normalise(case.text) for case in cases]
