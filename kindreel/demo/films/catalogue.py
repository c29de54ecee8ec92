"""The films that members post, for the challenge and on any day, in their own words."""

from kindreel.demo.films.film import Film


def _challenge(key: str, seconds: float, title: str, caption: str, alt: str) -> Film:
    return Film(key, title, caption, seconds, "challenge", alt)


def _everyday(key: str, seconds: float, title: str, caption: str, alt: str) -> Film:
    return Film(key, title, caption, seconds, "everyday", alt)


CHALLENGE: tuple[Film, ...] = (
    _challenge("thank_you_note", 10.0, "A note I should have written in spring",
          "wrote this by hand and put it in his letter box before I could change my mind #CreateKindness #thankyou",
          "A fountain pen writes a thank-you note to a teacher on lined paper and adds a heart."),
    _challenge("kind_words", 9.0, "For whoever needs it today",
          "my first text animation. for the girl crying on bus 7 this morning, I hope you see it #CreateKindness #typography",
          "One word at a time on coloured cards: You are not too much. You are not too little. You are exactly someone's favourite person."),
    _challenge("compliment_garden", 12.0, "Six compliments, six flowers",
          "I asked six people for the nicest thing anyone ever said to them. then I planted it #CreateKindness #garden",
          "Six flowers grow out of a garden bed; each carries a compliment such as brave or good listener."),
    _challenge("paper_plane", 13.0, "Air mail",
          "someone I know has not left the house for a while. so: air mail #CreateKindness #papercut",
          "A paper plane flies over roofs to a window where a sad child reads the message and laughs."),
    _challenge("crayon_friends", 11.0, "My little sister told me what to draw",
          "she is 5. she said: a house, a sun, and us holding hands. done, boss #CreateKindness #doodle",
          "Crayon strokes draw a house, a sun, a tree and two friends who hold hands."),
    _challenge("cut_letters", 8.0, "Ask someone how they really are",
          "114 photos, one table, two days. ask somebody today and wait for the real answer #CreateKindness #stopmotion",
          "Letters cut from magazines jump into place: ask someone how they really are."),
    _challenge("saved_seat", 10.0, "We saved you a seat",
          "true story from our canteen, tuesday. say hi to table four #CreateKindness #newhere",
          "Two pupils at a lunch table wave to a shy one, who walks over and sits down between them."),
    _challenge("lanterns", 14.0, "Wishes for somebody else",
          "rule of our class: the wish must not be for yourself. turn the sound on #CreateKindness #lanterns",
          "Paper lanterns with wishes written on them rise from a lake at night."),
    _challenge("constellation", 13.0, "Our whole class, joined up",
          "12 names, one picture, nobody left out. wait for it #CreateKindness #stars",
          "Stars with twelve names drift together in the night sky and are joined into a heart."),
)  # fmt: skip

EVERYDAY: tuple[Film, ...] = (
    _everyday("fence_bird", 9.0, "He comes every morning", "this is Gerald. he has opinions #birds #drawing",
          "A round blue bird hops along a garden fence and sings."),
    _everyday("rain_window", 14.0, "Rain, tea, nothing else", "14 seconds of doing nothing. you're welcome #lofi #rain #calm",
          "Raindrops run down a window in the evening beside a lamp, books and a steaming cup."),
    _everyday("baking", 11.0, "First bread ever", "it did not burn!! recipe from my grandfather #baking #firsttry",
          "A loaf rises and browns in an oven in fast motion until a sign says fresh bread."),
    _everyday("skate", 8.0, "Cones: 4, me: 4", "fell 31 times before this, not shown #skate #practice",
          "A child in a cap rides a skateboard past houses and jumps over traffic cones."),
    _everyday("beat_pads", 10.0, "Made after homework", "started with one kick drum. use it if you like, just say where it's from #beats #music",
          "Sixteen coloured pads light up in time with the beat they play."),
    _everyday("waves", 16.0, "Where my dad works", "he sends me the sea when he is away. I animated it #sea #animation",
          "A small sailing boat rocks over broad waves at sunset."),
    _everyday("cat_light", 9.0, "Paprika versus the sun", "she will never catch it and she will never stop #cats #drawing",
          "A ginger cat chases a spot of light across a round carpet."),
    _everyday("bike_ride", 12.0, "Saturday, 7 in the morning", "nobody on the road, flowers for mum in the basket #bike #morning",
          "A girl with red hair rides a bicycle past hills and poplars with flowers in the basket."),
    _everyday("paper_kaleidoscope", 10.0, "97 bits of paper", "cut out during a very long train ride #papercut #loop",
          "Shapes of cut paper turn like a kaleidoscope."),
    _everyday("origami_boat", 12.0, "One sheet, no scissors", "slow version, because you asked #origami #howto",
          "A red sheet of paper folds itself into a boat that sails off across the table."),
    _everyday("campfire", 13.0, "Last night of camp", "Noor forgot the marshmallows, nobody minded #camp #guitar",
          "Two friends sway beside a campfire under pines and stars."),
    _everyday("marble_run", 9.0, "It worked on try 58", "listen for the bells #marblerun #physics",
          "A marble rolls down wooden ramps and rings five coloured bells."),
    _everyday("dusk_city", 15.0, "The last tram", "I draw what I see from line 9 #city #animation",
          "A red tram slides through a city at dusk while windows light up."),
    _everyday("knitting", 7.0, "Row 24 of very many", "yes I knit. yes it is for you, Otis #knitting #timelapse",
          "A scarf with two red hearts grows stitch by stitch."),
    _everyday("weather", 8.0, "Today's forecast", "for everyone who woke up as a cloud #cartoon #mood",
          "A grumpy rain cloud is visited by a smiling sun and cheers up; flowers grow."),
    _everyday("keepy_up", 5.0, "Seven!", "last week: two. this week: seven #football #practice",
          "A girl with braids keeps a football in the air while a counter runs to seven."),
    _everyday("walking_book", 10.0, "When the library closes", "I am sure they do this #library #animation #books",
          "A small red book walks along a library shelf to two other books."),
)  # fmt: skip
