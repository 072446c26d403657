"""Settings that every environment shares; the embedded defaults need no configuration at all."""

from django.urls import reverse_lazy
from kombu import Queue

from cms.core import languages

from .content_security import *  # noqa: F403
from .environment import BASE_DIR, DEMO, env
from .page_cache import fronts, page_cache
from .texting import *  # noqa: F403

VAR = BASE_DIR / "var"

SECRET_KEY = env.str("SECRET_KEY", default="")
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])
DEBUG = False
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=[])
PUBLIC_URL = env.str("PUBLIC_URL", default="http://localhost:8000").rstrip("/")
CSRF_TRUSTED_ORIGINS = [PUBLIC_URL]

INSTALLED_APPS = [
    "cms.home",
    "cms.search",
    "events",
    "sms",
    "cms.news",
    "cms.partners",
    "cms.users",
    "cms.outbox",
    "cms.core",
    "wagtail_localize",
    "wagtail.locales",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.contrib.table_block",
    "wagtail.embeds",
    "wagtail.sites",
    "cms.users.apps.WagtailUsersConfig",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "health_check",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.forms",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "cms.core.page_cache.middleware.PageCacheMiddleware",
    "cms.core.middleware.RequestIdMiddleware",
    "cms.core.middleware.NoNulMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "cms.core.middleware.ContentSecurityPolicyMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "cms.core.middleware.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "cms.users.middleware.OwnLanguageMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "cms.users.middleware.PresenceMiddleware",
    "cms.users.second_factor.middleware.SecondFactorMiddleware",
    "cms.partners.narrowing.middleware.NarrowingMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

ROOT_URLCONF = "cms.urls"
WSGI_APPLICATION = "cms.wsgi.application"

# Themes: the chosen one holds only what it overrides, everything else comes from the default.
THEME = env.str("THEME", default="default")
THEME_CHAIN = [BASE_DIR / "themes" / name for name in dict.fromkeys([THEME, "default"])]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [theme / "templates" for theme in THEME_CHAIN],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.debug",
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "wagtail.contrib.settings.context_processors.settings",
                "cms.core.chrome.chrome",
            ],
            "builtins": ["cms.core.templatetags.outreach"],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

# SQLite's defaults refuse most writes that come at once; with these, measured, none were refused.
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL",
}
DATABASES = {"default": env.db("DATABASE_URL", default=f"sqlite:///{VAR / 'outreach.sqlite3'}")}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = SQLITE_OPTIONS
else:
    DATABASES["default"].setdefault("CONN_MAX_AGE", 60)
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# A cache that is down slows the site; it must not stop it.
CACHES = {"default": env.cache("CACHE_URL", default=f"filecache://{VAR / 'cache'}")}
CACHES["default"].setdefault("OPTIONS", {})
if CACHES["default"]["BACKEND"].endswith("FileBasedCache"):
    # Django keeps 300 entries of its own accord, fewer than the drawings of one front page in six languages.
    CACHES["default"]["OPTIONS"]["MAX_ENTRIES"] = 20_000
DJANGO_REDIS_IGNORE_EXCEPTIONS = True
# Finished pages have a cache of their own, on the same server, that answers or says at once that it does not.
CACHES["pages"] = page_cache(CACHES["default"], VAR)
# How long a cache in front may answer by itself; more only where it is told what to purge.
PAGE_CACHE_SHARED_SECONDS = env.int("PAGE_CACHE_SHARED_SECONDS", default=1)
WAGTAILFRONTENDCACHE = fronts(env.list("PAGE_CACHE_PURGE", default=[]))
DJANGO_REDIS_LOG_IGNORED_EXCEPTIONS = True

CELERY_BROKER_URL = env.str("CELERY_BROKER_URL", default="filesystem://localhost")
if CELERY_BROKER_URL.startswith("filesystem:"):
    # The transport does not make its folder, and both sender and worker need it.
    (VAR / "queue").mkdir(parents=True, exist_ok=True)
    CELERY_BROKER_TRANSPORT_OPTIONS = {
        "data_folder_in": str(VAR / "queue"),
        "data_folder_out": str(VAR / "queue"),
        "control_folder": str(VAR / "queue" / "control"),
        "store_processed": False,
    }
elif CELERY_BROKER_URL.startswith("redis"):
    # Who is answered while the broker is away waits for one attempt, not for many: ticks find what was not told.
    CELERY_BROKER_TRANSPORT_OPTIONS = {"max_retries": 1, "interval_start": 0, "interval_step": 0, "interval_max": 0}
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_TASK_IGNORE_RESULT = True
# A code by mail must not wait behind pictures: a worker of its own can serve what leaves the site. A worker that names
# no queues serves both.
CELERY_TASK_DEFAULT_QUEUE = "celery"
CELERY_TASK_QUEUES = [Queue("celery"), Queue("outbox")]
CELERY_TASK_ROUTES = {
    "cms.outbox.tasks.*": {"queue": "outbox"},
    "events.tasks.write_due_notices": {"queue": "outbox"},
    # A code must not wait behind a million rows either.
    **{f"sms.tasks.{name}_broadcasts": {"queue": "celery"} for name in ("plan", "expand", "finish")},
    "sms.tasks.import_numbers": {"queue": "celery"},
    "sms.tasks.*": {"queue": "outbox"},
}
# Celery would replace our log format, which masks personal data, with its own.
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_TASK_PUBLISH_RETRY = False
CELERY_TIMEZONE = "UTC"
CELERY_BEAT_SCHEDULE_FILENAME = str(VAR / "beat-schedule")
CELERY_BEAT_SCHEDULE = {
    "publish what is due": {
        "task": "cms.core.tasks.publish_due_pages",
        "schedule": 60.0,
        "options": {"expires": 55},
    },
    "mend the index of search": {
        "task": "cms.search.tasks.mend_index",
        "schedule": 300.0,
        "options": {"expires": 290},
    },
    "read documents for search": {
        "task": "cms.search.tasks.read_waiting_documents",
        "schedule": 120.0,
        "options": {"expires": 115},
    },
    # Workers are told of mails; this finds what nobody has been told of, and what waits for another attempt.
    "send mails that are due": {
        "task": "cms.outbox.tasks.send_due_mail",
        "schedule": 30.0,
        "options": {"expires": 25},
    },
    # Workers are told of messages; this finds what nobody has been told of, and what was held until now.
    "send messages that are due": {
        "task": "sms.tasks.send_all_due_sms",
        "schedule": 30.0,
        "options": {"expires": 25},
    },
    "ask about messages in doubt": {
        "task": "sms.tasks.reconcile_sms",
        "schedule": 60.0,
        "options": {"expires": 55},
    },
    "forget old messages": {
        "task": "sms.tasks.forget_old_sms",
        "schedule": 24 * 3600.0,
        "options": {"expires": 3600},
    },
    "forget people who left": {
        "task": "sms.tasks.forget_people",
        "schedule": 24 * 3600.0,
        "options": {"expires": 3600},
    },
    # Workers are told of lists; this goes on with those whose worker was lost.
    "bring in lists of numbers": {
        "task": "sms.tasks.import_numbers",
        "schedule": 60.0,
        "options": {"expires": 55},
    },
    "plan broadcasts": {
        "task": "sms.tasks.plan_broadcasts",
        "schedule": 60.0,
        "options": {"expires": 55},
    },
    # Workers are told of broadcasts that begin; this goes on with those whose worker was lost.
    "address broadcasts": {
        "task": "sms.tasks.expand_broadcasts",
        "schedule": 60.0,
        "options": {"expires": 55},
    },
    "end broadcasts": {
        "task": "sms.tasks.finish_broadcasts",
        "schedule": 60.0,
        "options": {"expires": 55},
    },
    "make pictures in their sizes": {
        "task": "cms.core.tasks.make_due_sizes",
        "schedule": 60.0,
        "options": {"expires": 55},
    },
    # Most are carried out at once; this finds what a cache that was away has not been told.
    "carry out due purges": {
        "task": "cms.core.tasks.carry_out_due_purges",
        "schedule": 60.0,
        "options": {"expires": 55},
    },
    # Workers are told of notices; this finds what nobody has been told of, and what waits for its time.
    "write letters about registrations": {
        "task": "events.tasks.write_due_notices",
        "schedule": 60.0,
        "options": {"expires": 55},
    },
    "note reminders of events": {
        "task": "events.tasks.plan_notices",
        "schedule": 300.0,
        "options": {"expires": 290},
    },
    "forget who came to events": {
        "task": "events.tasks.forget_old_registrations",
        "schedule": 24 * 3600.0,
        "options": {"expires": 3600},
    },
    "end offers of seats": {
        "task": "events.tasks.expire_offers",
        "schedule": 60.0,
        "options": {"expires": 55},
    },
    # Seats are given on when they become free; this finds those that hours and rules of an event kept back until now.
    "give free seats to those who wait": {
        "task": "events.tasks.give_free_seats",
        "schedule": 300.0,
        "options": {"expires": 290},
    },
    "give seats on of those who do not answer": {
        "task": "events.tasks.release_unanswered",
        "schedule": 600.0,
        "options": {"expires": 590},
    },
    "make sessions of repeating events": {
        "task": "events.tasks.make_sessions",
        "schedule": 24 * 3600.0,
        "options": {"expires": 3600},
    },
    # Those that nobody has asked for within the hour; more often than hourly, in case a tick is lost.
    "read calendars of partners": {
        "task": "events.tasks.read_calendars",
        "schedule": 600.0,
        "options": {"expires": 590},
    },
    "forget old mails": {
        "task": "cms.outbox.tasks.forget_old_mail",
        "schedule": 24 * 3600.0,
        "options": {"expires": 3600},
    },
    "tidy conversations by text": {
        "task": "sms.tasks.tidy_conversations",
        "schedule": 24 * 3600.0,
        "options": {"expires": 3600},
    },
    "receive texts that are not whole": {
        "task": "sms.tasks.receive_waiting_sms",
        "schedule": 60.0,
        "options": {"expires": 55},
    },
    "forget ended sessions": {
        "task": "cms.core.tasks.clear_ended_sessions",
        "schedule": 24 * 3600.0,
        "options": {"expires": 3600},
    },
    "forget what accounts leave behind": {
        "task": "cms.users.tasks.forget_old_traces",
        "schedule": 24 * 3600.0,
        "options": {"expires": 3600},
    },
}

# Every mail is written into the outbox, which hands it to what EMAIL_URL names: without it, to the folder var/mail.
mail = env.email("EMAIL_URL", default=f"filemail:///{VAR / 'mail'}")
EMAIL_TRANSPORT = mail.pop("EMAIL_BACKEND")
EMAIL_FILE_PATH: str = mail.pop("EMAIL_FILE_PATH")
vars().update(mail)
EMAIL_BACKEND = "cms.outbox.backend.EmailBackend"
EMAIL_TIMEOUT = 10
# How many mails a second the mail server takes from us.
EMAIL_RATE = env.float("EMAIL_RATE", default=20)
# Days that a mail stays readable for officers, and then that it stays on record.
OUTBOX_CONTENT_DAYS = env.int("OUTBOX_CONTENT_DAYS", default=30)
OUTBOX_ROW_DAYS = env.int("OUTBOX_ROW_DAYS", default=365)
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="Library Outreach <outreach@localhost>")
SERVER_EMAIL = DEFAULT_FROM_EMAIL

# People
AUTH_USER_MODEL = "users.User"
AUTHENTICATION_BACKENDS = [
    "allauth.account.auth_backends.AuthenticationBackend",
    "django.contrib.auth.backends.ModelBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = reverse_lazy("account_login")
LOGIN_REDIRECT_URL = reverse_lazy("account_entrance")
ACCOUNT_ADAPTER = "cms.users.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
# Our form asks for no password: one is chosen later, by whoever has shown that the address is theirs.
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1"]
ACCOUNT_SIGNUP_FORM_HONEYPOT_FIELD = "website"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND = True
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_FORMAT = {"numeric": True, "length": 8}
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 15 * 60
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
# Digits are on every keyboard, Latin letters are not; eight of them outlast the attempts that the limits allow.
ACCOUNT_LOGIN_BY_CODE_FORMAT = {"numeric": True, "length": 8}
# A class of thirty that signs up together comes from one address.
ACCOUNT_RATE_LIMITS = {
    "request_login_code": "20/m/ip,10/h/key",
    "signup": "60/10m/ip",
    "confirm_email": "60/10m/ip,6/h/key",
    "own_data": "30/h/user",
    # Of browsers that bring no proof of work; a class that registers together has one address.
    "event_registration": "60/10m/ip",
    # Text messages: forms without a proof of work; codes to one country, so that nobody makes us write to thousands.
    "sms_join": "60/10m/ip",
    "sms_code": "120/h/ip,600/h/key",
}
ACCOUNT_LOGOUT_REDIRECT_URL = LOGIN_URL
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_EMAIL_NOTIFICATIONS = True
# Nobody can make this site write to strangers.
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_FORMS = {
    "login": "cms.users.forms.entrance.LoginForm",
    "signup": "cms.users.forms.signup.SignupForm",
    "confirm_email_verification_code": "cms.users.forms.entrance.ConfirmAddressForm",
    "request_login_code": "cms.users.forms.entrance.RequestLoginCodeForm",
    "confirm_login_code": "cms.users.forms.entrance.ConfirmLoginCodeForm",
    "reset_password": "cms.users.forms.entrance.ResetPasswordForm",
    "reset_password_from_key": "cms.users.forms.entrance.ResetPasswordKeyForm",
    "change_password": "cms.users.forms.entrance.ChangePasswordForm",
    "set_password": "cms.users.forms.entrance.SetPasswordForm",
    "reauthenticate": "cms.users.forms.entrance.ReauthenticateForm",
}
# The demo opens log-ins that everybody knows, whose second factor nobody has; nowhere else can it be switched off.
STAFF_SECOND_FACTOR = not DEMO or env.bool("STAFF_SECOND_FACTOR", default=False)
MFA_ADAPTER = "cms.users.second_factor.adapter.MFAAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
# A passkey is two factors at once only if its device has asked for a finger, a face or a PIN.
MFA_WEBAUTHN_USER_VERIFICATION = "required"
# Half a minute before and after, because clocks of phones go wrong (RFC 6238, section 5.2).
MFA_TOTP_TOLERANCE = 1
MFA_RECOVERY_CODES_SHOW_ONCE = True
# Counts pages that offer to log in with a passkey as well; of passkeys there is nothing to guess.
MFA_RATE_LIMITS = {"webauthn_login": "120/m/ip"}
MFA_FORMS = {
    "authenticate": "cms.users.forms.second_factor.AuthenticateForm",
    "reauthenticate": "cms.users.forms.second_factor.ReauthenticateForm",
    "activate_totp": "cms.users.forms.second_factor.ActivateTOTPForm",
    "add_webauthn": "cms.users.forms.second_factor.AddWebAuthnForm",
    "edit_webauthn": "cms.users.forms.second_factor.EditWebAuthnForm",
    "login_webauthn": "cms.users.forms.second_factor.LoginWebAuthnForm",
    "authenticate_webauthn": "cms.users.forms.second_factor.AuthenticateWebAuthnForm",
    "reauthenticate_webauthn": "cms.users.forms.second_factor.ReauthenticateWebAuthnForm",
}
# The history of staff: how long it is kept, and after how long a session in an unused window ends.
ACCOUNT_HISTORY_DAYS = env.int("ACCOUNT_HISTORY_DAYS", default=180)
STAFF_IDLE_MINUTES = env.int("STAFF_IDLE_MINUTES", default=120)
# Registrations for events: how many days after it names, addresses and answers are kept.
EVENTS_PERSONAL_DAYS = env.int("EVENTS_PERSONAL_DAYS", default=180)
# What officers change and hundreds of requests ask for is kept by each process for so many seconds.
REMEMBERED_SECONDS = env.float("REMEMBERED_SECONDS", default=2)
# Whoever has not confirmed their address by then has not signed up.
UNCONFIRMED_DAYS = 3
PHONENUMBER_DB_FORMAT = "E164"
# Limits count visitors by address: of so many proxies that stand in front, the outermost knows it.
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXY_COUNT", default=0)

# Languages
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"
LANGUAGE_CODE = languages.DEFAULT.tag
LANGUAGES = languages.choices()
LANGUAGES_BIDI = languages.bidi_tags()
LOCALE_PATHS = [BASE_DIR / "locale", BASE_DIR / "locale" / "vendor"]
FORMAT_MODULE_PATH = ["cms.core.formats"]
# The cookie is for account pages, which have no prefix; no public page ever sees it.
LANGUAGE_COOKIE_PATH = "/accounts/"
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"

# Files
STATIC_URL = "/static/"
STATIC_ROOT = env.str("STATIC_ROOT", default=str(BASE_DIR / "static"))
STATICFILES_DIRS = [theme / "static" for theme in THEME_CHAIN]
STATICFILES_FINDERS = [
    "cms.core.sheets.SheetFinder",
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
MEDIA_URL = "/media/"
MEDIA_ROOT = env.str("MEDIA_ROOT", default=str(VAR / "media"))
FILE_UPLOAD_PERMISSIONS = 0o644
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024

# Wagtail
WAGTAIL_SITE_NAME = "Library Outreach"
WAGTAILADMIN_BASE_URL = PUBLIC_URL
WAGTAIL_I18N_ENABLED = True
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAILUSERS_PASSWORD_REQUIRED = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
# Who may do everything need not hear of everything.
WAGTAILADMIN_NOTIFICATION_INCLUDE_SUPERUSERS = False
WAGTAILIMAGES_IMAGE_MODEL = "core.SiteImage"
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 12 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 60_000_000
WAGTAILDOCS_DOCUMENT_MODEL = "core.SiteDocument"
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "epub", "odp", "ods", "odt", "pdf", "pptx", "rtf", "txt", "xlsx", "zip"]
WAGTAILDOCS_MAX_UPLOAD_SIZE = 25 * 1024 * 1024
WAGTAILDOCS_INLINE_CONTENT_TYPES = ["application/pdf"]
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILEMBEDS_FINDERS = [{"class": "cms.core.embeds.PrivateVideoFinder"}]
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "cms.search.admin_backend"}}
TAGGIT_CASE_INSENSITIVE = True

# wagtail-localize would publish a translation, untranslated, when its source is live; here an officer decides.
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False

# Only public servers are fetched from; these, as `name:port`, may stand anywhere. For tests and the demo.
FETCH_TEST_SERVERS = env.list("FETCH_TEST_SERVERS", default=[])

# Security that holds everywhere; production adds what needs HTTPS.
# Libraries share computers: who does not ask to stay logged in is forgotten with the browser's window.
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
# Wagtail shows previews of pages in a frame of its own admin.
X_FRAME_OPTIONS = "SAMEORIGIN"
SILENCED_SYSTEM_CHECKS = ["security.W019"]

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {
        "request_id": {"()": "cms.core.logs.RequestIdFilter"},
    },
    "formatters": {
        "json": {
            "()": "cms.core.logs.JsonFormatter",
            "fmt": "{asctime}{levelname}{name}{message}{request_id}",
            "style": "{",
        }
    },
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": "json", "filters": ["request_id"]},
    },
    "loggers": {"django_tasks": {"level": "WARNING"}},
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", default="INFO")},
}
