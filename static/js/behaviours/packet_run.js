// A packet on its way ([data-run]): a token goes from hop to hop of the list ([data-hop], with its places in data-at)
// over the drawn network, there and back, and stays where the packet is stopped. It plays by itself once, unless the
// reader wants less motion; buttons ([data-play]) play, pause and step.
(() => {
  const [STAY, GO] = [1100, 450];  // milliseconds
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  let [at, timer, frame, played] = [0, 0, 0, null];
  const run = () => document.querySelector("[data-run]:has([data-token])");
  const hops = () => [...run().querySelectorAll("[data-hop]")];
  const placeOf = (hop) => hop.dataset.at.split(" ").map((id) => run().querySelector(`[data-place="${CSS.escape(id)}"]`)).find(Boolean);

  // The middle of what is drawn, in the units of the picture; of a subnet or VPC its head.
  const middle = (place) => {
    const svg = place.ownerSVGElement, { a: scale } = svg.getScreenCTM();
    const box = (place.querySelector(":scope > rect") ?? place).getBoundingClientRect();
    const large = place.matches(".vpc, .subnet");
    const [x, y] = [box.left + (large ? Math.min(box.width - 16 * scale, 200 * scale) : box.width - 16 * scale), box.top + (large ? 20 * scale : box.height / 2)];
    return new DOMPoint(x, y).matrixTransform(svg.getScreenCTM().inverse());
  };
  // The internet is as high as the picture: the packet is at the height of where it comes from or goes to.
  const spot = (places, index) => {
    const point = middle(places[index]);
    if (!places[index].matches(".internet")) return point;
    const beside = [places[index + 1], places[index - 1]].find((place) => place && place !== places[index]);
    return beside ? { x: point.x, y: middle(beside).y } : point;
  };
  const put = (token, x, y) => {
    token.setAttribute("transform", `translate(${x} ${y})`);
    Object.assign(token.dataset, { x, y });
  };
  const glide = (token, to) => {
    cancelAnimationFrame(frame);
    const from = { x: Number(token.dataset.x), y: Number(token.dataset.y) };
    if (still.matches || !("x" in token.dataset)) return put(token, to.x, to.y);
    const began = performance.now();
    const move = (now) => {
      const part = Math.min((now - began) / GO, 1), eased = part * (2 - part);
      put(token, from.x + (to.x - from.x) * eased, from.y + (to.y - from.y) * eased);
      if (part < 1 && token.isConnected) frame = requestAnimationFrame(move);
    };
    frame = requestAnimationFrame(move);
  };

  const go = (index, said) => {
    const all = hops();
    at = Math.min(Math.max(index, 0), all.length - 1);
    const hop = all[at], token = run().querySelector("[data-token]");
    for (const each of all) each.toggleAttribute("data-current", each === hop);
    for (const each of run().querySelectorAll("[data-lit]")) each.removeAttribute("data-lit");
    const places = all.map(placeOf), drawn = places.filter(Boolean);
    const points = places.slice(0, at + 1).filter(Boolean).map((_place, index) => spot(drawn, index));
    run().querySelector("[data-trail]").setAttribute("points", points.map(({ x, y }) => `${x},${y}`).join(" "));
    places[at]?.setAttribute("data-lit", hop.matches(".stopped") ? "bad" : "good");
    token.classList.toggle("stopped", hop.matches(".stopped"));
    token.setAttribute("display", points.length ? "inline" : "none");
    if (points.length) glide(token, points.at(-1));
    const words = [".hop b", ".hop small", ".decided", ".why"].map((part) => hop.querySelector(part)?.textContent).filter(Boolean);
    const text = `${at + 1}/${all.length} ${hop.dataset.way} · ${words.join(" · ")}`;
    run().querySelector("[data-caption]").textContent = text;
    if (said) document.dispatchEvent(new CustomEvent("lab:announce", { detail: { text } }));
  };
  const pause = () => {
    timer = clearInterval(timer);
    mark(false);
  };
  const mark = (playing) => {
    const button = run()?.querySelector("[data-play=toggle]");
    if (!button || button.classList.contains("playing") === playing) return;
    button.classList.toggle("playing", playing);
    const words = [button.dataset.other, button.getAttribute("aria-label")];
    [button.ariaLabel, button.dataset.other] = words;
  };
  const play = () => {
    if (at === hops().length - 1) go(0);
    timer = setInterval(() => {
      if (!run() || document.hidden) return;
      go(at + 1);
      if (at === hops().length - 1) pause();
    }, STAY);
    mark(true);
  };

  document.addEventListener("htmx:load", () => {
    const found = run();
    if (!found || found === played) return;
    clearInterval(timer);
    played = found;
    found.querySelector("[data-player]").hidden = false;
    go(0);
    if (!still.matches) play();
  });
  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("[data-play]");
    if (!button) return;
    const playing = Boolean(timer);
    pause();
    if (button.dataset.play === "toggle") return playing ? undefined : play();
    go({ first: 0, back: at - 1, next: at + 1 }[button.dataset.play], true);
  });
})();
