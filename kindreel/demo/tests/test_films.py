"""The demo's films: every one draws, moves, sounds and plays, and no two look alike."""

import io
from pathlib import Path

import av
import numpy as np
import pytest
from PIL import Image

from kindreel.demo.films import FILMS, Film, make_avatar, make_film
from kindreel.demo.films.making import SHIPPED
from kindreel.demo.films.scenes import SCENES
from kindreel.demo.films.sound import RATE, Track

by_key = pytest.mark.parametrize("film", FILMS, ids=lambda film: film.key)


def small(film: Film, *shares: float) -> list[bytes]:
    paint = SCENES[film.key].start(film.seconds)
    return [paint(film.seconds * k).film().image.resize((54, 96)).tobytes() for k in shares]


def named(key: str) -> Film:
    return next(film for film in FILMS if film.key == key)


@by_key
def test_it_moves_and_is_the_same_every_time(film: Film) -> None:
    early, late = small(film, 0.3, 0.95)
    assert early != late
    assert small(film, 0.3) == [early]


def test_no_two_films_look_alike() -> None:
    posted = [film for film in FILMS if film.episode is None]
    pictures = [np.frombuffer(small(film, 0.6)[0], np.uint8).astype(int) for film in posted]
    for i, one in enumerate(pictures):
        for other in pictures[i + 1 :]:
            assert np.abs(one - other).mean() > 8


@by_key
def test_it_sounds_without_a_click_or_a_clip(film: Film) -> None:
    track = Track(film.seconds)
    SCENES[film.key].sound(track)
    heard = track.finished().astype(float) / 32768
    assert 0.05 < np.sqrt((heard**2).mean()) < 0.4
    assert np.abs(heard).max() < 0.95
    assert np.abs(heard[[0, -1]]).max() < 0.01
    assert len(heard) == int(film.seconds * RATE)


@by_key
def test_it_says_what_it_is(film: Film) -> None:
    assert 5 <= film.seconds <= 40
    assert all((film.title, film.caption, film.alt))
    assert ("#CreateKindness" in film.caption) == (film.kind != "everyday")
    assert (film.kind == "episode") == (film.episode is not None)


def test_the_six_episodes_end_with_the_person_behind_them() -> None:
    series = [film for film in FILMS if film.kind == "episode"]
    assert [film.episode for film in series] == [1, 2, 3, 4, 5, 6]
    for film in series:
        assert all((film.story, film.content_note, film.reveal_name, film.reveal_words))
        assert film.reveal_at_ms is not None
        assert 4000 < film.seconds * 1000 - film.reveal_at_ms < 9000


@pytest.mark.media
def test_a_film_is_written_whole_and_plays(tmp_path: Path) -> None:
    film, target = named("keepy_up"), tmp_path / "film.mp4"
    make_film(film, target)
    with av.open(str(target)) as opened:
        assert opened.duration is not None
        assert abs(opened.duration / 1_000_000 - film.seconds) < 0.2
        assert opened.streams.video[0].codec_context.name == "h264"
        assert opened.streams.audio[0].codec_context.name == "aac"
        assert sum(1 for _ in opened.decode(video=0)) == film.seconds * 12
    assert [path.name for path in tmp_path.iterdir()] == ["film.mp4"]


@pytest.mark.media
@pytest.mark.parametrize(
    "film", [film for film in FILMS if film.episode], ids=lambda film: film.key
)
def test_the_shipped_episode_is_the_one_described(film: Film) -> None:
    shipped = SHIPPED / f"{film.key}.mp4"
    assert shipped.stat().st_size < 1_600_000
    with av.open(str(shipped)) as opened:
        assert opened.duration is not None
        assert abs(opened.duration / 1_000_000 - film.seconds) < 0.2
        frame = next(opened.decode(video=0)).to_ndarray(format="rgb24")
    drawn = np.asarray(SCENES[film.key].start(film.seconds)(0).film().image)
    assert np.abs(frame.astype(int) - drawn.astype(int)).mean() < 12


def test_the_same_name_gives_the_same_face() -> None:
    names = ("Ava", "Noor", "Ben", "Samira", "Jonas", "Mei")
    faces = {make_avatar(name, 96) for name in names}
    assert len(faces) == len(names)
    assert make_avatar("Ava", 96) in faces
    assert Image.open(io.BytesIO(make_avatar("Ava", 96))).size == (96, 96)
