"""What the demo's members say under each other's clips. Made up; hurtful words stand elsewhere."""

KIND = (
    "This made my whole morning. Thank you!",
    "I watched it three times and smiled three times.",
    "You are so good at this. Please make more.",
    "I needed to hear that today.",
    "The sound! I want to sleep in it.",
    "My little sister asks if you can do one with a hedgehog.",
    "I was having a bad day and now it is a better one.",
    "So proud of you for showing this.",
    "It takes courage to post something you made yourself. Well done.",
    "You explained it better than my teacher, and she is great.",
    "I tried it too and it worked! Thank you for showing how.",
    "You are not alone with this. I felt the same last year.",
)
QUESTIONS = (
    "How long did that take you?",
    "Which pens do you use?",
    "Is this the bridge by the old mill?",
    "Can you show how the first step goes, slowly?",
    "What is the song called? Or did you make it?",
    "Did you plan this or did it just happen?",
)
ROUGH_BUT_FRIENDLY = (
    "Okay this is sick, you absolutely killed it.",
    "I hate how good this is. Teach me.",
    "Stop it, I am crying at the bus stop.",
    "You monster, now I have to buy more paper.",
)
ANSWERS = (
    "Thank you! About two afternoons, and a lot of tea.",
    "That is so kind of you to say.",
    "Ha, I will try a hedgehog next!",
    "It gets easier. The first ten looked like potatoes.",
    "Same here. Want to do one together?",
    "I will show it slowly next time, promise.",
)
ABOUT_EPISODES = (
    "I have been the one who laughed along. I am sorry now, and I told her so.",
    "The end got me. Behind every account is a real person.",
    "We watched this in class and nobody said anything for a while. In a good way.",
    "Thank you for telling this. I thought I was the only one.",
    "My brother showed me this after a hard week. It helped.",
    "The part with the empty chair. I know that chair.",
)
HEAVY = "i feel so alone lately. some days i do not want to live anymore"
ANSWER_TO_HEAVY = (
    "I am so glad that you said it. Please tell somebody you trust today. You matter to us."
)
REASONING = (
    "The comment makes fun of somebody in front of others. That hurts, whatever was meant, and it "
    "is against our first rule."
)
APPEAL = "We are friends and we always talk like this. I did not want to hurt anybody."
