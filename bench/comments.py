"""How long it takes to decide on a comment: screening, rules, and the transaction."""

import random
import time
import uuid
from statistics import median, quantiles

from kindreel.clips.models import Clip, clips_at
from kindreel.comments.actions import post_comment
from kindreel.comments.actions.outcomes import Held, Published
from kindreel.people.models import Person

COMMENTS = 600
WARM_UP = 50
SAID = (
    "What a lovely idea, I will try that with my class tomorrow!",
    "How long did this take you? It looks so real.",
    "I had a hard week and this helped me more than you know, thank you.",
    "Haha the ending! @member7 you have to see this #Tag3",
    "Can you show the second step again, a little slower please? My paper always tears there.",
)


def measure() -> tuple[float, float]:
    """Return p50 and p99 in milliseconds over several hundred comments by different people."""
    chance, people, clips = _ground()
    taken = [_one(chance, people, clips) for _ in range(COMMENTS)][WARM_UP:]
    return median(taken) * 1000, quantiles(taken, n=100)[98] * 1000


def _ground() -> tuple[random.Random, list[Person], list[Clip]]:
    people = Person.objects.filter(username__startswith="member")[:400]
    clips = Clip.objects.filter(public_id__startswith="bench").order_by("-pk")[:2000]
    return random.Random(5), list(people), list(clips)


def _one(chance: random.Random, people: list[Person], clips: list[Clip]) -> float:
    author, seen = chance.choice(people), chance.choice(clips)
    text = f"{chance.choice(SAID)} {chance.randrange(10**6)}"
    begun = time.perf_counter()
    (clip,) = clips_at(seen.public_id, author)
    outcome = post_comment(
        author=author, clip=clip, text=text, parent=None, form_token=uuid.uuid4()
    )
    taken = time.perf_counter() - begun
    if not isinstance(outcome, Published | Held):
        raise SystemExit(f"a comment was not posted: {outcome}")
    return taken
