"""One task of each small type, as a task file has it; each is called ``t``."""

POMPEO = """
[task.t]
type = "mark"
title = "Who, how, what"
prompt = "Mark who speaks, the words that say so, and what was said."
minutes = 6
[[task.t.items]]
id = "pompeo"
statement = "p3.2"
[[task.t.items]]
id = "alleging"
statement = "p4.8"
"""
CHAIN = """
[task.t]
type = "chain"
title = "How did the words get here?"
prompt = "Put the speakers in line, the first to say it first."
minutes = 4
[[task.t.items]]
id = "doors"
passage = "p2"
bank = ["Maduro", "Globovision", "the article", "the National Electoral Council"]
answer = ["Maduro", "Globovision", "the article"]
also = ["Maduro", "the article"]
why = "“According to the portal Globovision”: the portal stands between the speech and you."
why_also = "“made these statements”: the words are still his."
"""
ORDER = """
[task.t]
type = "order"
title = "What came first?"
prompt = "Put them in order."
minutes = 3
[[task.t.items]]
id = "week"
question = "Earliest first."
steps = ["The vote", "The speech", "The portal’s report", "This article"]
why = "“On Sunday” and “on Thursday” are the days the article names."
"""
NUMBER = """
[task.t]
type = "number"
title = "One number"
prompt = "Fill in."
minutes = 2
[[task.t.items]]
id = "voters"
question = "How many of 100 voters took part?"
answer = 46
tolerance = 0.5
unit = "of 100"
why = "“about 46% of voters participated”"
near = [ { answer = 54, tolerance = 0.5, why = "That is how many did not." } ]
"""
WRITE = """
[task.t]
type = "write"
title = "In one sentence"
prompt = "What does the article say about the US?"
minutes = 3
[[task.t.items]]
id = "sentence"
question = "One sentence, from memory."
min_words = 5
max_words = 40
checklist = ["It says who says so.", "It uses no stronger verb than the article."]
sample = "Venezuela’s president says that US officials plan a coup."
"""
RESULTS = """
[task.t]
type = "results"
title = "Which one first?"
prompt = "Read the list as it was found. Then leave the page."
minutes = 4
[[task.t.items]]
id = "wikinews"
question = "You want to know who is behind a page called Wikinews."
query = "wikinews who writes it"
[[task.t.items.results]]
id = "own"
title = "Wikinews: About"
publisher = "Wikinews"
date = "no date"
address = "en.wikinews.org"
lines = "A free news source that you can write. What we are, and how a report is read."
opened = "It says that volunteers write it, and that a second one reads each report first."
defensible = true
why = "“What we are” is its own word: it tells its line, not its care."
[[task.t.items.results]]
id = "study"
title = "What volunteers can do for the news"
publisher = "A journal of the media"
date = "2011-06"
address = "journal.example"
lines = "We read two hundred reports and asked who had written them. Most came from a small group of people."
opened = "Most reports came from twenty people. One in five gave a source that could not be opened."
best = true
why = "“We read two hundred reports”: somebody else looked, and says how."
[[task.t.items.results]]
id = "shop"
title = "Wikinews mugs and shirts"
publisher = "A shop"
date = "2020-03-01"
address = "shop.example"
lines = "Ten colours, sent in two days."
opened = "A mug with a globe on it."
why = "“Ten colours” is about a mug."
"""
BEHIND = """
[task.t]
type = "who_is_behind"
title = "Who is behind it?"
prompt = "Open the cards in the order that you would choose."
minutes = 4
[[task.t.items]]
id = "four"
outlets = ["AFP", "Breitbart", "Canal N", "CIA"]
least = 3
"""
TWICE = """
[task.before]
type = "twice"
title = "What would you do with it?"
prompt = "You do not know yet who printed it."
minutes = 2
[[task.before.items]]
id = "figure"
passage = "p2"
[[task.before.items]]
id = "own"
passage = "text:The plan is clear, and everybody knows it."
[[task.before.items]]
id = "act"
passage = "text:The council spoke on Monday at noon."

[task.t]
type = "twice"
of = "before"
title = "And now?"
prompt = "Now you know who printed it. Judge each once more."
minutes = 3
[[task.t.items]]
id = "figure"
moves = false
why = "“According to the portal” names somebody who can be asked."
[[task.t.items]]
id = "own"
moves = true
why = "“everybody knows” names nobody: here the page speaks itself."
[[task.t.items]]
id = "act"
moves = false
why = "“on Monday at noon” can be looked up by anybody."
"""
