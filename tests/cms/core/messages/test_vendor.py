"""Texts of Django, allauth and Wagtail reach a visitor in the visitor's language."""

import datetime

import pytest
from django import forms
from django.contrib.auth.password_validation import MinimumLengthValidator
from django.core.exceptions import ValidationError
from django.utils import formats, timesince, translation
from django.utils.translation import gettext, ngettext

from cms.core.messages import catalogues, vendor

DAY = datetime.date(2026, 9, 21)


@pytest.mark.parametrize(
    ("tag", "error"),
    [
        ("ru", "Это поле обязательно."),
        ("kk", "Бұл өріс міндетті."),
        ("uz", "Bu maydon toʻldirilishi shart."),
        ("vi", "Trường này là bắt buộc."),
        ("ar", "هذا الحقل مطلوب."),
    ],
)
def test_empty_field_is_refused_in_the_language(tag, error):
    with translation.override(tag):
        with pytest.raises(ValidationError) as refusal:
            forms.CharField().clean("")
        assert refusal.value.messages == [error]


@pytest.mark.parametrize(
    ("tag", "label"),
    [
        ("ru", "Забыли пароль?"),
        ("kk", "Құпиясөзді ұмыттыңыз ба?"),
        ("uz", "Parolni unutdingizmi?"),
        ("vi", "Bạn quên mật khẩu?"),
        ("ar", "هل نسيت كلمة المرور؟"),
    ],
)
def test_account_pages_are_in_the_language(tag, label):
    with translation.override(tag):
        assert gettext("Forgot your password?") == label


@pytest.mark.parametrize(
    ("tag", "date", "month"),
    [
        ("kk", "2026 ж. 21 қыркүйек", "2026 ж. қыркүйек"),
        ("uz", "21-sentabr, 2026", "sentabr 2026"),
        ("ru", "21 сентября 2026 г.", "Сентябрь 2026 г."),
    ],
)
def test_months_are_written_small_inside_dates(tag, date, month):
    with translation.override(tag):
        assert formats.date_format(DAY) == date
        assert formats.date_format(DAY, "YEAR_MONTH_FORMAT") == month


@pytest.mark.parametrize(
    ("tag", "days", "text"),
    [
        ("ru", 1, "1 день"),
        ("ru", 3, "3 дня"),
        ("ru", 5, "5 дней"),
        ("kk", 5, "5 күн"),
        ("uz", 1, "1 kun"),
        ("vi", 5, "5 ngày"),
        ("ar", 1, "يوم واحد"),
        ("ar", 2, "يومان"),
        ("ar", 3, "3 أيام"),
    ],
)
def test_periods_have_the_plural_of_the_language(tag, days, text):
    with translation.override(tag):
        assert timesince.timesince(DAY, DAY + datetime.timedelta(days=days)).replace("\xa0", " ") == text


@pytest.mark.parametrize(
    ("tag", "error"),
    [
        ("ru", "Пароль слишком короткий. В нём должно быть не меньше 10 символов."),
        ("kk", "Құпиясөз тым қысқа. Онда кемінде 10 таңба болуы керек."),
        ("ar", "كلمة المرور قصيرة جدًا. يجب ألا تقل عن 10 أحرف."),
    ],
)
def test_short_password_is_refused_in_the_language(tag, error):
    with translation.override(tag):
        with pytest.raises(ValidationError) as refusal:
            MinimumLengthValidator(10).validate("short")
        assert refusal.value.messages == [error]


def test_own_message_wins_over_that_of_a_package(tmp_path, settings):
    folders = [tmp_path / path.relative_to(settings.BASE_DIR) for path in settings.LOCALE_PATHS]
    for folder, text in zip(folders, ["ours", "theirs"], strict=True):
        catalogue = catalogues.empty("kk")
        catalogue.append(catalogues.translated_as(vendor.seen_by_visitors().find("Sign Up"), None, forms=2))
        catalogue[0].msgstr = text
        catalogues.save(catalogue, catalogues.po_path(folder, "kk"))
    settings.LOCALE_PATHS = folders
    with translation.override("kk"):
        assert gettext("Sign Up") == "ours"


def test_package_without_a_file_that_we_count_on_is_reported():
    package = vendor.Package("django", "conf/locale", ("forms/gone.py",))
    with pytest.raises(LookupError) as error:
        package.sources_found()
    assert error.value.args == ("django has no forms/gone.py any more: see cms/core/messages/vendor.py",)


def test_language_that_a_package_has_not_lacks_its_messages():
    allauth = next(package for package in vendor.PACKAGES if package.name == "allauth")
    assert allauth.translated("kk") == set()
    assert "Sign Up" in {entry.msgid for entry in vendor.lacking("kk")}
    assert "Sign Up" not in {entry.msgid for entry in vendor.lacking("ru")}


def test_plural_of_a_package_that_we_say_otherwise():
    with translation.override("uz"):
        assert ngettext("%(size)d byte", "%(size)d bytes", 5) % {"size": 5} == "5 bayt"
