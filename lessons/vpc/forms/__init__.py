"""Everything that enters through the bench: forms of operations by name, in the file of their resource."""

from lessons.vpc.forms.acls import ACLS
from lessons.vpc.forms.analyzer import ANALYZER
from lessons.vpc.forms.attaching import ATTACHING
from lessons.vpc.forms.connections import CONNECTIONS
from lessons.vpc.forms.gateways import GATEWAYS
from lessons.vpc.forms.groups import GROUPS
from lessons.vpc.forms.halves import HALVES
from lessons.vpc.forms.ipv6 import IPV6
from lessons.vpc.forms.lists import LISTS
from lessons.vpc.forms.machines import MACHINES
from lessons.vpc.forms.operation import OperationForm
from lessons.vpc.forms.subnets import SUBNETS
from lessons.vpc.forms.tables import TABLES
from lessons.vpc.forms.vpcs import VPCS
from lessons.vpc.forms.watching import WATCHING

_NETWORKS = (*VPCS, *SUBNETS, *HALVES, *IPV6, *TABLES, *GATEWAYS, *CONNECTIONS)
_IN_THEM = (*ACLS, *GROUPS, *LISTS, *MACHINES, *ATTACHING)
FORMS: dict[str, type[OperationForm]] = {form.key(): form for form in (*_NETWORKS, *_IN_THEM, *WATCHING, *ANALYZER)}
