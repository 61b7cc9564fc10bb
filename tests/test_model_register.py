"""The register of the model says what the classes say of themselves."""

import subprocess
import sys

import attrs

from xborder.model.register import DOCUMENTS, RECORD_TYPES, record_type, schema_of


def test_each_class_has_the_schema_that_it_is_registered_under() -> None:
    for name, cls in DOCUMENTS.items():
        assert attrs.fields_dict(cls)["schema"].default == name == schema_of(cls)
    for kind, cls in RECORD_TYPES.items():
        assert record_type(str(attrs.fields_dict(cls)["schema"].default)) == kind


def test_asking_for_one_class_loads_no_other() -> None:
    code = (
        "import sys\nfrom xborder.model.register import RECORD_TYPES\nRECORD_TYPES['offender']\n"
        "print([name for name in sys.modules if name.startswith('xborder.model.') and name.endswith(('case', 'order'))])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
