"""Questions to a built graph: SPARQL in an embedded store, and questions that are shipped."""

from __future__ import annotations

from kg.query.answer import Answer
from kg.query.ask import ask
from kg.query.questions import Parameter, Question, fill_parameters, find_question, list_questions

__all__ = ["Answer", "Parameter", "Question", "ask", "fill_parameters", "find_question", "list_questions"]
