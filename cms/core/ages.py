"""Ages in bands: nobody is asked for a date of birth (data protection by what is not asked)."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class AgeBand(models.TextChoices):
    UNDER_7 = "0-6", _("up to 6")
    FROM_7 = "7-11", _("7 to 11")
    FROM_12 = "12-15", _("12 to 15")
    FROM_16 = "16-19", _("16 to 19")
    FROM_20 = "20-29", _("20 to 29")
    FROM_30 = "30-59", _("30 to 59")
    FROM_60 = "60+", _("60 and older")
