"""India: circular and directions of the Reserve Bank on recovery agents."""
