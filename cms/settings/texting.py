"""Text messages: what is sent, when and to whom; gateways, whose credentials come from the environment alone."""

import datetime
import re

from .environment import DEMO, demand, env

# The name that each begins with: whom it comes from.
SMS_BRAND = env.str("SMS_BRAND", default="Library Outreach")
# In the currency of all prices of senders and budgets.
SMS_CURRENCY = env.str("SMS_CURRENCY", default="USD")
# Hours in which people may be written to, on their own clock; laws may allow less (sms/data/countries.csv).
# The simulated phone of the demo wakes nobody.
SMS_OPENS = env.str("SMS_OPENS", default="00:00" if DEMO else "09:00")
SMS_CLOSES = env.str("SMS_CLOSES", default="23:59:59" if DEMO else "20:00")
# Messages to one person a day, and from which age one may join without a parent or guardian (`KZ=16,VN=15`).
SMS_MOST_A_DAY = env.int("SMS_MOST_A_DAY", default=3)
SMS_MINIMUM_AGE = env.int("SMS_MINIMUM_AGE", default=16)
SMS_MINIMUM_AGES = {country: int(age) for country, age in env.dict("SMS_MINIMUM_AGES", default={}).items()}
# A broadcast to more than so many is released by a second person.
SMS_APPROVAL_ABOVE = env.int("SMS_APPROVAL_ABOVE", default=500)
# Days that texts and rows of messages stay, that an old link still changes a subscription, and that one who has left
# or never confirmed is kept.
SMS_CONTENT_DAYS = env.int("SMS_CONTENT_DAYS", default=30)
SMS_ROW_DAYS = env.int("SMS_ROW_DAYS", default=365)
SMS_LINK_DAYS = env.int("SMS_LINK_DAYS", default=365)
SMS_LEFT_DAYS = env.int("SMS_LEFT_DAYS", default=90)
# The local gateway puts texts into files (var/sms) for a simulated phone: never on a real site.
SMS_LOCAL = False
TWILIO_ACCOUNT_SID = env.str("TWILIO_ACCOUNT_SID", default="")
TWILIO_AUTH_TOKEN = env.str("TWILIO_AUTH_TOKEN", default="")
# While a token is changed, what was signed with the other one is believed as well.
TWILIO_OTHER_AUTH_TOKEN = env.str("TWILIO_OTHER_AUTH_TOKEN", default="")
TWILIO_MESSAGING_SERVICE_SID = env.str("TWILIO_MESSAGING_SERVICE_SID", default="")
TWILIO_API_URL = env.str("TWILIO_API_URL", default="https://api.twilio.com")
# Have Twilio keep neither texts nor whole numbers; its account must be allowed to.
TWILIO_REDACT = env.bool("TWILIO_REDACT", default=False)
# One aggregator that takes messages over HTTP: GET, POST (a form) or JSON, parameters with {to}, {digits}, {from},
# {text} and {key}, what a good answer looks like, and what its reports and texts are made of.
SMS_HTTP_URL = env.str("SMS_HTTP_URL", default="")
SMS_HTTP_METHOD = env.str("SMS_HTTP_METHOD", default="POST")
SMS_HTTP_PARAMETERS = env.str("SMS_HTTP_PARAMETERS", default="")
SMS_HTTP_HEADERS = env.json("SMS_HTTP_HEADERS", default={})
SMS_HTTP_SUCCESS = env.str("SMS_HTTP_SUCCESS", default="")
# What other answers, and codes and statuses of reports, mean, as patterns: nothing can leave before somebody has seen
# to it (no money, no such account), the number has left there, it does not exist, it may work later.
SMS_HTTP_FATAL = env.str("SMS_HTTP_FATAL", default="")
SMS_HTTP_LEFT = env.str("SMS_HTTP_LEFT", default="")
SMS_HTTP_INVALID = env.str("SMS_HTTP_INVALID", default="")
SMS_HTTP_LATER = env.str("SMS_HTTP_LATER", default="")
SMS_HTTP_REPORT = {
    "key": "key",
    "reference": "id",
    "status": "status",
    "code": "error",
    "sent": ["sent", "ENROUTE", "ACCEPTD"],
    "delivered": ["delivered", "DELIVRD"],
    "undelivered": ["undelivered", "failed", "UNDELIV", "REJECTD", "EXPIRED", "DELETED"],
} | env.json("SMS_HTTP_REPORT", default={})
SMS_HTTP_INBOUND = {"reference": "id", "from": "from", "to": "to", "text": "text"} | env.json(
    "SMS_HTTP_INBOUND", default={}
)
SMS_HTTP_SECRET = env.str("SMS_HTTP_SECRET", default="")
SMS_SMPP_URL = env.str("SMS_SMPP_URL", default="")

for _name in ("SMS_OPENS", "SMS_CLOSES"):
    demand(_name, globals()[_name], datetime.time.fromisoformat)
for _name in ("SUCCESS", "FATAL", "LEFT", "INVALID", "LATER"):
    demand(f"SMS_HTTP_{_name}", globals()[f"SMS_HTTP_{_name}"], re.compile)
