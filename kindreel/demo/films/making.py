"""Making the films: one, or all of them on several processors."""

import shutil
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from kindreel.demo.films.catalogue import CHALLENGE, EVERYDAY
from kindreel.demo.films.film import Film
from kindreel.demo.films.reel import record
from kindreel.demo.films.scenes import EPISODES, SCENES

SHIPPED = Path(__file__).parent / "shipped"
FILMS: tuple[Film, ...] = (*EPISODES, *CHALLENGE, *EVERYDAY)


def make_film(film: Film, target: Path) -> None:
    """Write the film as an MP4 (H.264 and AAC) that starts playing before it is loaded whole."""
    shipped = SHIPPED / f"{film.key}.mp4"
    if shipped.exists():
        shutil.copyfile(shipped, target)
    else:
        record(SCENES[film.key], film.seconds, target)


def make_films(folder: Path, processes: int = 2) -> dict[str, Path]:
    """Write every film into the folder, the longest first; return where each one is."""
    folder.mkdir(parents=True, exist_ok=True)
    places = {film.key: folder / f"{film.key}.mp4" for film in FILMS}
    waiting = sorted(FILMS, key=lambda film: -film.seconds)
    # Fresh processes: a forked copy of a server with threads may hang.
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        list(pool.map(make_film, waiting, [places[film.key] for film in waiting]))
    return places
