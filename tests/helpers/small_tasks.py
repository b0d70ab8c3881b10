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
