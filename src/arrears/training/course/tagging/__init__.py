"""The turns of talks to label with acts and strategies, and the house's labels of them."""
