"""Right numbers of places, officers, telephones and crimes, in their canonical spelling."""

from hypothesis import strategies as st

uprns = st.integers(1, 999_999_999_999).map(str)

collar_numbers = st.from_regex(r"[A-Z]{0,4}[0-9]{1,5}[A-Z]?", fullmatch=True)

#: Everyday numbers, numbers for drama, those of other countries, and those that only the library knows.
telephones = st.one_of(
    st.from_regex(r"\+447(?:[1-57-9][0-9]{8}|700900[0-9]{3})", fullmatch=True),
    st.from_regex(r"\+441(?:632960[0-9]{3}|603[0-9]{6}|553[2-9][0-9]{5}|1[3-8]4960[0-9]{3})", fullmatch=True),
    st.from_regex(r"\+442(?:079460[0-9]{3}|3[0189][2-9][0-9]{6})", fullmatch=True),
    st.from_regex(r"\+44(?:3(?:00|45)[0-9]{7}|80[08][1-9][0-9]{6}|70[0-9]{8}|55[0-9]{8})", fullmatch=True),
    st.from_regex(r"\+1202555[0-9]{4}|\+336[0-9]{8}|\+3906[1-9][0-9]{7}|\+353871[0-9]{6}", fullmatch=True),
    st.sampled_from(["+448001111", "+44800123456", "+448454647", "+441697735550"[:-1], "+80012345678"]),
)

crime_references = st.one_of(
    st.from_regex(r"36/[1-9][0-9]{0,5}/(?:0[0-9]|1[0-9]|2[0-6])", fullmatch=True),
    st.from_regex(r"[0-9]{4,7}/2[0-6]", fullmatch=True),
    st.from_regex(r"4426[0-9]{7}", fullmatch=True),
    st.from_regex(r"[A-Z]{2,4}[0-9]{1,8}(?:-[0-9]{2})?", fullmatch=True),
)

VALID = {
    "uprn": uprns,
    "collar_number": collar_numbers,
    "telephone": telephones,
    "crime_reference": crime_references,
}
