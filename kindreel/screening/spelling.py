"""The spelling that the transformer reads: emoji by name, chat words and contractions in full."""

import re
import unicodedata
from functools import cache
from typing import Final

_SHORT: Final = {
    "u": "you", "ur": "your", "urs": "yours", "urself": "yourself", "r": "are", "ya": "you",
    "youre": "you are", "youve": "you have", "youll": "you will", "im": "i am", "ive": "i have",
    "hes": "he is", "shes": "she is", "theyre": "they are", "thats": "that is",
    "whats": "what is", "dont": "do not", "doesnt": "does not", "didnt": "did not",
    "isnt": "is not", "arent": "are not", "wasnt": "was not", "werent": "were not",
    "wont": "will not", "cant": "can not", "aint": "is not", "cannot": "can not",
    "couldnt": "could not", "wouldnt": "would not", "shouldnt": "should not",
    "havent": "have not", "hasnt": "has not", "hadnt": "had not", "mustnt": "must not",
    "pls": "please", "plz": "please", "thx": "thanks", "ty": "thank you",
    "tysm": "thank you so much", "bc": "because", "cuz": "because", "coz": "because",
    "ppl": "people", "bf": "boyfriend", "gf": "girlfriend", "bff": "best friend",
    "omg": "oh my god", "idk": "i do not know", "idc": "i do not care", "tbh": "to be honest",
    "ngl": "not going to lie", "imo": "in my opinion", "fr": "for real", "rn": "right now",
    "ily": "i love you", "ilysm": "i love you so much", "ikr": "i know right",
    "smh": "shaking my head", "tho": "though", "thru": "through", "kys": "kill yourself",
    "kms": "kill myself", "stfu": "shut the fuck up", "gtfo": "get the fuck out",
    "wtf": "what the fuck", "af": "as fuck", "fml": "fuck my life", "milf": "sexy mother",
    "wanna": "want to", "gonna": "going to", "gotta": "got to", "lemme": "let me",
    "gimme": "give me", "noone": "no one", "alot": "a lot", "wat": "what", "wut": "what",
    "luv": "love", "nvm": "never mind", "hmu": "contact me", "dm": "message", "dms": "messages",
    "irl": "in real life", "tmrw": "tomorrow", "linkaddress": "link",
    "emailaddress": "email address",
}  # fmt: skip
_FLAG_LETTERS: Final = range(0x1F1E6, 0x1F200)
_PICTURE: Final = re.compile(r"[\u203c-\u3299\U0001f000-\U0001faff]")


def spelt(text: str) -> str:
    """Return a normalised text in the words that the transformer has learnt."""
    if not text.isascii():
        text = _PICTURE.sub(lambda sign: f" {_name(sign.group())} ", text)
    return " ".join([_SHORT.get(word, word) for word in text.split()])


@cache
def _name(sign: str) -> str:
    """Name one sign as Unicode does (at most some thousand of them have names)."""
    if ord(sign) in _FLAG_LETTERS:
        return f"flag {chr(ord('a') + ord(sign) - _FLAG_LETTERS.start)}"
    if unicodedata.category(sign) not in ("So", "Sm", "Sk"):
        return sign
    return unicodedata.name(sign, "").lower().replace("-", " ")
