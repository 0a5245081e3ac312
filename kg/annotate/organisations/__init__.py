"""Bodies named in a text: authorities, agencies, firms, schools, associations."""

from kg.annotate.organisations.find import find_organisations

__all__ = ["find_organisations"]
