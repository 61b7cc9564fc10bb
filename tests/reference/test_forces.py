from xborder.reference.forces import by_slug, case_owner_codes, force, forces, is_known, seven


def test_the_list_is_whole() -> None:
    assert len(forces("territorial")) == 43
    assert {known.code for known in forces("special")} == {"24", "59", "93"}
    assert len(case_owner_codes()) == 50
    assert case_owner_codes() <= {known.code for known in forces()}


def test_codes_and_slugs_are_each_used_once_and_in_order() -> None:
    codes = [known.code for known in forces()]
    slugs = [known.slug for known in forces()]
    assert codes == sorted(set(codes))
    assert len(slugs) == len(set(slugs))
    assert all(len(code) == 2 and code.isascii() and code.isdigit() for code in codes)
    assert all(by_slug(known.slug) == known == force(known.code) for known in forces())


def test_the_seven_of_the_agreement() -> None:
    assert [known.code for known in seven()] == ["35", "36", "37", "40", "41", "42", "46"]


def test_what_is_not_there() -> None:
    assert force("19") is None
    assert by_slug("nowhere") is None
    assert not is_known("\u0663\u0666")
    assert is_known("00")
