"""An evaluation as plain values and as lines of text."""

from collections.abc import Iterator

from .evaluating import COLUMNS, Cut, Evaluation, Group, HeadFigures
from .measures import Share


def as_json(found: Evaluation) -> dict[str, object]:
    """Return all figures as values that the json module can write."""
    return {
        "models": list(found.models),
        "policy": found.policy,
        "rows": found.rows,
        "heads": {figures.head: _head_json(figures) for figures in found.heads},
        "advice": {
            name: {column: found.advice[against, column] for column in COLUMNS}
            for name, against in (("against a rule", True), ("kept", False))
        },
        "languages": {group.language: _group_json(group) for group in found.groups},
        "warnings": found.warnings,
    }


def _head_json(figures: HeadFigures) -> dict[str, object]:
    return {
        "yes": figures.yes,
        "no": figures.no,
        "auc": figures.area,
        "auc_interval": list(figures.interval) if figures.interval else None,
        "ece": figures.error,
        "at": {cut.level: _cut_json(cut) for cut in figures.cuts},
    }


def _cut_json(cut: Cut) -> dict[str, object]:
    return {
        "threshold": cut.threshold,
        "precision": cut.precision.as_json(),
        "recall": cut.recall.as_json(),
    }


def _group_json(group: Group) -> dict[str, object]:
    return {
        "rows": group.rows,
        "not_read": group.unread,
        "caught": group.caught.as_json(),
        "disturbed": group.disturbed.as_json(),
    }


def as_lines(found: Evaluation) -> Iterator[str]:
    """Yield the figures as a person reads them in a terminal."""
    models = " and ".join(found.models) or "no model"
    yield f"{found.rows} rows, read by {models}, policy {found.policy}"
    yield from (f"! {warning}" for warning in found.warnings)
    yield ""
    yield f"{'advised':<18}" + "".join(f"{column:>10}" for column in COLUMNS)
    for name, against in (("against a rule", True), ("kept by people", False)):
        counts = (found.advice[against, column] for column in COLUMNS)
        yield f"{name:<18}" + "".join(f"{count:>10}" for count in counts)
    yield ""
    for figures in found.heads:
        yield from _head_lines(figures)
    yield ""
    for group in found.groups:
        yield (
            f"{group.language:<4} {group.rows:>6} rows   noticed of what broke a rule: "
            f"{in_words(group.caught)}   of what was kept: {in_words(group.disturbed)}"
        )


def _head_lines(figures: HeadFigures) -> Iterator[str]:
    few = "  (few rows)" if figures.is_few else ""
    yield f"{figures.head:<18}{figures.yes:>6} yes {figures.no:>6} no   {_area(figures)}{few}"
    for cut in figures.cuts:
        yield (
            f"    {cut.level:<6} from {cut.threshold:.2f}   precision {in_words(cut.precision)}"
            f"   recall {in_words(cut.recall)}"
        )


def _area(figures: HeadFigures) -> str:
    error = "" if figures.error is None else f"   ECE {figures.error:.3f}"
    if figures.area is None or figures.interval is None:
        return f"AUC needs both answers{error}"
    return "AUC {:.3f} ({:.3f} to {:.3f})".format(figures.area, *figures.interval) + error


def in_words(share: Share) -> str:
    """Say a share with its numbers and its interval."""
    if share.value is None:
        return "none"
    low, high = share.interval
    return f"{share.value:.0%} of {share.total} ({low:.0%} to {high:.0%})"
