"""The demo's films: drawn and synthesised here, nothing downloaded, the same every time.

`FILMS` says what there is, `make_film` and `make_films` write playable MP4 files, `make_avatar`
draws a member's portrait. Nothing here knows Django or the database.
"""

from kindreel.demo.films.film import Film
from kindreel.demo.films.making import FILMS, make_film, make_films
from kindreel.demo.films.people.portraits import make_avatar

__all__ = ["FILMS", "Film", "make_avatar", "make_film", "make_films"]
