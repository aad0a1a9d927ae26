// EventEmitter, and the web's Event, EventTarget and AbortController.
(lab) => {
  "use strict";
  class EventEmitter {
    static defaultMaxListeners = 10;

    #listeners() {
      if (!Object.hasOwn(this, "_events")) Object.defineProperty(this, "_events", { value: new Map(), enumerable: false });
      return this._events;
    }

    #add(name, listener, first) {
      if (typeof listener !== "function") {
        throw lab.fail(TypeError, "ERR_INVALID_ARG_TYPE", `The "listener" argument must be of type function. Received ${lab.received(listener)}`);
      }
      const all = this.#listeners();
      if (all.has("newListener")) this.emit("newListener", name, listener.listener ?? listener);
      const known = all.get(name) ?? [];
      all.set(name, first ? [listener, ...known] : [...known, listener]);
      return this;
    }

    #once(name, listener) {
      const wrapped = (...given) => {
        this.off(name, wrapped);
        return listener.apply(this, given);
      };
      wrapped.listener = listener;
      return wrapped;
    }

    on(name, listener) {
      return this.#add(name, listener, false);
    }

    once(name, listener) {
      return this.#add(name, this.#once(name, listener), false);
    }

    prependListener(name, listener) {
      return this.#add(name, listener, true);
    }

    prependOnceListener(name, listener) {
      return this.#add(name, this.#once(name, listener), true);
    }

    off(name, listener) {
      const known = this.#listeners().get(name) ?? [];
      const at = known.findLastIndex((each) => each === listener || each.listener === listener);
      if (at !== -1) this.#listeners().set(name, known.toSpliced(at, 1));
      return this;
    }

    emit(name, ...given) {
      const known = this.#listeners().get(name) ?? [];
      if (!known.length && name === "error") {
        if (lab.isError(given[0])) throw given[0];
        throw lab.fail(Error, "ERR_UNHANDLED_ERROR", `Unhandled error. (${lab.inspect(given[0])})`, { context: given[0] });
      }
      for (const listener of known) listener.apply(this, given);
      return known.length > 0;
    }

    removeAllListeners(name) {
      if (name === undefined) this.#listeners().clear();
      else this.#listeners().delete(name);
      return this;
    }

    listeners(name) {
      return (this.#listeners().get(name) ?? []).map((each) => each.listener ?? each);
    }

    rawListeners(name) {
      return [...(this.#listeners().get(name) ?? [])];
    }

    listenerCount(name) {
      return (this.#listeners().get(name) ?? []).length;
    }

    eventNames() {
      return [...this.#listeners()].filter(([, all]) => all.length).map(([name]) => name);
    }

    setMaxListeners() {
      return this;
    }

    getMaxListeners() {
      return EventEmitter.defaultMaxListeners;
    }
  }
  EventEmitter.prototype.addListener = EventEmitter.prototype.on;
  EventEmitter.prototype.removeListener = EventEmitter.prototype.off;

  class Event {
    #prevented = false;

    constructor(type, { cancelable = false, bubbles = false } = {}) {
      Object.assign(this, { type: String(type), cancelable, bubbles, target: null, currentTarget: null, timeStamp: lab.monotonic() });
    }

    get defaultPrevented() {
      return this.#prevented;
    }

    preventDefault() {
      this.#prevented = this.cancelable;
    }

    stopImmediatePropagation() {
      this.stopped = true;
    }

    stopPropagation() {}
  }

  class CustomEvent extends Event {
    constructor(type, options = {}) {
      super(type, options);
      this.detail = options.detail ?? null;
    }
  }

  class EventTarget {
    #listeners = new Map();

    addEventListener(type, listener, options = {}) {
      const known = this.#listeners.get(type) ?? [];
      if (!listener || known.some((each) => each.listener === listener)) return;
      this.#listeners.set(type, [...known, { listener, once: options === true ? false : Boolean(options.once) }]);
    }

    removeEventListener(type, listener) {
      this.#listeners.set(type, (this.#listeners.get(type) ?? []).filter((each) => each.listener !== listener));
    }

    dispatchEvent(event) {
      event.target = event.currentTarget = this;
      for (const { listener, once } of this.#listeners.get(event.type) ?? []) {
        if (once) this.removeEventListener(event.type, listener);
        if (typeof listener === "function") listener.call(this, event);
        else listener.handleEvent(event);
        if (event.stopped) break;
      }
      return !event.defaultPrevented;
    }
  }

  const key = Symbol("abort");
  class AbortSignal extends EventTarget {
    aborted = false;
    reason = undefined;
    onabort = null;

    static abort(reason) {
      const controller = new AbortController();
      controller.abort(reason);
      return controller.signal;
    }

    static timeout(delay) {
      const controller = new AbortController();
      const reason = new DOMException("The operation was aborted due to timeout", "TimeoutError");
      setTimeout(() => controller.abort(reason), delay).unref();
      return controller.signal;
    }

    static any(signals) {
      const controller = new AbortController();
      for (const signal of signals) {
        if (signal.aborted) controller.abort(signal.reason);
        else signal.addEventListener("abort", () => controller.abort(signal.reason), { once: true });
      }
      return controller.signal;
    }

    throwIfAborted() {
      if (this.aborted) throw this.reason;
    }

    [key](reason) {
      if (this.aborted) return;
      this.aborted = true;
      this.reason = reason ?? new DOMException("This operation was aborted", "AbortError");
      const event = new Event("abort");
      this.onabort?.(event);
      this.dispatchEvent(event);
    }
  }
  class AbortController {
    signal = new AbortSignal();

    abort(reason) {
      this.signal[key](reason);
    }
  }

  const once = (emitter, name) => new Promise((resolve, reject) => {
    const fail = (problem) => reject(problem);
    if (name !== "error") emitter.once("error", fail);
    emitter.once(name, (...given) => {
      emitter.off?.("error", fail);
      resolve(given);
    });
  });
  lab.EventEmitter = EventEmitter;
  lab.modules.events = () => Object.assign(EventEmitter, { EventEmitter, once });
  Object.assign(globalThis, { Event, CustomEvent, EventTarget, AbortSignal, AbortController });
};
