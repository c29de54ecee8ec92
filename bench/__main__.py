"""`make bench`: build the large community once, measure, print, and write docs/benchmarks.md."""

import argparse
import os
import platform
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
os.environ["KINDREEL_DATA"] = str(ROOT / "var" / "bench")
os.environ["DJANGO_SETTINGS_MODULE"] = "kindreel.config.settings"

import django  # noqa: E402 - the settings above come first

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connections  # noqa: E402

from bench import comments, community, cpu, pages, screening, upload, video  # noqa: E402
from kindreel.clips.models import Clip  # noqa: E402
from kindreel.people.models import Person  # noqa: E402

PORT = 8931
MEMBERS = 64
PAGES = {"For you": "/", "Following": "/following/", "Discover": "/discover/"}
Lines = list[str]


def prepare() -> None:
    """Build the community if this database has none yet."""
    call_command("migrate", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    if Clip.objects.count() < community.CLIPS:
        begun = time.perf_counter()
        call_command("flush", verbosity=0, interactive=False)
        community.build()
        print(f"built the community in {time.perf_counter() - begun:.0f} s")


def measure_pages() -> Lines:
    """Feed and Discover under load, and what the web process weighs after it."""
    cookies = _cookies()
    lines = ["| page | pages/s | p50 ms | p99 ms | failures |", "|---|---|---|---|---|"]
    with pages.server(PORT) as group:
        for name, path in PAGES.items():
            run = pages.measure_page(PORT, path, cookies)
            times = f"{run.p50:.0f} | {run.p99:.0f}"
            lines.append(f"| {name} | {run.per_second:.0f} | {times} | {run.failures} |")
        lines += ["", f"Largest web process after it: {pages.web_memory_mb(group):.0f} MB."]
    return lines


def _cookies() -> list[str]:
    members = list(Person.objects.filter(username__startswith="member")[:MEMBERS])
    cookies = [pages.session_cookie(person) for person in members]
    connections.close_all()
    return cookies


def measure_cpu() -> Lines:
    """What a page costs by itself: steadier than pages a second where the machine is shared."""
    cookies = _cookies()
    lines = ["| page | ms of processor time |", "|---|---|"]
    return lines + [
        f"| {name} | {cpu.measure_page(path, cookies):.2f} |" for name, path in PAGES.items()
    ]


def measure_comments() -> Lines:
    """The decision on a comment."""
    p50, p99 = comments.measure()
    return [f"p50 {p50:.1f} ms, p99 {p99:.1f} ms."]


def measure_video() -> Lines:
    """From received to playable."""
    author = Person.objects.get(username="member0")
    lines = ["| source | playable s | plain ffmpeg s | ratio |", "|---|---|---|---|"]
    with tempfile.TemporaryDirectory() as folder:
        for name, run in video.measure(Path(folder), author).items():
            lines.append(
                f"| {name} | {run['playable']:.2f} | {run['plain']:.2f} | {run['ratio']:.2f} |"
            )
    return lines


def measure_screening() -> Lines:
    """Texts a second and the time of one text, beside a model of BERT-base's size."""
    run, (seconds, megabytes) = screening.measure(), screening.loaded()
    beside = f"{run.transformer / run.bert:.1f} ×" if run.bert else "not measured: no torch here"
    bert = f"{run.bert:.1f}" if run.bert else "–"
    return [
        "| reader | texts/s | beside BERT-base |",
        "|---|---|---|",
        f"| transformer, one text at a time | {run.transformer:.0f} | {beside} |",
        f"| fast lane first, {run.passed_on:.1%} passed on | {run.bulk:,.0f} | |",
        f"| BERT-base in PyTorch, 32 texts at a time | {bert} | 1 × |",
        "",
        f"One text: p50 {run.p50:.1f} ms, p99 {run.p99:.1f} ms.",
        f"Import and load: {seconds:.2f} s, {megabytes:.0f} MB more than an empty process.",
    ]


def measure_upload() -> Lines:
    """Uploads over tus beside the plain form, and the server's memory."""
    found = upload.measure(PORT, Person.objects.get(username="member0"))
    ratio = found["tus"] / found["plain"]
    speeds = f"{found['tus']:.0f} | {found['plain']:.0f} | {ratio:.2f}"
    weights = f"{found['small']:.0f} | {found['large']:.0f}"
    head = "| tus MB/s | plain form MB/s | ratio | MB after 10 MB uploads | MB after 300 MB |"
    return [head, "|---|---|---|---|---|", f"| {speeds} | {weights} |"]


PARTS: dict[str, tuple[str, Callable[[], Lines]]] = {
    "pages": ("Pages: 100,000 clips, 1,000,000 comments, 16 connections", measure_pages),
    "cpu": ("Processor time of one page, without the web server", measure_cpu),
    "comments": ("Deciding on a comment", measure_comments),
    "screening": ("Reading comments of about 20 tokens, one core", measure_screening),
    "upload": ("Uploads of 300 MB, one at a time", measure_upload),
    "video": ("From the last byte to playable: 30 s, 1080×1920", measure_video),
}
INTRO = """# Benchmarks

Made by `make bench`, which builds its own community under `var/bench` the first time. Medians of
three runs, all on one machine: {machine}. The load generator shares the machine with the server.
Aims are in brackets behind each heading.
"""
AIMS = {
    "pages": "feed ≥ 250 pages/s, p99 ≤ 100 ms, web process ≤ 250 MB",
    "cpu": "two cores at 250 pages/s leave 8 ms for server and load generator together",
    "comments": "p99 ≤ 20 ms",
    "screening": "transformer ≥ 25 × BERT-base, bulk ≥ 4,000 texts/s, p50 ≤ 4 ms, p99 ≤ 12 ms, "
    "load ≤ 1 s, ≤ 200 MB",
    "upload": "≥ 0.6 × the plain form; memory flat in file size",
    "video": "≤ 1.3 × plain ffmpeg's first rendition",
}


def main() -> None:
    """Measure what is named, or everything; only everything is written down."""
    parser = argparse.ArgumentParser(prog="python -m bench")
    parser.add_argument("parts", nargs="*", metavar="PART", help=", ".join(PARTS))
    wanted = parser.parse_args().parts or list(PARTS)
    prepare()
    machine = (
        f"{os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}, SQLite"
    )
    text = INTRO.format(machine=machine)
    for name in wanted:
        heading, measure = PARTS[name]
        section = "\n".join([f"\n## {heading} ({AIMS[name]})\n", *measure(), ""])
        print(section)
        text += section
    if wanted == list(PARTS):
        (ROOT / "docs" / "benchmarks.md").write_text(text)


if __name__ == "__main__":
    main()
