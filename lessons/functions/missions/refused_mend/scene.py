"""The scene of "The mend that AWS refuses": a function nobody has touched, and the last day of its runtime past."""

from random import Random

from lessons.courseware.course import Facts
from lessons.courseware.play import Player
from lessons.functions.missions.refused_mend import till_fn
from lessons.functions.missions.refused_mend.till_fn import FUNCTION
from lessons.functions.playing import deploy, wait_until
from serverless_lab.engine.runtimes import RUNTIMES, successor

OLD = "nodejs22.x"
NEW = successor(OLD)
ENDED = RUNTIMES[OLD].no_update
# Saturdays after the last day of the old runtime.
_DAYS = ("2027-07-03", "2027-07-10", "2027-07-17", "2027-07-24")
_SPELT = {"callback": "callback(null, …)", "context": "context.succeed(…)"}


def draw(chance: Random) -> Facts:
    way, day = chance.choice(sorted(_SPELT)), chance.choice(_DAYS)
    dumplings, soup = chance.randrange(4_000, 5_001, 250), chance.randrange(5_500, 6_501, 250)
    runtimes = {"old": OLD, "new": NEW, "ended": ENDED}
    return {"way": way, "spelt": _SPELT[way], "dumplings": dumplings, "soup": soup, "day": day} | runtimes


def open_the_shop(player: Player) -> None:
    deploy(FUNCTION, till_fn.old(player.facts)[player.language], Runtime=OLD)(player)
    wait_until(player.facts["day"])(player)
