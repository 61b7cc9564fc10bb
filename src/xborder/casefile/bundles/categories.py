"""Which group a document of a bundle is in."""

from xborder.casefile.form_register import read_data
from xborder.model.codes import BundleCategory


def forms_of(category: BundleCategory) -> tuple[str, ...]:
    """The forms of a group.

    >>> forms_of(BundleCategory.REVIEWS)
    ('MG3', 'MG3A', 'CM01', 'CM02')
    """
    return tuple(read_data("bundle_categories.yaml")["forms"].get(category.value, ()))


def category_of_form(number: str) -> BundleCategory:
    """The group of a form, by its number."""
    return next((each for each in BundleCategory if number in forms_of(each)), BundleCategory.UNCATEGORISED)


def category_of_heading(heading: str) -> BundleCategory:
    """The group of a document that was made under this heading.

    >>> category_of_heading("Incidents").value
    'incidents'
    """
    return BundleCategory(read_data("bundle_categories.yaml")["headings"].get(heading, "uncategorised"))
