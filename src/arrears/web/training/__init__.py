"""The training room: practise the conversation before it matters."""
