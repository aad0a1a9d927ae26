// Where every message of a simulated run is at the moment that is asked for ("belt:at"), told in the event's detail
// before anybody draws it: `run` with its messages, how many are in each place of each queue (`counts`), and what a
// filter keeps out at this very moment (`kept`, as queue, order and reason).
(() => {
  const FIELDS = 7;  // numbers for each thing that happened: when, what, which message, which order, who, until when, in which queue
  const FAR = 2 ** 32, AWHILE = 400;  // keeps the messages of queues apart; how long what was kept out is seen at the gate
  const runs = new WeakMap();  // by belt: the messages as they are at one moment

  const begin = (log) => ({
    log, next: 0, at: 0, tokens: new Map(), leaving: [], gate: [], dirty: true,
    gone: log.queues.map(() => ({ deleted: 0, expired: 0, kept: 0 })),
  });
  const happen = (run, index) => {
    const [at, what, serial, order, who, until, queue] = run.log.events.slice(index, index + FIELDS), name = run.log.what[what];
    const key = queue * FAR + serial;
    if (run.log.kept.includes(name)) {
      run.gone[queue].kept += 1;
      run.gate.push({ at, queue, order, reason: run.log.kept.indexOf(name) });
      run.leaving.push({ queue, place: "gate" });
      return;
    }
    if (name === "sent" || name === "copied") {
      const lane = run.log.queues[queue].groups[serial] ?? 0;
      run.tokens.set(key, { serial, queue, lane, until, place: until > at ? "delayed" : "visible", who: 0, again: name === "copied" });
    }
    const token = run.tokens.get(key);
    if (!token) return;
    run.dirty = true;
    if (name === "received") Object.assign(token, { place: until > at ? "flight" : "visible", again: token.again || token.who > 0, until, who });
    if (name === "dead") token.place = "dead";
    if (name !== "deleted" && name !== "expired") return;
    run.gone[queue][name] += 1;
    run.tokens.delete(key);
    run.leaving.push(Object.assign(token, { place: name }));
  };
  // What is hidden shows when its time is over.
  const show = (run, at) => {
    for (const token of run.tokens.values()) {
      if (token.until > at || (token.place !== "flight" && token.place !== "delayed")) continue;
      token.place = "visible";
      run.dirty = true;
    }
  };

  document.addEventListener("belt:at", ({ detail }) => {
    const { belt, log, at } = detail;
    let run = runs.get(belt);
    if (!run || run.log !== log || at < run.at) runs.set(belt, run = begin(log));
    for (; run.next < log.events.length && log.events[run.next] <= at; run.next += FIELDS) happen(run, run.next);
    show(run, at);
    run.gate = run.gate.filter((each) => each.at > at - AWHILE);
    run.at = at;
    const there = log.queues.map(() => ({ delayed: 0, visible: 0, flight: 0, dead: 0 }));
    for (const token of run.tokens.values()) there[token.queue][token.place] += 1;
    detail.run = run;
    detail.counts = there.map((each, queue) => [...Object.values(each), ...Object.values(run.gone[queue])]);
    detail.kept = run.gate.filter((each) => each.at === at);
  }, true);
})();
