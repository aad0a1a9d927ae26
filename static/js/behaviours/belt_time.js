// The time of a simulated run ([data-belt], the address of what happened in it): play, pause, step, speed, any moment.
// Whoever draws the run hears of each moment ("belt:at") and counts in its detail what is where then. It plays by
// itself, unless the reader wants less motion.
(() => {
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  const FIELDS = 7;  // numbers for each thing that happened; the first is when
  let belt = null, log = null, at = 0, frame = 0, last = 0;
  const part = (name) => belt.querySelector(`[data-belt-${name}]`);

  const name = (queue) => (log.queues[queue].name ? `${log.queues[queue].name}: ` : "");
  const tell = (counts, queue) => name(queue) + belt.dataset.words.split("|").slice(1).flatMap((word, index) => (word ? [`${word} ${counts[index]}`] : [])).join(" · ");
  // What a filter keeps out at this moment, and why.
  const explain = ({ queue, order, reason }) => `${name(queue)}${order + 1} ${belt.dataset.reasons.split("|")[reason]}`;
  // `moving`: time goes on by itself, so messages may glide to their places.
  const show = (moving, said) => {
    const detail = { belt, log, at, moving: moving && !still.matches, counts: [] };
    belt.dispatchEvent(new CustomEvent("belt:at", { bubbles: true, detail }));
    const now = part("player").dataset.second.replace("{n}", (at / 1000).toFixed(at % 1000 ? 2 : 0));
    const text = [now, ...detail.counts.map(tell), ...(detail.kept ?? []).map(explain)].join(log.queues.length > 1 ? "\n" : " · ");
    part("caption").textContent = text;
    part("at").value = at;
    part("at").setAttribute("aria-valuetext", text);
    if (said) document.dispatchEvent(new CustomEvent("lab:announce", { detail: { text } }));
  };
  const mark = (playing) => {
    const button = belt.querySelector("[data-belt-do=toggle]");
    if (button.classList.contains("playing") === playing) return;
    button.classList.toggle("playing", playing);
    [button.ariaLabel, button.dataset.other] = [button.dataset.other, button.getAttribute("aria-label")];
  };
  const pause = () => {
    frame = cancelAnimationFrame(frame) ?? 0;
    if (belt?.isConnected) mark(false);
  };
  const tick = (now) => {
    if (!belt.isConnected) return pause();
    at = Math.min(log.end, at + Math.min(now - last, 100) * Number(part("speed").value));
    last = now;
    show(true);
    if (at < log.end) frame = requestAnimationFrame(tick);
    else pause();
  };
  const play = () => {
    if (at >= log.end) at = 0;
    last = performance.now();
    mark(true);
    frame = requestAnimationFrame(tick);
  };
  // Right after the next thing that happens.
  const next = () => {
    for (let index = 0; index < log.events.length; index += FIELDS) if (log.events[index] > at) return log.events[index];
    return log.end;
  };

  const open = async (found) => {
    pause();
    [belt, log, at] = [found, null, 0];
    const answer = await fetch(found.dataset.belt).catch(() => null);
    if (!answer?.ok || belt !== found) return;
    log = await answer.json();
    if (belt !== found || !found.isConnected) return;
    for (const name of ["canvas", "player", "meaning"]) part(name).hidden = false;
    part("at").max = log.end;
    show(false);
    if (!still.matches) play();
  };
  document.addEventListener("htmx:load", () => {
    const found = document.querySelector("[data-belt]");
    if (found && found !== belt) open(found);
  });
  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("[data-belt-do]");
    if (!button || !log) return;
    const playing = Boolean(frame);
    pause();
    if (button.dataset.beltDo === "toggle") return playing ? show(false, true) : play();
    at = button.dataset.beltDo === "first" ? 0 : next();
    show(false, true);
  });
  document.addEventListener("input", (event) => {
    if (!event.target.matches?.("[data-belt-at]") || !log) return;
    pause();
    at = Number(event.target.value);
    show(false);
  });
  addEventListener("resize", () => log && belt.isConnected && !frame && show(false));
})();
