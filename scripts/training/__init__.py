"""Fits the small models of the reading rooms on annotated articles; needs the extra ``train``."""
