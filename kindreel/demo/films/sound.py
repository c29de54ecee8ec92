"""Sound made from sines and noise: plucks, chords, bells, soft drums, rain, waves, babbling voices."""

import wave
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

RATE = 44_100
Wave = NDArray[np.float32]

_NOTES = {"c": 0, "d": 2, "e": 4, "f": 5, "g": 7, "a": 9, "b": 11}


def pitch(note: str) -> float:
    """Return the frequency of a note written like c4, f#3, bb2."""
    steps = _NOTES[note[0]] + note.count("#") - note[1:].count("b") + 12 * int(note[-1])
    return float(440 * 2 ** ((steps - 57) / 12))


def _time(seconds: float) -> Wave:
    return np.arange(int(seconds * RATE), dtype=np.float32) / np.float32(RATE)


def _soft(sound: Wave, rise: float = 0.006, fall: float = 0.05) -> Wave:
    up, down = min(len(sound), int(rise * RATE)), min(len(sound), int(fall * RATE))
    sound[:up] *= np.linspace(0, 1, up, dtype=np.float32)
    sound[len(sound) - down :] *= np.linspace(1, 0, down, dtype=np.float32)
    return sound


def _partials(note: str, seconds: float, strengths: Sequence[float], decay: float) -> Wave:
    t, base = _time(seconds), pitch(note)
    total = np.zeros_like(t)
    for i, strength in enumerate(strengths, 1):
        total += strength * np.sin(2 * np.pi * base * i * t) * np.exp(-t * decay * (0.6 + 0.4 * i))
    return total


@lru_cache(maxsize=256)
def pluck(note: str, seconds: float = 1.4) -> Wave:
    """Return a plucked string."""
    return _soft(_partials(note, seconds, (1, 0.5, 0.33, 0.18, 0.1, 0.06), 3.2) * 0.5)


@lru_cache(maxsize=256)
def keys(note: str, seconds: float = 2.0) -> Wave:
    """Return a soft electric piano."""
    return _soft(_partials(note, seconds, (1, 0.28, 0.05, 0.08), 1.6) * 0.5, 0.012)


@lru_cache(maxsize=256)
def bell(note: str, seconds: float = 2.2) -> Wave:
    """Return a small bell."""
    t, base = _time(seconds), pitch(note)
    parts = ((1, 1, 2.2), (0.5, 2.76, 3.5), (0.25, 5.4, 6), (0.3, 2, 3))
    rings = [g * np.sin(2 * np.pi * base * r * t) * np.exp(-t * d) for g, r, d in parts]
    return _soft(np.asarray(sum(rings), dtype=np.float32) * 0.4)


@lru_cache(maxsize=256)
def wood(note: str, seconds: float = 0.4) -> Wave:
    """Return a marimba bar."""
    t, base = _time(seconds), pitch(note)
    tone = np.sin(2 * np.pi * base * t) * np.exp(-t * 9)
    return _soft((tone + 0.3 * np.sin(2 * np.pi * base * 4 * t) * np.exp(-t * 28)) * 0.7, 0.003)


@lru_cache(maxsize=256)
def whistle(note: str, seconds: float = 0.5) -> Wave:
    """Return a breathy flute."""
    t, base = _time(seconds), pitch(note)
    shake = 0.006 * np.sin(2 * np.pi * 5.2 * t) / 5.2 * base
    tone = np.sin(2 * np.pi * base * t + 6 * shake) + 0.12 * np.sin(4 * np.pi * base * t)
    return _soft(tone.astype(np.float32) * 0.4, 0.06, 0.12)


def pad(notes: str, seconds: float) -> Wave:
    """Return a slow warm chord of notes written apart by spaces."""
    t = _time(seconds)
    total = np.zeros_like(t)
    for note in notes.split():
        for off in (0.997, 1.0, 1.003):
            total += np.sin(2 * np.pi * pitch(note) * off * t) * 0.12
    return _soft(total, min(0.8, seconds / 3), min(1.0, seconds / 3))


@lru_cache(maxsize=16)
def kick() -> Wave:
    """Return a soft low drum."""
    t = _time(0.35)
    return _soft(
        np.sin(2 * np.pi * (48 * t + 5.5 * (1 - np.exp(-t * 26)))) * np.exp(-t * 11), 0.004
    )


@lru_cache(maxsize=16)
def brush(seconds: float = 0.12, seed: int = 1) -> Wave:
    """Return a short hiss: a hat, a brush, a step on gravel."""
    noise = np.random.default_rng(seed).normal(0, 1, int(seconds * RATE)).astype(np.float32)
    return _soft(np.diff(noise, prepend=0) * np.exp(-_time(seconds) * 38) * 0.3, 0.002)


@lru_cache(maxsize=16)
def snap() -> Wave:
    """Return a soft snare."""
    t, noise = _time(0.22), hush(0.22, 0.35, 9)
    return _soft((noise * 2 + 0.4 * np.sin(2 * np.pi * 190 * t)) * np.exp(-t * 20) * 0.5, 0.003)


@lru_cache(maxsize=64)
def hush(seconds: float, bright: float = 0.2, seed: int = 2) -> Wave:
    """Return steady noise, dark (0) to bright (1), for rain, wind, water."""
    count = int(seconds * RATE)
    spectrum = np.fft.rfft(np.random.default_rng(seed).normal(0, 1, count))
    tones = np.fft.rfftfreq(count, 1 / RATE)
    top = 200 + 9000 * bright
    noise = np.fft.irfft(spectrum / (1 + (tones / top) ** 2) * (tones > 60), count)
    even: Wave = (noise / (np.abs(noise).max() + 1e-9)).astype(np.float32)
    return even


def babble(words: str, voice: str, seed: int = 0) -> list[tuple[float, Wave]]:
    """Return the syllables of a made-up voice that says so many words, each with its moment."""
    rng, said, moment = np.random.default_rng(seed), [], 0.0
    for letter in words:
        if letter in "aeiouyAEIOUY":
            said.append((moment, _syllable(pitch(voice) * float(rng.uniform(0.88, 1.2)), rng)))
            moment += 0.115
        elif letter in ".,?!":
            moment += 0.16
    return said


def _syllable(base: float, rng: np.random.Generator) -> Wave:
    t = _time(0.12)
    mouth = float(rng.choice([500.0, 750.0, 1000.0]))
    total = np.zeros_like(t)
    for i in range(1, 9):
        strength = np.exp(-(((base * i - mouth) / 420) ** 2)) + 0.25 / i
        total += strength * np.sin(2 * np.pi * base * i * (t + 0.15 * t * t))
    return _soft(total.astype(np.float32) * 0.3, 0.02, 0.05)


class Track:
    """A stretch of stereo sound that others are laid into."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self._sides = np.zeros((int(seconds * RATE), 2), dtype=np.float32)

    def add(self, moment: float, sound: Wave, loud: float = 1.0, side: float = 0.0) -> None:
        """Lay a sound in at a moment; `side` from -1 (left) to 1 (right)."""
        start = int(moment * RATE)
        length = min(len(sound), len(self._sides) - start)
        if start < 0 or length <= 0:
            return
        heard = sound[:length] * loud
        self._sides[start : start + length, 0] += heard * min(1.0, 1 - side)
        self._sides[start : start + length, 1] += heard * min(1.0, 1 + side)

    def swell(self, sound: Wave, loud: float, every: float, depth: float) -> None:
        """Lay a sound under everything that comes and goes like waves or wind."""
        t = _time(len(sound) / RATE)
        self.add(0, (sound * (1 - depth * (0.5 + 0.5 * np.cos(2 * np.pi * t / every)))), loud)

    def finished(self) -> NDArray[np.int16]:
        """Return the sound with a little room, even loudness, and no click at either end."""
        wet = self._sides.copy()
        for delay, loud in ((0.031, 0.22), (0.067, 0.16), (0.113, 0.11), (0.171, 0.07)):
            by = int(delay * RATE)
            if by < len(wet):
                wet[by:] += self._sides[:-by, ::-1] * loud
        calm = np.tanh(wet / (np.sqrt((wet**2).mean()) * 5.5 + 1e-6)) * 0.72
        for side in (0, 1):
            calm[:, side] = _soft(calm[:, side].copy(), 0.03, min(0.6, self.seconds / 6))
        whole: NDArray[np.int16] = (calm * 32767).astype(np.int16)
        return whole


def write_wave(sound: NDArray[np.int16], target: Path) -> None:
    """Write stereo sound as a WAV file."""
    with wave.open(str(target), "wb") as out:
        out.setnchannels(2)
        out.setsampwidth(2)
        out.setframerate(RATE)
        out.writeframes(sound.tobytes())
