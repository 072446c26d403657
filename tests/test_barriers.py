from tests.barriers import violations

PALE_IN_THE_DARK = """<!doctype html><html lang="en"><title>Pale</title><style>
p { color: #000; background: #fff } @media (prefers-color-scheme: dark) { p { color: #222; background: #000 } }
</style><main><h1>Words</h1><p>Words</p><img src="data:,"></main>"""


def test_barriers_are_found_in_the_light_and_colours_in_the_dark_too(page):
    page.set_content(PALE_IN_THE_DARK)
    assert violations(page) == [
        ("light", "image-alt", '<img src="data:,">'),
        ("dark", "color-contrast", "<p>Words</p>"),
    ]
