"""The course: short lessons, quizzes made from a seed, and when to repeat them."""
