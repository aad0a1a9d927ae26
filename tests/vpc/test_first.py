import pytest
from tests.vpc.desk import page, post, text
pytestmark = pytest.mark.django_db
def test_x(as_learner, network):
    as_learner.cookies["lab_language"]="en"
    print(page(as_learner)[:100])
    for tab in "vpcs subnets tables gateways groups acls machines connections journal".split():
        page(as_learner, f"?tab={tab}")
    a = post(as_learner,"CreateVpc","",{"Name":"shop","CidrBlock":"10.0.0.0/16"})
    assert a.status_code==200
    st=network.state
    for kind in ("vpcs","subnets","tables","gateways","groups","acls"):
        for i in getattr(st,kind):
            assert ">"+i in page(as_learner,f"?tab={kind}&id={i}"), (kind,i)
