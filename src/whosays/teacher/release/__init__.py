"""An exercise as it goes to learners."""
