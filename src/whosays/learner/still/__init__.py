"""What stands in a stored output: a task, a page or a strip as plain HTML, read where no kernel runs."""
