// Where on the canvas the messages of a simulated run belong ("belt:at", once it is known where each is), and a step of
// their way there. Told in the event's detail, for drawing: of each queue its `places` by name and the `grid` of its
// consumers.
(() => {
  const CELLS = [14, 11, 9, 7, 5, 4, 3, 2, 1], LANES = 12, FAR = 1, ROW = 18;

  // Left, top, width and height of each place, in pixels: of a queue alone.
  const alone = (w, h) => ({
    producers: [4, 30, w * .09, h - 108], delayed: [w * .115, 30, w * .13, h - 108], visible: [w * .26, 30, w * .34, h - 108],
    flight: [w * .62, 30, w * .27, h - 108], dead: [w * .26, h - 52, w * .34, 44], deleted: [w * .9, 30, w * .1 - 4, h - 108], expired: [w * .62, h - 52, w * .38 - 4, 44],
  });
  // Of one of several behind a topic: a row each.
  const row = (w, h, queue, queues) => {
    const height = (h - 8) / queues, top = 4 + queue * height + ROW, room = height - ROW - 8;
    return {
      producers: [4, 4 + ROW, w * .1, h - ROW - 16], gate: [w * .15, top, w * .07, room], visible: [w * .25, top, w * .31, room],
      flight: [w * .59, top, w * .2, room], dead: [w * .81, top, w * .095, room], deleted: [w * .92, top, w * .08 - 4, room],
    };
  };
  const rooms = (w, h, log) => log.queues.map((_, queue) => (log.kept.length ? row(w, h, queue, log.queues.length) : alone(w, h)));
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
      const column = (who - 1) % columns, line = Math.floor((who - 1) / columns);
      pack(held, [x + column * w / columns + numbered, y + line * h / rows + 2, w / columns - numbered, h / rows - 4], held.length, true);
    }
  };
  const arrange = (tokens, room, queue) => {
    const at = (place) => tokens.filter((token) => token.place === place);
    const lanes = groups(at("visible"), (token) => token.lane % LANES), [x, y, w, h] = room.visible;
    const most = Math.max(0, ...lanes.map(([, held]) => held.length)), every = Math.min(LANES, Math.max(1, queue.lanes ??= new Set(Object.values(queue.groups).map((lane) => lane % LANES)).size));
    lanes.forEach(([lane, held]) => pack(held, [x, y + (lane % every) * h / every, w, h / every - (every > 1 ? 3 : 0)], most));
    if (room.delayed) pack(at("delayed"), room.delayed);
    pack(at("dead"), room.dead);
    hold(at("flight"), room.flight, queue.consumers);
  };
  const leave = (run, all) => {
    for (const token of run.leaving) {
      const room = all[token.queue], [x, y, w, h] = room[token.place] ?? room.deleted;
      Object.assign(token, { tx: x + w / 2, ty: y + h / 2, size: token.size ?? CELLS[1] });
    }
  };
  // A step of the way to where each belongs; all of it where nothing moves by itself.
  const move = (run, [x, y, w, h], moving) => {
    const part = moving ? .22 : 1;
    for (const token of [...run.tokens.values(), ...run.leaving]) {
      token.x = (token.x ?? x + w / 2) + (token.tx - (token.x ?? x + w / 2)) * part;
      token.y = (token.y ?? y + h / 2) + (token.ty - (token.y ?? y + h / 2)) * part;
    }
    run.leaving = moving ? run.leaving.filter((token) => Math.hypot(token.tx - token.x, token.ty - token.y) > FAR) : [];
  };

  document.addEventListener("belt:at", ({ detail }) => {
    const { belt, run, moving } = detail, { clientWidth: w, clientHeight: h } = belt.querySelector("[data-belt-canvas]");
    const all = detail.places = rooms(w, h, run.log), size = `${w} ${h}`;
    detail.grid = all.map((room, queue) => grid(room.flight[2], room.flight[3], run.log.queues[queue].consumers));
    if (run.dirty || run.size !== size) {
      const tokens = [...run.tokens.values()];
      all.forEach((room, queue) => arrange(tokens.filter((token) => token.queue === queue), room, run.log.queues[queue]));
    }
    leave(run, all);
    Object.assign(run, { dirty: false, size });
    move(run, all[0].producers, moving);
  });
})();
