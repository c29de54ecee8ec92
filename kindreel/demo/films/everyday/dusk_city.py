"""The last tram home: windows light up, streets slide past, a moon comes along."""

from kindreel.demo.films.bubbles import glow
from kindreel.demo.films.ink import Canvas
from kindreel.demo.films.motion import Chance, swing
from kindreel.demo.films.reel import Painter
from kindreel.demo.films.shapes import mix
from kindreel.demo.films.sound import Track, brush, hush, keys, kick, pad


def _sky() -> Canvas:
    sheet = Canvas.paper("#8a7a9a")
    sheet.sky(("#56608a", "#9a83a0", "#e0a892", "#f5cf9f"))
    glow(sheet, 256, 132, 70, "#fff3d6")
    sheet.disc(256, 132, 26, "#fff3d6")
    sheet.disc(266, 126, 22, "#8784a2")
    sheet.grain(4)
    return sheet


def _row(base: float, colour: str, seed: int) -> Canvas:
    """Build a row of houses twice as wide as the picture, to slide past."""
    strip, chance, x = Canvas.glass(720, 380), Chance(seed), 0.0
    while x < 720:
        wide, top = chance.between(46, 92), chance.between(10, base)
        wide = min(wide, 720 - x)
        strip.box((x, top, wide, 400), mix(colour, "#2a2440", chance.between(0, 0.16)))
        if chance.between(0, 1) > 0.5:
            strip.fill(
                [(x, top), (x + wide / 2, top - 26), (x + wide, top)], mix(colour, "#6b3f4a", 0.4)
            )
        for k in range(int(wide // 20) * int((360 - top) // 30)):
            lit = chance.between(0, 1) > 0.5
            left, low = x + 8 + k % int(wide // 20) * 20, top + 16 + k // int(wide // 20) * 30
            strip.box((left, low, 10, 15), "#ffd68a" if lit else mix(colour, "#1d1a30", 0.35), 2)
        x += wide
    return strip


def _tram(canvas: Canvas, t: float) -> None:
    with canvas.at(180, 540 + 1.2 * swing(t, 0.4)):
        canvas.line([(-10, -132), (14, -170)], "#3d3550", 3)
        canvas.box((-156, -132, 312, 112), "#d9664b", 20)
        canvas.box((-156, -62, 312, 12), "#f3d9a4")
        for i in range(5):
            canvas.box((-140 + i * 58, -116, 48, 48), "#ffe6ae", 8)
        for i, (skin, hair) in enumerate(
            (("#80492b", "#23191a"), ("#f0c8a4", "#8a5a34"), ("#c68652", "#5f8f86"))
        ):
            x = -116 + i * 116
            canvas.disc(x, -88, 13, skin)
            canvas.blob(
                [(x - 14, -88), (x - 10, -104), (x + 10, -104), (x + 14, -88), (x, -96)], hair
            )
            canvas.blob(
                [(x - 17, -68), (x - 12, -77), (x + 12, -77), (x + 17, -68)],
                ("#5f86a0", "#e0a33b", "#8a6b9a")[i],
            )
        for x in (-96, -60, 60, 96):
            canvas.disc(x, -14, 15, "#3d3550")
            canvas.disc(x, -14, 6, "#b9a7b0")
        canvas.text((0, -36), "HOME", 20, "#fff3dc")
        glow(canvas, 168, -40, 38, "#fff0b8")


def start(_: float) -> Painter:
    """Build the streets once; return the painter of moments."""
    sky = _sky()
    rows = (
        (_row(150, "#9a7f9a", 1), 236, 18.0),
        (_row(170, "#6f5f86", 2), 300, 44.0),
        (_row(210, "#4a4468", 3), 380, 92.0),
    )

    def paint(t: float) -> Canvas:
        canvas = sky.copy()
        for strip, top, speed in rows:
            shift = t * speed % 720
            for again in (0, 720):
                if -720 < again - shift < 360:
                    canvas.stamp(strip, again - shift + 360, top + 190)
        canvas.box((-5, 536, 380, 120), "#3a3452")
        for i in range(5):
            canvas.box(((i * 100 - t * 150) % 500 - 100, 566, 56, 5), "#b9a08f", 2)
        _tram(canvas, t)
        for i in range(3):
            x = (i * 240 - t * 190) % 720 - 120
            canvas.line([(x, 640), (x, 420), (x + 26, 408)], "#2a2640", 6)
            glow(canvas, x + 28, 414, 34, "#ffe0a0")
        return canvas

    return paint


def sound(track: Track) -> None:
    """Play slow jazz keys over wheels on rails."""
    track.add(0, hush(track.seconds, 0.04, 17), 0.2)
    chords = ("f3 a3 c4 e4", "d3 f3 a3 c4", "bb2 d3 f3 a3", "c3 e3 g3 bb3")
    for i in range(int(track.seconds / 3.2) + 1):
        track.add(i * 3.2, pad(chords[i % 4], 4), 0.24)
        for j, note in enumerate(chords[i % 4].split()):
            track.add(i * 3.2 + j * 0.4, keys(note, 2.4), 0.44, -0.3 + j * 0.2)
            track.add(i * 3.2 + 1.9 + j * 0.12, keys(note[:-1] + "5", 1.6), 0.16, 0.3)
        for k in range(4):
            track.add(i * 3.2 + k * 0.8, kick(), 0.22)
            track.add(i * 3.2 + k * 0.8 + 0.13, kick(), 0.14)
            track.add(i * 3.2 + k * 0.8 + 0.4, brush(), 0.3, 0.3)
