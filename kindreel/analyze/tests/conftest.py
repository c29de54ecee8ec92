"""What the tests of this room share."""

import pytest

from kindreel.analyze.models import ApiKey
from kindreel.analyze.tests.asking import key_of
from kindreel.people.models import Person


@pytest.fixture
def key(olga: Person) -> ApiKey:
    """A key that may do everything."""
    return key_of(olga)
