// Draws a simulated run on its canvas ("belt:at", after its messages have their places): they come from the producers,
// wait, in a FIFO queue in a lane for each group, are in flight with a ring that runs out, and go.
(() => {
  const CELLS = [14, 11, 9, 7, 5, 4, 3, 2, 1], LANES = 12, TURN = 2 * Math.PI, FAR = 1;
  const LOOKS = ["visible", "again", "delayed", "flight", "dead"];

  // Left, top, width and height of each place, in pixels, in the order of the words.
  const rooms = (w, h) => ({
    producers: [4, 30, w * .09, h - 108], delayed: [w * .1, 30, w * .13, h - 108], visible: [w * .25, 30, w * .35, h - 108],
    flight: [w * .62, 30, w * .27, h - 108], dead: [w * .25, h - 52, w * .35, 44], deleted: [w * .9, 30, w * .1 - 4, h - 108], expired: [w * .62, h - 52, w * .38 - 4, 44],
  });
  const pack = (tokens, [x, y, w, h], most = tokens.length) => {
    const size = CELLS.find((cell) => Math.floor(w / cell) * Math.floor(h / cell) >= most) ?? 1, rows = Math.max(1, Math.floor(h / size));
    tokens.forEach((token, index) => Object.assign(token, { size, tx: x + w - (Math.floor(index / rows) + .5) * size, ty: y + (index % rows + .5) * size }));
  };
  const groups = (tokens, key) => {
    const found = new Map();
    for (const token of tokens) (found.get(key(token)) ?? found.set(key(token), []).get(key(token))).push(token);
    return [...found.entries()].sort(([one], [other]) => one - other);
  };
  // Those of a consumer around its place in the room.
  const hold = (tokens, [x, y, w, h], consumers) => {
    const columns = Math.max(1, Math.ceil(Math.sqrt(consumers * w / h))), rows = Math.ceil(consumers / columns);
    for (const [who, held] of groups(tokens, (token) => token.who)) {
      const column = (who - 1) % columns, row = Math.floor((who - 1) / columns);
      pack(held, [x + column * w / columns, y + row * h / rows, w / columns, h / rows]);
    }
  };
  const arrange = (run, room) => {
    const at = (place) => [...run.tokens.values()].filter((token) => token.place === place);
    const lanes = groups(at("visible"), (token) => token.lane % LANES), [x, y, w, h] = room.visible;
    const most = Math.max(0, ...lanes.map(([, tokens]) => tokens.length)), every = Math.min(LANES, Math.max(1, run.lanes ??= new Set(Object.values(run.log.groups).map((lane) => lane % LANES)).size));
    lanes.forEach(([lane, tokens]) => pack(tokens, [x, y + (lane % every) * h / every, w, h / every - (every > 1 ? 3 : 0)], most));
    for (const place of ["delayed", "dead"]) pack(at(place), room[place]);
    hold(at("flight"), room.flight, run.log.consumers);
    for (const token of run.leaving) [token.tx, token.ty] = [room[token.place][0] + room[token.place][2] / 2, room[token.place][1] + room[token.place][3] / 2];
    run.dirty = false;
  };
  // A step of the way to where each belongs; all of it where nothing moves by itself.
  const move = (run, room, moving) => {
    const [x, y, w, h] = room.producers, part = moving ? .22 : 1;
    for (const token of [...run.tokens.values(), ...run.leaving]) {
      token.x = (token.x ?? x + w / 2) + (token.tx - (token.x ?? x + w / 2)) * part;
      token.y = (token.y ?? y + h / 2) + (token.ty - (token.y ?? y + h / 2)) * part;
    }
    run.leaving = moving ? run.leaving.filter((token) => Math.hypot(token.tx - token.x, token.ty - token.y) > FAR) : [];
  };

  const paint = (pen, run, colour) => {
    const paths = Object.fromEntries([...LOOKS, "ring", "leaving"].map((look) => [look, new Path2D()]));
    for (const { x, y, size, place, again, until } of run.tokens.values()) {
      const half = Math.max(1, size - 1) / 2;
      if (place === "flight") {
        paths[again ? "again" : "visible"].roundRect(x - half * .6, y - half * .6, half * 1.2, half * 1.2, half * .6);
        const left = Math.min(1, (until - run.at) / run.log.hidden);
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
  const label = (pen, room, words, counts, w) => {
    Object.values(room).forEach(([x, y, width], index) => {
      pen.textAlign = x + width > w * .88 ? "right" : "left";
      const text = index && w > 560 ? `${words[index]} ${counts[index - 1]}` : index ? String(counts[index - 1]) : words[0];
      pen.fillText(text, x + width > w * .88 ? x + width : x, y - 8, w > 560 ? width + 12 : undefined);
    });
  };

  document.addEventListener("belt:at", ({ detail: { belt, run, counts, moving } }) => {
    const canvas = belt.querySelector("[data-belt-canvas]"), pen = canvas.getContext("2d"), scale = devicePixelRatio;
    const [w, h] = [canvas.clientWidth, canvas.clientHeight], room = rooms(w, h);
    if (canvas.width !== Math.round(w * scale) || canvas.height !== Math.round(h * scale)) {
      Object.assign(canvas, { width: Math.round(w * scale), height: Math.round(h * scale) });
      run.dirty = true;
    }
    if (run.dirty || run.leaving.length) arrange(run, room);
    move(run, room, moving);
    pen.setTransform(scale, 0, 0, scale, 0, 0);
    pen.clearRect(0, 0, w, h);
    const { color, fontFamily } = getComputedStyle(canvas);
    const colour = Object.fromEntries(LOOKS.map((look) => [look, getComputedStyle(belt.querySelector(`.tk-${look}`)).color]));
    Object.assign(pen, { font: `500 11px ${fontFamily}`, fillStyle: color, strokeStyle: colour.delayed, lineWidth: 1 });
    label(pen, room, belt.dataset.words.split("|"), counts, w);
    pen.globalAlpha = .35;
    for (const [x, y, width, height] of Object.values(room)) pen.strokeRect(Math.round(x) - 2.5, Math.round(y) - 2.5, Math.round(width) + 4, Math.round(height) + 4);
    pen.globalAlpha = 1;
    paint(pen, run, colour);
  });
})();
