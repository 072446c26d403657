"""What Wagtail's admin shows of other libraries, narrowed to what visitors may read anyway.

Wagtail keeps the pages and files of teams apart where they are edited, not where they are listed, chosen or reported.
Each file closes one of those places; `visible` says what may be seen. Nothing here concerns people who work for the
whole network.
"""
