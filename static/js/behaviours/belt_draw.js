// Draws a simulated run on its canvas ("belt:at", when its messages have their places): what waits as squares, what is in
// flight with a ring that runs out, dead letters as crosses, what a filter keeps out as a bar at the gate; each place with
// its name and how many are there.
(() => {
  const TURN = 2 * Math.PI, LOOKS = ["visible", "again", "delayed", "flight", "dead"];

  const paint = (pen, run, colour) => {
    const paths = Object.fromEntries([...LOOKS, "ring", "leaving"].map((look) => [look, new Path2D()]));
    for (const { x, y, size, queue, place, again, until } of run.tokens.values()) {
      const half = Math.max(1, size - 1) / 2;
      if (place === "flight") {
        paths[again ? "again" : "visible"].roundRect(x - half * .6, y - half * .6, half * 1.2, half * 1.2, half * .6);
        const left = Math.min(1, (until - run.at) / run.log.queues[queue].hidden);
        paths.ring.moveTo(x, y - half);
        paths.ring.arc(x, y, half, -TURN / 4, -TURN / 4 + TURN * left);
      } else if (place === "dead") {
        for (const way of [-1, 1]) {
          paths.dead.moveTo(x - half * .8, y - half * .8 * way);
          paths.dead.lineTo(x + half * .8, y + half * .8 * way);
        }
      } else paths[place === "delayed" ? "delayed" : again ? "again" : "visible"].rect(x - half, y - half, 2 * half, 2 * half);
    }
    for (const { x, y, size } of run.leaving) paths.leaving.rect(x - size / 4, y - size / 4, size / 2, size / 2);
    for (const [look, fill] of [["visible", true], ["again", true], ["leaving", true], ["delayed", false], ["ring", false], ["dead", false]]) {
      pen.lineWidth = look === "delayed" ? 1 : 2;
      pen[fill ? "fillStyle" : "strokeStyle"] = colour[{ ring: "flight", leaving: "delayed" }[look] ?? look];
      pen[fill ? "fill" : "stroke"](paths[look]);
    }
  };
  // What each place is, where there is room for the words, and how many are there.
  const label = (pen, room, words, counts, name) => {
    for (const [place, [x, y, width]] of Object.entries(room)) {
      const count = place === "producers" ? "" : ` ${counts[place]}`, said = place === "visible" && name ? `${name}:` : words[place];
      const whole = said + count;
      pen.fillText(pen.measureText(whole).width <= width ? whole : count.trim(), x - 2, y - 8);
    }
  };
  const number = (pen, [x, y, w, h], [columns, rows], consumers) => {
    for (let who = 0; who < consumers && h / rows > 22; who += 1) {
      pen.fillText(String(who + 1), x + (who % columns) * w / columns + 4, y + (Math.floor(who / columns) + .5) * h / rows + 4);
    }
  };
  // Bars where a filter has just kept something out.
  const bar = (pen, run, places, colour) => {
    pen.fillStyle = colour;
    for (const queue of new Set(run.gate.map((each) => each.queue))) {
      const [x, y, w, h] = places[queue].gate;
      pen.fillRect(x + w / 2 - 2, y, 4, h);
    }
  };

  // Heard at the window: after everybody who says where things are.
  window.addEventListener("belt:at", ({ detail: { belt, run, counts, places, grid } }) => {
    const canvas = belt.querySelector("[data-belt-canvas]"), pen = canvas.getContext("2d"), scale = devicePixelRatio;
    const { clientWidth: w, clientHeight: h } = canvas, size = { width: Math.round(w * scale), height: Math.round(h * scale) };
    if (canvas.width !== size.width || canvas.height !== size.height) Object.assign(canvas, size);
    pen.setTransform(scale, 0, 0, scale, 0, 0);
    pen.clearRect(0, 0, w, h);
    const { color, fontFamily } = getComputedStyle(canvas);
    const colour = Object.fromEntries(LOOKS.map((look) => [look, getComputedStyle(belt.querySelector(`.tk-${look}`)).color]));
    Object.assign(pen, { font: `500 11px ${fontFamily}`, fillStyle: color, strokeStyle: colour.delayed, lineWidth: 1 });
    const named = ["producers", "delayed", "visible", "flight", "dead", "deleted", "expired", "gate"], told = belt.dataset.words.split("|");
    const words = Object.fromEntries(named.map((place, index) => [place, told[index]]));
    places.forEach((room, queue) => {
      const there = Object.fromEntries(named.slice(1).map((place, index) => [place, counts[queue][index]]));
      const { producers, ...rest } = room, mine = queue ? rest : { producers, ...rest };
      label(pen, mine, words, there, run.log.queues[queue].name);
      number(pen, room.flight, grid[queue], run.log.queues[queue].consumers);
      pen.globalAlpha = .35;
      for (const [x, y, width, height] of Object.values(mine)) pen.strokeRect(Math.round(x) - 2.5, Math.round(y) - 2.5, Math.round(width) + 4, Math.round(height) + 4);
      pen.globalAlpha = 1;
    });
    if (run.gate.length) bar(pen, run, places, colour.dead);
    paint(pen, run, colour);
  });
})();
