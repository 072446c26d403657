"""Numbers that people have signed for on paper, brought in by staff: nobody is written to without a consent."""
