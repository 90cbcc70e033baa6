"""Each fault around the app: a German sentence, nothing lost, and the work goes on."""

import pytest

from tests.effort import examples
from tests.robust.faultmaking import UnavailableError
from tests.robust.faults import FAULTS

_QUICK = [fault for fault in FAULTS if not fault.is_slow or examples(1) > 1]


@pytest.mark.parametrize("fault", _QUICK, ids=lambda fault: fault.name)
def test_the_app_lives_through(qapp, fault, tmp_path):
    try:
        fault.prove(tmp_path)
    except UnavailableError as error:
        pytest.skip(str(error))
