"""The demo's partner libraries: real institutions and general facts; hours, services and figures are samples."""

from .arab import LIBRARIES as ARAB
from .caucasus import LIBRARIES as CAUCASUS
from .europe import LIBRARIES as EUROPE
from .kazakhstan import LIBRARIES as KAZAKHSTAN
from .tian_shan import LIBRARIES as TIAN_SHAN
from .uzbekistan import LIBRARIES as UZBEKISTAN
from .viet_nam import LIBRARIES as VIET_NAM

# Parents come before their branches.
LIBRARIES = (*KAZAKHSTAN, *UZBEKISTAN, *VIET_NAM, *TIAN_SHAN, *EUROPE, *CAUCASUS, *ARAB)
__all__ = ["LIBRARIES"]
