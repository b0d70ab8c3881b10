"""What a learner is asked, and what an answer is worth."""
