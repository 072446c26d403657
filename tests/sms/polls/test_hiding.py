"""Groups that are shown never let anybody work out how few people have answered."""

from hypothesis import given
from hypothesis import strategies as st

from sms.polls.results.hiding import LEAST, shown_groups

SIZES = st.dictionaries(st.sampled_from(["", *"abcdefgh"]), st.integers(min_value=0, max_value=25))


@given(SIZES)
def test_no_sum_or_difference_of_what_is_shown_is_about_few(sizes):
    """All that is shown are groups, their sum, and the rest. Whatever is made of these by adding and taking away is
    made of whole groups and the whole rest."""
    shown = shown_groups(sizes)
    rest = sum(sizes.values()) - sum(sizes[name] for name in shown)
    assert all(sizes[name] >= LEAST for name in shown)
    assert rest == 0 or rest >= LEAST or not shown
    assert "" not in shown


@given(SIZES)
def test_no_more_is_hidden_than_need_be(sizes):
    large = {name for name, size in sizes.items() if name and size >= LEAST}
    hidden = large - shown_groups(sizes)
    assert len(hidden) <= 1
    if hidden:
        assert 0 < sum(size for name, size in sizes.items() if name not in large) < LEAST


def test_smallest_group_joins_the_rest():
    assert shown_groups({"kk": 30, "ru": 12, "uz": 11, "vi": 9}) == {"kk", "ru"}
    assert shown_groups({"kk": 30, "ru": 12}) == {"kk", "ru"}
    assert shown_groups({"kk": 30, "": 1}) == set()
    assert shown_groups({"kk": 10, "": 10}) == {"kk"}
