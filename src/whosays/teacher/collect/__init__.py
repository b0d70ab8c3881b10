"""What learners handed in, gathered and sorted."""
