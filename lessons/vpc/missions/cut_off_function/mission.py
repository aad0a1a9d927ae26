"""The mission "The function that lost the internet": a function in a VPC needs a way out like anybody else there."""

from lessons.courseware.course import Hint, Mission, Mistake, SolutionStep
from lessons.vpc.bench import BenchStart
from lessons.vpc.missions.cut_off_function.checks import CHECKS, outside, straight_out, vault_too
from lessons.vpc.missions.cut_off_function.scene import begun, draw, main_route, move, turnstile, yard

_HINTS = (
    Hint(
        {
            "en": "Under *Packet*, choose the function `report-fn` as the sender and an address on the internet, port "
            "443. In the terminal, `aws lambda invoke --function-name report-fn out.json` shows the same from inside: "
            "it waits until its time is up.",
            "ko": "*패킷* 탭에서 보내는 쪽으로 `report-fn` 함수를, 받는 쪽으로 인터넷 주소의 443번 포트를 골라 "
            "보세요. 터미널에서 `aws lambda invoke --function-name report-fn out.json` 명령을 실행하면 안에서도 같은 "
            "것이 보여요. 제한 시간이 다 될 때까지 기다리기만 해요.",
        }
    ),
    Hint(
        {
            "en": "The interface of a function never has a public address, so a public subnet does not help it. It "
            "needs a NAT gateway, which stands in a public subnet.",
            "ko": "함수의 인터페이스에는 퍼블릭 주소가 붙지 않아서 퍼블릭 서브넷으로 옮겨도 소용없어요. 퍼블릭 "
            "서브넷에 있는 NAT 게이트웨이가 필요해요.",
        }
    ),
    Hint(
        {
            "en": "The subnets `back` and `vault` share the main route table. Give `back` one of its own, with a "
            "route for `0.0.0.0/0` to the NAT gateway.",
            "ko": "`back` 서브넷과 `vault` 서브넷은 기본 라우팅 테이블을 함께 써요. `back`에 따로 테이블을 연결하고, "
            "`0.0.0.0/0`을 NAT 게이트웨이로 보내세요.",
        }
    ),
)

_SOLUTION = (
    SolutionStep(
        {
            "en": "Allocate an elastic address and create a NAT gateway with it in the public subnet `front`. It "
            "takes 90 seconds.",
            "ko": "탄력적 IP 주소를 받아 퍼블릭 서브넷 `front`에 NAT 게이트웨이를 만들어요. 준비에 90초가 걸려요.",
        },
        turnstile,
    ),
    SolutionStep(
        {
            "en": "Create a route table for the subnet `back`, and in it a route for `0.0.0.0/0` to the NAT gateway.",
            "ko": "`back` 서브넷에 라우팅 테이블을 만들어 연결하고, `0.0.0.0/0`을 NAT 게이트웨이로 보내는 라우트를 "
            "더해요.",
        },
        yard,
    ),
)

_MISTAKES = (
    Mistake(
        id="straight-out",
        message={
            "en": "The packets of the function come to the internet gateway without a public address, and stop there. "
            "A function never has one, not even in a public subnet.",
            "ko": "함수의 패킷이 퍼블릭 주소 없이 인터넷 게이트웨이에 와서 멈춰요. 함수에는 퍼블릭 서브넷에서도 "
            "퍼블릭 주소가 붙지 않아요.",
        },
        seen=straight_out,
        play=(move("front"),),
    ),
    Mistake(
        id="outside",
        message={
            "en": "Outside of the VPC the function has the internet again, and has lost the ledger: nobody gets to a "
            "private address from there. Put it back into `back` with the group `report-sg`.",
            "ko": "함수를 VPC 밖으로 빼면 인터넷은 되찾지만 장부를 잃어요. 밖에서는 프라이빗 주소에 닿을 수 없거든요. "
            "`report-sg` 그룹과 함께 `back`으로 되돌리세요.",
        },
        seen=outside,
        play=(move(),),
    ),
    Mistake(
        id="vault-too",
        message={
            "en": "The way out is open, and to the ledger as well: `vault` uses the same route table. Whoever gets "
            "into the database could carry the books away. Give `back` a table of its own.",
            "ko": "나가는 길이 열렸는데 장부에도 열렸어요. `vault`도 같은 라우팅 테이블을 쓰거든요. 누가 "
            "데이터베이스에 들어가면 장부를 빼낼 수 있어요. `back`에 따로 테이블을 연결하세요.",
        },
        seen=vault_too,
        play=(turnstile, main_route),
    ),
)

MISSION = Mission(
    id="cut-off-function",
    version=1,
    title={"en": "The function that lost the internet", "ko": "인터넷을 잃은 함수"},
    minutes=12,
    story={
        "en": "Every night the function `report-fn` reads the day from the database `ledger` and reports to AWS "
        "services and to the accountant's website. To get at the ledger it was put into the VPC `shop`, into the "
        "private subnet `back`. Since then it reads the ledger and hears nothing from outside: calls end with a "
        "timeout. Give it a way out. It has to stay where it gets at the ledger, and the ledger in the subnet `vault` "
        "is to have no way out at all.",
        "ko": "밤마다 `report-fn` 함수가 `ledger` 데이터베이스에서 하루를 읽어 AWS 서비스와 세무사의 웹사이트에 "
        "알려요. 장부를 읽으려고 함수를 `shop` VPC의 프라이빗 서브넷 `back`에 넣었어요. 그 뒤로 장부는 읽지만 "
        "바깥에서는 아무 답이 없고, 호출이 제한 시간 초과로 끝나요. 함수에 나가는 길을 만들어 주세요. 장부에는 계속 "
        "닿아야 하고, `vault` 서브넷의 장부에는 나가는 길이 없어야 해요.",
    },
    checks=CHECKS,
    hints=_HINTS,
    solution=_SOLUTION,
    mistakes=_MISTAKES,
    bench=BenchStart(opens="topology"),
    start=(begun,),
    draw=draw,
)
