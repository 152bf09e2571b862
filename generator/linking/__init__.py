"""Finding the places in a text that deserve a link."""
