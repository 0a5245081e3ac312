"""What ties bodies to events: the words around them, where the events stand, learned weights."""
