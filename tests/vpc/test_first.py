import pytest
from tests.vpc.desk import page, post, text
from tests.vpc.shop import furnish
pytestmark = pytest.mark.django_db
def test_x(as_learner, network):
    as_learner.cookies["lab_language"]="en"
    furnish(network)
    for tab in "map topology packet".split():
        page(as_learner, f"?tab={tab}")
    st=network.state
    page(as_learner, "?tab=map&vpc="+network.ids()["shop"]+"&size=20")
    for kind in ("vpcs","subnets","tables","gateways","groups","acls"):
        for i in getattr(st,kind):
            assert ">"+i in page(as_learner,f"?tab={kind}&id={i}"), (kind,i)
