"""Draw the six episodes into `shipped/`: `python -m kindreel.demo.films.shipping`.

They are half of all the drawing, and a slow encoder makes them a quarter of the size, so they are
drawn once here and come with the package; every other film is drawn when the demo is seeded.
"""

from concurrent.futures import ProcessPoolExecutor

from kindreel.demo.films.making import SHIPPED
from kindreel.demo.films.reel import Care, record
from kindreel.demo.films.scenes import EPISODES, SCENES

# Trembling crayon and hatched ink cost the most bits and hide the most loss.
_QUALITY = {"episode_2": 32, "episode_5": 29}


def ship(key: str) -> None:
    """Draw one episode with care."""
    seconds = next(film.seconds for film in EPISODES if film.key == key)
    care = Care("slow", _QUALITY.get(key, 27))
    record(SCENES[key], seconds, SHIPPED / f"{key}.mp4", care)


def main() -> None:
    """Draw them all, two at a time."""
    SHIPPED.mkdir(exist_ok=True)
    with ProcessPoolExecutor(2) as pool:
        list(pool.map(ship, [film.key for film in EPISODES]))


if __name__ == "__main__":
    main()
