import pytest
from django.test import override_settings

from cms.demo.load import NotADemo, load_demo
from cms.users.models import User


def test_loading_is_refused_where_it_is_no_demo(db):
    with override_settings(DEMO=False), pytest.raises(NotADemo):
        load_demo()
    assert not User.objects.exists()
