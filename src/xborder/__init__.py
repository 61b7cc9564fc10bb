"""xborder: records of several police forces, made one case.

It reads what each force exports, puts it into one canonical form, checks the
fields that people get wrong, says what the joined history allows next, shares
only what an agreement permits, and assembles case files and bundles that
anyone can verify.

Importing this package loads nothing but names; each room is imported when used.

>>> import xborder
>>> xborder.__version__
'0.1.0'
"""

__version__ = "0.1.0"
