"""What is said of the boxes for number and name; an exercise as one page says the same, without Python."""

LOOK = "Not handed in yet. Look at the marked {}, then press once more."
NO_NUMBER = "Your class number is missing. Type it as your teacher gave it to you."
NO_NAME = "Your name is missing. Your teacher asks for it with this exercise."
