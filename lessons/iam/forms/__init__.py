"""Everything that enters through the bench: a form for each operation, in the file of its resource."""

from lessons.iam.forms.operation import OperationForm
from lessons.iam.forms.roles import ROLES

FORMS: dict[str, type[OperationForm]] = {form.operation: form for form in (*ROLES,)}
