"""A stage for little stories: shots, actors with keyed poses, speech bubbles, a camera, a last card.

An episode is data: who plays, where, what they feel when, what they say. This module plays it.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from itertools import pairwise

from kindreel.demo.films.bubbles import bubble, caption, message, pasted
from kindreel.demo.films.ink import FILM_SCALE, PLAIN, TALL, WIDE, Canvas, Hand
from kindreel.demo.films.motion import blend, ease, part, swing
from kindreel.demo.films.people.body import person
from kindreel.demo.films.people.looks import Person, Pose, half_way, pose
from kindreel.demo.films.reveal import Reveal, play_reveal
from kindreel.demo.films.sound import Track, babble

Key = tuple[float, Pose]
Step = tuple[float, str, str, dict[str, float]]
Scenery = Callable[[Canvas], None]
Moving = Callable[[Canvas, float], None]


@dataclass(frozen=True)
class Line:
    """Words at a moment: said by an actor, `told` at the foot, or a message on a screen."""

    at: float
    lasts: float
    who: str
    words: str


@dataclass(frozen=True)
class View:
    """Where the camera is: how close, and towards which point (0 to 1 across and down)."""

    zoom: float = 1.0
    x: float = 0.5
    y: float = 0.5


@dataclass(frozen=True)
class Shot:
    """One place for a while."""

    seconds: float
    scenery: Scenery
    cast: dict[str, tuple[Key, ...]] = field(default_factory=dict)
    lines: tuple[Line, ...] = ()
    views: tuple[View, View] = (View(), View(1.06))
    back: Moving | None = None
    front: Moving | None = None
    rows: float = 150


@dataclass(frozen=True)
class Story:
    """A whole episode: its people, its hand, its shots and who is behind it."""

    number: int
    title: str
    people: dict[str, Person]
    shots: tuple[Shot, ...]
    reveal: Reveal
    hand: Hand = PLAIN
    ink: str = "#2f2433"
    paper: str = "#fff7e8"

    def told_seconds(self) -> float:
        """Return how long the story runs before the last card."""
        return sum(shot.seconds for shot in self.shots)

    def seconds(self) -> float:
        """Return how long the whole episode runs."""
        return self.told_seconds() + self.reveal.seconds


class Play:
    """A story being played: remembers each shot's scenery so that it is painted once."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self._painted: dict[int, Canvas] = {}

    def __call__(self, t: float) -> Canvas:
        """Return the picture at a moment."""
        told = self.story.told_seconds()
        if t >= told:
            return play_reveal(self.story.reveal, t - told)
        index, since = self._shot_at(t)
        shot = self.story.shots[index]
        seen = self._camera(shot, self._acted(index, shot, since), since)
        self._lettered(seen, shot, since)
        if index == 0 and since < 2.4:
            pasted(seen, self._title(), (WIDE / 2, 92), since, 2.2)
        return self._turned_over(seen, shot, since)

    def _shot_at(self, t: float) -> tuple[int, float]:
        start = 0.0
        for index, shot in enumerate(self.story.shots):
            if t < start + shot.seconds:
                return index, t - start
            start += shot.seconds
        return len(self.story.shots) - 1, t - start

    def _acted(self, index: int, shot: Shot, t: float) -> Canvas:
        if index not in self._painted:
            self._painted = {index: Canvas.paper(self.story.paper)}
            self._painted[index].hand = self.story.hand
            shot.scenery(self._painted[index])
        canvas = self._painted[index].copy()
        canvas.boil(t, 4)
        if shot.back:
            shot.back(canvas, t)
        for name, keys in shot.cast.items():
            self._actor(canvas, name, keys, t, _talks(shot, name, t))
        if shot.front:
            shot.front(canvas, t)
        return canvas

    def _actor(
        self, canvas: Canvas, name: str, keys: tuple[Key, ...], t: float, talk: float
    ) -> None:
        now, moving = posed(keys, t)
        who = self.story.people[name]
        said = replace(now, mouth=max(now.mouth, talk))
        person(canvas, who, said, t + len(name) * 0.37, 1.0 if moving else 0.0)

    def _camera(self, shot: Shot, canvas: Canvas, t: float) -> Canvas:
        one, other = shot.views
        k = ease(t / shot.seconds)
        return canvas.film(
            blend(one.zoom, other.zoom, k), blend(one.x, other.x, k), blend(one.y, other.y, k)
        )

    def _lettered(self, seen: Canvas, shot: Shot, t: float) -> None:
        for line in shot.lines:
            if line.at <= t < line.at + line.lasts:
                self._line(seen, shot, line, t)

    def _line(self, seen: Canvas, shot: Shot, line: Line, t: float) -> None:
        since = t - line.at
        if line.who == "told":
            pasted(
                seen,
                caption(line.words, self.story.ink, self.story.paper),
                (WIDE / 2, 116),
                since,
                line.lasts,
            )
        elif line.who in "<>":
            row = sum(1 for other in shot.lines if other.who in "<>" and other.at < line.at)
            aside = -14 if line.who == "<" else 14
            pasted(
                seen,
                message(line.words, line.who),
                (WIDE / 2 + aside, shot.rows + 62 * row),
                since,
                line.lasts,
            )
        else:
            x, y, size = self._mouth_of(shot, line.who, t)
            place = min(WIDE - 128, max(128, x))
            piece = bubble(line.words, x - place, self.story.ink)
            top = piece.image.height / FILM_SCALE
            pasted(
                seen, piece, (place, max(36 + top / 2, y - 66 * size - top / 2)), since, line.lasts
            )

    def _mouth_of(self, shot: Shot, name: str, t: float) -> tuple[float, float, float]:
        now, _ = posed(shot.cast[name], t)
        one, other = shot.views
        k = ease(t / shot.seconds)
        zoom = blend(one.zoom, other.zoom, k)
        left = WIDE * (1 - 1 / zoom) * blend(one.x, other.x, k)
        top = TALL * (1 - 1 / zoom) * blend(one.y, other.y, k)
        return (now.x - left) * zoom, (now.y - 150 * now.size - top) * zoom, now.size * zoom

    def _title(self) -> Canvas:
        words = f"Episode {self.story.number}\n{self.story.title}"
        return caption(words, self.story.ink, self.story.paper)

    def _turned_over(self, seen: Canvas, shot: Shot, t: float) -> Canvas:
        edge = max(1 - part(t, 0, 0.25), part(t, shot.seconds - 0.2, 0.2))
        return seen.dimmed(self.story.paper, edge) if edge > 0.02 else seen

    def voices(self, track: Track) -> None:
        """Lay everybody's babble into the sound, where they speak."""
        start = 0.0
        for shot in self.story.shots:
            for line in shot.lines:
                if line.who in self.story.people:
                    self._voice(track, start + line.at, line)
            start += shot.seconds

    def _voice(self, track: Track, moment: float, line: Line) -> None:
        for after, sound in babble(line.words, self.story.people[line.who].voice, len(line.words)):
            track.add(moment + 0.1 + after, sound, 0.55)


def _talks(shot: Shot, name: str, t: float) -> float:
    """Return how far a mouth is open: it moves while the words are new."""
    for line in shot.lines:
        if line.who == name and 0.1 < t - line.at < min(line.lasts, 0.3 + 0.045 * len(line.words)):
            return 0.3 + 0.35 * abs(swing(t, 0.27))
    return 0.0


def at(t: float, mood: str = "", arms: str = "", **changes: float) -> Step:
    """Write down what changes for an actor at a moment."""
    return t, mood, arms, changes


def acts(*steps: Step) -> tuple[Key, ...]:
    """Return an actor's poses, each grown out of the one before."""
    now, keys = Pose(y=545), []
    for moment, mood, arms, changes in steps:
        now = pose(now, mood, arms, **changes)
        keys.append((moment, now))
    return tuple(keys)


def posed(keys: tuple[Key, ...], t: float) -> tuple[Pose, bool]:
    """Return the pose between keys at a moment, and whether the feet are on their way."""
    for (start, one), (end, other) in pairwise(keys):
        if start <= t < end:
            travels = abs(other.x - one.x) > 12
            lasts = end - start if travels else min(0.45, end - start)
            k = part(t, end - lasts, lasts)
            return half_way(one, other, k), travels
    return keys[-1][1] if t >= keys[-1][0] else keys[0][1], False
