// setTimeout and its kin, the microtask queue, and the order in which the event loop takes them.
(lab) => {
  "use strict";
  const waiting = new Map();
  let immediates = [];
  let serial = 0;
  let ticks = [];
  const guarded = (work) => {
    try {
      work();
    } catch (problem) {
      lab.uncaught(problem);
    }
  };

  class Timeout {
    constructor(callback, delay, repeat, given) {
      this._id = ++serial;
      this._callback = callback;
      this._given = given;
      this._delay = delay >= 1 && delay <= 2 ** 31 - 1 ? Math.trunc(delay) : 1;
      this._repeat = repeat;
      this._held = true;
      this.refresh();
      waiting.set(this._id, this);
    }

    refresh() {
      this._at = lab.monotonic() + this._delay;
      return this;
    }

    ref() {
      this._held = true;
      return this;
    }

    unref() {
      this._held = false;
      return this;
    }

    hasRef() {
      return this._held;
    }

    close() {
      waiting.delete(this._id);
      return this;
    }

    [Symbol.toPrimitive]() {
      return this._id;
    }
  }

  const checked = (callback) => {
    if (typeof callback === "function") return callback;
    throw lab.fail(TypeError, "ERR_INVALID_ARG_TYPE", `The "callback" argument must be of type function. Received ${lab.received(callback)}`);
  };
  const timers = {
    setTimeout: (callback, delay, ...given) => new Timeout(checked(callback), delay, false, given),
    setInterval: (callback, delay, ...given) => new Timeout(checked(callback), delay, true, given),
    setImmediate: (callback, ...given) => {
      const made = { callback: checked(callback), given, dropped: false };
      immediates.push(made);
      return made;
    },
    clearTimeout: (timer) => {
      if (timer !== null && timer !== undefined) waiting.delete(typeof timer === "object" ? timer._id : Number(timer));
    },
    clearImmediate: (made) => {
      if (made) made.dropped = true;
    },
  };
  timers.clearInterval = timers.clearTimeout;
  const abortable = (signal, begin) => new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason);
    const end = begin(resolve);
    signal?.addEventListener("abort", () => {
      end();
      reject(signal.reason);
    }, { once: true });
  });
  const promises = {
    setTimeout: (delay, value, { signal } = {}) => abortable(signal, (resolve) => {
      const timer = timers.setTimeout(resolve, delay, value);
      return () => timers.clearTimeout(timer);
    }),
    setImmediate: (value) => new Promise((resolve) => timers.setImmediate(resolve, value)),
    async *setInterval(delay, value) {
      while (true) yield await promises.setTimeout(delay, value);
    },
    scheduler: { wait: (delay, options) => promises.setTimeout(delay, undefined, options), yield: () => promises.setImmediate() },
  };

  const micro = globalThis.queueMicrotask;
  timers.queueMicrotask = (callback) => {
    checked(callback);
    micro(() => guarded(callback));
  };
  lab.nextTick = (callback, ...given) => {
    checked(callback);
    ticks.push(() => callback(...given));
  };

  // One turn of the loop: what is due, and how long until something is; below zero when nothing ever will be.
  lab.exports.tick = () => {
    if (ticks.length) {
      const due = ticks;
      ticks = [];
      due.forEach(guarded);
      return 0;
    }
    if (immediates.length) {
      const due = immediates;
      immediates = [];
      for (const { callback, given, dropped } of due) if (!dropped) guarded(() => callback(...given));
      return 0;
    }
    let next;
    for (const timer of waiting.values()) {
      if (next === undefined || timer._at < next._at) next = timer;
    }
    if (next === undefined || ![...waiting.values()].some((timer) => timer._held)) return -1;
    const left = next._at - lab.monotonic();
    if (left > 0) return left;
    if (next._repeat) next.refresh();
    else waiting.delete(next._id);
    guarded(() => next._callback(...next._given));
    return 0;
  };

  const started = performance.now.bind(performance);
  let zero = 0;
  lab.monotonic = () => started() - zero;
  lab.resetClock = () => {
    zero = started();
    performance.timeOrigin = Date.now();
  };
  const clock = { now: () => lab.monotonic(), timeOrigin: 0, mark: () => undefined, measure: () => undefined, toJSON: () => ({}) };
  Object.defineProperty(globalThis, "performance", { value: clock, writable: true, configurable: true, enumerable: true });
  const { queueMicrotask, ...rest } = timers;
  Object.assign(globalThis, timers);
  timers.setTimeout[Symbol.for("nodejs.util.promisify.custom")] = promises.setTimeout;
  timers.setImmediate[Symbol.for("nodejs.util.promisify.custom")] = promises.setImmediate;
  lab.modules.timers = () => ({ ...rest, promises });
  lab.modules["timers/promises"] = () => promises;
  lab.modules.perf_hooks = () => ({ performance: globalThis.performance });
};
