"""The quick path of mapped formats: what is plain is read by code made for the profile.

Whatever is not plain (a text that is not of its kind, an unknown element, a
number that is in doubt) goes to the careful path, which has words and places for
it. Both give equal records, losses and places; a test holds that.
"""
