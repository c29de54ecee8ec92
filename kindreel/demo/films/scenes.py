"""Which generator draws and sounds which film."""

from kindreel.demo.films.challenge import (
    compliment_garden,
    constellation,
    crayon_friends,
    cut_letters,
    kind_words,
    lanterns,
    paper_plane,
    saved_seat,
    thank_you_note,
)
from kindreel.demo.films.episodes import bus, funny_one, new_town, nobody, purple_horse, screenshot
from kindreel.demo.films.everyday import (
    baking,
    beat_pads,
    bike_ride,
    campfire,
    cat_light,
    dusk_city,
    fence_bird,
    keepy_up,
    knitting,
    marble_run,
    origami_boat,
    paper_kaleidoscope,
    rain_window,
    skate,
    walking_book,
    waves,
    weather,
)
from kindreel.demo.films.film import Film
from kindreel.demo.films.reel import Painter, Scene
from kindreel.demo.films.sound import Track
from kindreel.demo.films.stage import Play, Story

_POSTED = (
    compliment_garden, constellation, crayon_friends, cut_letters, kind_words, lanterns, paper_plane, saved_seat,
    thank_you_note, baking, beat_pads, bike_ride, campfire, cat_light, dusk_city, fence_bird, keepy_up, knitting,
    marble_run, origami_boat, paper_kaleidoscope, rain_window, skate, walking_book, waves, weather,
)  # fmt: skip
_SERIES = (screenshot, nobody, purple_horse, bus, funny_one, new_town)
_TOLD: dict[str, tuple[str, str]] = {
    "The Screenshot": ("A rumour about Maya runs through the class chat. One friend does not pass it on.", "A rumour is spread and somebody cries."),
    "Team of Nobody": ("Leo may not play because the teams are even. Ada thinks the rule is silly.", "Somebody is left out."),
    "The Purple Horse": ("Ilse posts a drawing and people laugh at it. Then somebody draws one too.", "Mean comments under a drawing."),
    "Bus 14": ("Everyone on the bus hears it and looks at their phone. Sam's heart is very loud.", "Someone is mocked for her headscarf."),
    "The Funny One": ("Kai makes everybody laugh at Otto. The next day Kai sees what it did.", "Somebody is laughed at in front of others."),
    "One Hello": ("Zola moves away from her best friend. In the new class she knows nobody.", "Saying goodbye and being lonely."),
}  # fmt: skip
_CAPTIONS: dict[int, str] = {
    1: "Before you forward it: who is it about? Episode 1 of 6 #CreateKindness #TheScreenshot",
    2: "There is always room for one more team. Episode 2 of 6 #CreateKindness #TeamOfNobody",
    3: "Be the one who writes the first kind comment. Episode 3 of 6 #CreateKindness #ThePurpleHorse",
    4: "You don't have to be loud to be brave. Episode 4 of 6 #CreateKindness #Bus14",
    5: "Saying sorry took four tries. Episode 5 of 6 #CreateKindness #TheFunnyOne",
    6: "One hello. That was all. Episode 6 of 6 #CreateKindness #OneHello",
}


def _short(module: object) -> str:
    return str(vars(module)["__name__"]).rsplit(".", 1)[-1]


def _episode(story: Story) -> Film:
    told, note = _TOLD[story.title]
    return Film(
        _key(story), story.title, _CAPTIONS[story.number], story.seconds(), "episode",
        f"Animated episode: {told} At the end its creator, {story.reveal.name}, is shown.",
        story.number, told, note, story.reveal.name, story.reveal.words, round(story.told_seconds() * 1000),
    )  # fmt: skip


def _key(story: Story) -> str:
    return f"episode_{story.number}"


def _told(story: Story, module: object) -> Scene:
    def sound(track: Track) -> None:
        vars(module)["sound"](track)
        Play(story).voices(track)

    def start(_: float) -> Painter:
        return Play(story)

    return Scene(start, sound)


EPISODES: tuple[Film, ...] = tuple(_episode(module.STORY) for module in _SERIES)
SCENES: dict[str, Scene] = {
    **{_short(module): Scene(module.start, module.sound) for module in _POSTED},
    **{_key(module.STORY): _told(module.STORY, module) for module in _SERIES},
}
