"""Measure the shipped reader and write its card and the picture of the fast lane's trade-off.

    PYTHONPATH=. python training/write_card.py --data ../shared/data/text

Every figure on the card comes from here; words are in model_card.template.md.
"""

import argparse
import json
import time
from pathlib import Path
from string import Template
from typing import Final

from evaluation_sets import Case, dev_cases, head_cases, language_cases
from measure import advice_table, attack_table, fairness, head_table, suite_table, table, trade_off

from kindreel.screening import Context, Reader, Verdict
from kindreel.screening.normalise import normalise

CARD: Final = Path("kindreel/screening/MODEL_CARD.md")
PICTURE: Final = Path("docs/screening-trade-off.svg")
TEMPLATE: Final = Path(__file__).with_name("model_card.template.md")
FALSE_ALARMS: Final = "wiki_talk_cat"


def read_all(reader: Reader, cases: list[Case]) -> list[Verdict]:
    """Read every case as a comment in the language that its set says it is in."""
    return [reader.read(c.text, Context(parent=c.parent, language=c.lang)) for c in cases]


def per_text(reader: Reader, cases: list[Case]) -> tuple[float, float]:
    """Return the seconds of one core that the fast lane and the transformer take for a text."""
    chosen = cases[:2000]
    begun = time.process_time()
    words = [normalise(case.text) for case in chosen]
    reader.linear.scores(words)
    fast = time.process_time()
    for text in words[:500]:
        reader.transformer.read(text, reader.linear.scores([text])[0])
    return (fast - begun) / len(words), (time.process_time() - fast) / 500


def picture(points: list[tuple[float, float, float, float]]) -> str:
    """Return the trade-off as a small SVG: texts per second from left to right, AUC upwards."""
    paces, aucs = [p for _, _, p, _ in points], [a for _, _, _, a in points]
    low, high = min(aucs) - 0.01, max(aucs) + 0.01

    def x(pace: float) -> float:
        return 60 + 520 * pace / max(paces)

    def y(auc: float) -> float:
        return 260 - 220 * (auc - low) / (high - low)

    line = " ".join(f"{x(pace):.0f},{y(auc):.0f}" for _, _, pace, auc in points)
    dots = "".join(
        f'<circle cx="{x(pace):.0f}" cy="{y(auc):.0f}" r="4"><title>clear below {limit}: '
        f"{pace:,.0f} texts/s, AUC {auc:.3f}, {share:.0%} passed on</title></circle>"
        for limit, share, pace, auc in points
    )
    ticks = "".join(
        f'<text x="52" y="{y(value) + 4:.0f}" text-anchor="end">{value:.3f}</text>'
        f'<path d="M60 {y(value):.0f}H580" stroke="#ddd"/>'
        for value in (min(aucs), max(aucs))
    ) + "".join(
        f'<text x="{x(pace):.0f}" y="280" text-anchor="middle">{pace:,.0f}</text>'
        for pace in (min(paces), max(paces))
    )
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 620 310" font-family="sans-serif" '
        'font-size="13" fill="#333"><title>Fast lane: texts per second against ROC-AUC</title>'
        f'<rect width="620" height="310" fill="#fff"/>{ticks}<g fill="#b4532a">'
        f'<polyline points="{line}" fill="none" stroke="#b4532a" stroke-width="2"/>{dots}</g>'
        '<text x="320" y="302" text-anchor="middle">texts per second, one core</text>'
        '<text x="14" y="150" transform="rotate(-90 14 150)" text-anchor="middle">ROC-AUC, toxic'
        "</text></svg>\n"
    )


def trade_off_table(points: list[tuple[float, float, float, float]]) -> str:
    """Return the same points as a table."""
    rows = [
        [f"{limit:g}", f"{share:.1%}", f"{pace:,.0f}", f"{auc:.4f}"]
        for limit, share, pace, auc in points
    ]
    return table(["clear below", "passed on", "texts/s", "ROC-AUC, toxic"], rows)


def main() -> None:
    """Read the command line, measure everything, and write."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument(
        "--only-suite", action="store_true", help="print the functional suite and stop"
    )
    options = parser.parse_args()
    reader = Reader()
    suite, right, worst = suite_table(reader)
    if options.only_suite:
        print(suite, f"{right:.1%} right, worst kind {worst:.0%}", sep="\n")
        return
    dev = [
        case for case in dev_cases(options.data / "dev.jsonl.gz") if case.lang not in ("ta", "ml")
    ]
    verdicts = read_all(reader, dev)
    own, languages = head_cases(), language_cases()
    mixed = [n for n, case in enumerate(dev) if case.lang == "en" and "toxic" in case.labels]
    talk = [dev[n] for n in mixed]
    points = trade_off(reader, talk, [verdicts[n] for n in mixed], per_text(reader, talk))
    PICTURE.write_text(picture(points), "utf-8")
    alarms = [
        v
        for c, v in zip(dev, verdicts, strict=True)
        if c.source == FALSE_ALARMS and not c.labels["toxic"]
    ]
    twitter = [case for case in dev if case.source == "hatexplain"]

    def score(case: Case) -> dict[str, float]:
        return reader.read(case.text, Context(language="en")).scores

    groups, harmless, hurtful = fairness(reader)
    found = {
        "version": reader.transformer.version,
        "linear": reader.linear.version,
        "policy": json.dumps(reader.policy.as_json(), indent=1),
        "public_sets": head_table(reader, dev, verdicts),
        "own_sets": head_table(reader, own, read_all(reader, own)),
        "languages": head_table(reader, languages, read_all(reader, languages)),
        "suite": suite,
        "right": f"{right:.1%}",
        "worst": f"{worst:.0%}",
        "attacks": attack_table(score, reader, twitter),
        "groups": groups,
        "flips_harmless": f"{harmless:.1%}",
        "flips_hurtful": f"{hurtful:.1%}",
        "advices": advice_table(dev, verdicts),
        "alarms_held": f"{sum(v.advice == 'hold' for v in alarms) / len(alarms):.2%}",
        "alarms_nudged": f"{sum(v.advice == 'nudge' for v in alarms) / len(alarms):.2%}",
        "trade_off": trade_off_table(points),
    }
    CARD.write_text(Template(TEMPLATE.read_text("utf-8")).substitute(found), "utf-8")
    print(f"suite {right:.1%}, worst kind {worst:.0%}; wrote {CARD} and {PICTURE}")


if __name__ == "__main__":
    main()
