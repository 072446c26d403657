"""The gettext catalogues of the site: how they are filled from the sources, and what makes one fit to be shown.

See locale/README.md for the people who translate.
"""
