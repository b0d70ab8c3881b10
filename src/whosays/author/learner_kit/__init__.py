"""What learners' machines get: one wheel without the keys of exercises and tests, and what starts it."""
