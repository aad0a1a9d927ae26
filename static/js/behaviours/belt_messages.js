// Where every message of a simulated run is at the moment that is asked for ("belt:at"), told in the event's detail
// before anybody draws it: `run` with its messages, and how many are in each place (`counts`).
(() => {
  const FIELDS = 6;  // numbers for each thing that happened: when, what, which message, which order, who, until when
  const runs = new WeakMap();  // by belt: the messages as they are at one moment

  const begin = (log) => ({ log, next: 0, at: 0, tokens: new Map(), leaving: [], sent: 0, deleted: 0, expired: 0, dirty: true });
  const happen = (run, index) => {
    const [at, what, serial, , who, until] = run.log.events.slice(index, index + FIELDS), name = run.log.what[what];
    if (name === "sent" || name === "copied") {
      run.sent += 1;
      const lane = run.log.groups[serial] ?? 0;
      run.tokens.set(serial, { serial, lane, until, place: until > at ? "delayed" : "visible", who: 0, again: name === "copied" });
    }
    const token = run.tokens.get(serial);
    if (!token) return;
    run.dirty = true;
    if (name === "received") Object.assign(token, { place: until > at ? "flight" : "visible", again: token.again || token.who > 0, until, who });
    if (name === "dead") token.place = "dead";
    if (name !== "deleted" && name !== "expired") return;
    run[name] += 1;
    run.tokens.delete(serial);
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
    run.at = at;
    const count = { delayed: 0, visible: 0, flight: 0, dead: 0 };
    for (const token of run.tokens.values()) count[token.place] += 1;
    detail.run = run;
    detail.counts = [count.delayed, count.visible, count.flight, count.dead, run.deleted, run.expired];
  }, true);
})();
