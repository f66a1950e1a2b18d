"""The guard's questions as lines of JSON: read, turned into facts, answered."""
