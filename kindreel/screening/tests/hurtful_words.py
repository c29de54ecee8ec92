"""THIS FILE HOLDS HURTFUL WORDS ON PURPOSE: texts that only the tests of screening read.

None of these sentences is in the training material (a test checks that).
"""

# (harmless, hurtful): nearly the same words, the opposite meaning.
CONTRASTS = (
    ("you are not a failure, everyone has bad days", "you are a failure, every single day"),
    ("nobody here thinks you are ugly", "everybody here thinks you are ugly"),
    ("we want you in our group", "we don't want you in our group"),
    ("you killed that song, wow", "you should die, nobody likes that song"),
    ("that trick is sick", "you are sick in the head, freak"),
    ("shut up, that is so good!", "shut up, you stupid cow"),
    ("I hate Mondays and early buses", "I hate you and your ugly face"),
    ("he called me a fat pig and I cried", "hey fat pig, go and cry"),
    ("please don't call anyone an idiot", "everyone can see you are an idiot"),
    ("I feel so stupid, I forgot my lines", "you are so stupid, you forgot your lines"),
    ("come back soon, we miss you", "never come back, nobody misses you"),
    ("my cat is a fat little monster", "you are a fat little monster"),
    ("you look great in that dress", "you look like a fat cow in that dress"),
    ("you are such a good dancer", "you are such a bad dancer, stop embarrassing yourself"),
    ("leave your bag at the door", "just leave, nobody wants you at our table"),
    ("this level is killing me", "I am going to kill you"),
    ("my friend is gay and I love him", "being gay is disgusting"),
    (
        "the Muslim girls in my class are so funny",
        "the Muslim girls in my class should all get out",
    ),
    ("my brother is disabled and he rocks", "disabled people are a waste of space"),
    ("what a disgusting smell in this kitchen", "what a disgusting person you are"),
    (
        "it is cruel to say that somebody is worthless",
        "somebody as worthless as you should stay home",
    ),
    ("you are not alone, write to me", "you will always be alone, loser"),
    ("dead, this is the funniest clip", "I wish you were dead"),
    ("I would never call her a bitch", "I always said she is a bitch"),
    ("your voice gives me goosebumps", "your voice makes my ears bleed, you idiot"),
    ("stop telling people to kill themselves", "stop talking and kill yourself"),
    ("we lost because I played badly", "we lost because of you, useless idiot"),
    ("thank you, that was brave", "you are pathetic, that was trash"),
    ("my nose is big and I like it", "your nose is so big and ugly"),
    ("the ugly duckling is my favourite story", "hello ugly, nice face"),
)

# Rough in words, friendly in meaning: none may be held, and few nudged.
FRIENDLY = (
    "kill it on stage tomorrow!",
    "you guys killed it last night",
    "I hate mondays",
    "this is sick!",
    "that solo was insane",
    "dude I'm dead 😂",
    "what a beast of a goal",
    "my legs are killing me",
    "I'm so bad at this game lol",
    "damn that was good",
    "this beat slaps so hard",
    "shoot, I missed the bus",
    "I died three times on that level",
    "crazy edit, how long did it take?",
    "stop, this is too cute",
    "I am gay and this clip helped me",
    "as a Jewish kid I love this",
    "black hair care tips please",
    "my deaf cousin taught me this sign",
    "can we talk about the dog in the back",
    "someone said I am ugly and it hurts",
    "I disagree, the first one was better",
    "first day at my new school, so nervous",
    "Wann kommt das nächste Video?",
    "que vídeo lindo, parabéns",
)

HURTFUL = (
    "you are a stupid ugly loser",
    "shut the fuck up you idiot",
    "kill yourself nobody likes you",
    "you fat disgusting pig",
    "nobody wants you here, just leave",
    "what a pathetic little bitch",
)
DISGUISED = (
    "you are a $tup1d ugly l0ser",
    "you are a s t u p i d ugly l.o.s.e.r",
    "you are a stuuuuupid uglyyy looooser",
    "you are a ѕtuріd ugly lоser",
    "you are a s\u200bt\u200bupid ugly lo\u00adser",
    "you are a ｓｔｕｐｉｄ 𝓾𝓰𝓵𝔂 𝗅𝗈𝗌𝖾𝗋",
    "you are a s̶t̶u̶p̶i̶d̶ ugly loser",
)
PLAINLY_HURTFUL = "you are a stupid ugly loser"
QUOTABLE = "you are so ugly and stupid"
SPAM = "You have WON a free prize! Call now 08001234567 to claim your cash, text YES to 80085"
