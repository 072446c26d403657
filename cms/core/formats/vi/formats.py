"""Dates in Vietnamese as CLDR has them: «21 tháng 9, 2026», 24 hours, weeks from Monday."""

DATE_FORMAT = r"j \t\h\á\n\g n, Y"
TIME_FORMAT = "H:i"
DATETIME_FORMAT = r"j \t\h\á\n\g n, Y, H:i"
YEAR_MONTH_FORMAT = r"\t\h\á\n\g n, Y"
MONTH_DAY_FORMAT = r"j \t\h\á\n\g n"
SHORT_DATE_FORMAT = "d/m/Y"
SHORT_DATETIME_FORMAT = "d/m/Y H:i"
FIRST_DAY_OF_WEEK = 1
DECIMAL_SEPARATOR = ","
THOUSAND_SEPARATOR = "."
NUMBER_GROUPING = 3
