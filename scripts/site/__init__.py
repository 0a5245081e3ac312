"""Builds the site of the project: ``make docs``, or ``python -m scripts.site``.

Every page is written once: README.md and docs/ are taken as they are, reference pages are made from the ontology and
from the shipped questions with what they answer on ``seeds``.
"""
