// Where on the canvas the messages of a simulated run belong ("belt:at", once it is known where each is), and a step of
// their way there: `places` by name and the `grid` of the consumers are told in the event's detail, for drawing.
(() => {
  const CELLS = [14, 11, 9, 7, 5, 4, 3, 2, 1], LANES = 12, FAR = 1;

  // Left, top, width and height of each place, in pixels, in the order of the words.
  const rooms = (w, h) => ({
    producers: [4, 30, w * .09, h - 108], delayed: [w * .1, 30, w * .13, h - 108], visible: [w * .25, 30, w * .35, h - 108],
    flight: [w * .62, 30, w * .27, h - 108], dead: [w * .25, h - 52, w * .35, 44], deleted: [w * .9, 30, w * .1 - 4, h - 108], expired: [w * .62, h - 52, w * .38 - 4, 44],
  });
  // In columns from the right end on, or in rows from the left.
  const pack = (tokens, [x, y, w, h], most = tokens.length, across = false) => {
    const size = CELLS.find((cell) => Math.floor(w / cell) * Math.floor(h / cell) >= most) ?? 1, rows = Math.max(1, Math.floor(h / size));
    const columns = Math.max(1, Math.floor(w / size));
    tokens.forEach((token, index) => Object.assign(token, { size }, across
      ? { tx: x + (index % columns + .5) * size, ty: y + h / 2 + (Math.floor(index / columns) - (Math.ceil(tokens.length / columns) - 1) / 2) * size }
      : { tx: x + w - (Math.floor(index / rows) + .5) * size, ty: y + (index % rows + .5) * size }));
  };
  const groups = (tokens, key) => {
    const found = new Map();
    for (const token of tokens) (found.get(key(token)) ?? found.set(key(token), []).get(key(token))).push(token);
    return [...found.entries()].sort(([one], [other]) => one - other);
  };
  // Columns and rows for the consumers: one column as long as they have room below each other.
  const grid = (w, h, consumers) => {
    const columns = consumers * 24 <= h ? 1 : Math.ceil(Math.sqrt(consumers * w / h));
    return [columns, Math.ceil(consumers / columns)];
  };
  // Those of a consumer in its part of the room.
  const hold = (tokens, [x, y, w, h], consumers) => {
    const [columns, rows] = grid(w, h, consumers), numbered = h / rows > 22 ? 22 : 0;
    for (const [who, held] of groups(tokens, (token) => token.who)) {
      const column = (who - 1) % columns, row = Math.floor((who - 1) / columns);
      pack(held, [x + column * w / columns + numbered, y + row * h / rows + 2, w / columns - numbered, h / rows - 4], held.length, true);
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

  document.addEventListener("belt:at", ({ detail }) => {
    const { belt, run, moving } = detail, { clientWidth: w, clientHeight: h } = belt.querySelector("[data-belt-canvas]");
    const room = detail.places = rooms(w, h);
    detail.grid = grid(room.flight[2], room.flight[3], run.log.consumers);
    if (run.dirty || run.leaving.length || run.size !== `${w} ${h}`) arrange(run, room);
    run.size = `${w} ${h}`;
    move(run, room, moving);
  });
})();
