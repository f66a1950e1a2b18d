"""What a case's turn is worth: one measure a file, chosen by the policy's `worth`."""
