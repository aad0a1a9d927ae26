"""Everything that enters through the bench: a form for each operation, in the file of its resource."""

from lessons.iam.forms.account import ACCOUNT
from lessons.iam.forms.groups import GROUPS
from lessons.iam.forms.holders import HOLDERS
from lessons.iam.forms.keys import KEYS
from lessons.iam.forms.mfa import MFA
from lessons.iam.forms.operation import OperationForm
from lessons.iam.forms.policies import POLICIES
from lessons.iam.forms.roles import ROLES
from lessons.iam.forms.users import USERS

FORMS: dict[str, type[OperationForm]] = {
    form.operation: form for form in (*USERS, *GROUPS, *ROLES, *POLICIES, *HOLDERS, *KEYS, *MFA, *ACCOUNT)
}
