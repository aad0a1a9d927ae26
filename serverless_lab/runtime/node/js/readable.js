// The streams of node:stream that are read from: what was pushed is held until somebody asks for it.
(lab) => {
  "use strict";
  const { EventEmitter, chunkOf } = lab;

  class Readable extends EventEmitter {
    readable = true;
    readableEnded = false;
    destroyed = false;

    constructor(options = {}) {
      super();
      this._options = options;
      this._held = [];
      this._waiting = [];
      this._ended = false;
      if (options.read) this._read = options.read;
    }

    static from(source) {
      const made = new Readable({ objectMode: true });
      const items = typeof source === "string" || ArrayBuffer.isView(source) ? [source] : source;
      made._source = (items[Symbol.asyncIterator] ?? items[Symbol.iterator]).call(items);
      return made;
    }

    _read() {}

    push(chunk) {
      if (chunk === null) this._ended = true;
      else this._held.push(this._options.objectMode ? chunk : chunkOf(chunk));
      this._waiting.splice(0).forEach((wake) => wake());
      return true;
    }

    setEncoding(encoding) {
      this._encoding = encoding;
      return this;
    }

    async #next() {
      if (this._source) {
        const { value, done } = await this._source.next();
        return done ? null : value;
      }
      while (!this._held.length && !this._ended) {
        if (this._problem) throw this._problem;
        const wait = new Promise((wake) => this._waiting.push(wake));
        this._read();
        if (!this._held.length && !this._ended) await wait;
      }
      const chunk = this._held.length ? this._held.shift() : null;
      return chunk !== null && this._encoding ? Buffer.from(chunk).toString(this._encoding) : chunk;
    }

    async *[Symbol.asyncIterator]() {
      for (let chunk = await this.#next(); chunk !== null; chunk = await this.#next()) yield chunk;
      this.readableEnded = true;
    }

    on(name, listener) {
      super.on(name, listener);
      if (name === "data" && !this._flowing) {
        this._flowing = true;
        setImmediate(async () => {
          try {
            for await (const chunk of this) this.emit("data", chunk);
            this.emit("end");
            this.emit("close");
          } catch (problem) {
            this.emit("error", problem);
          }
        });
      }
      return this;
    }

    resume() {
      return this.on("data", () => undefined);
    }

    pause() {
      return this;
    }

    pipe(target) {
      this.on("data", (chunk) => target.write(chunk));
      this.on("end", () => target !== process.stdout && target.end());
      return target;
    }

    destroy(problem) {
      this.destroyed = true;
      this._problem = problem;
      this._ended = true;
      this._waiting.splice(0).forEach((wake) => wake());
      if (problem) this.emit("error", problem);
      this.emit("close");
      return this;
    }

    async toArray() {
      const all = [];
      for await (const chunk of this) all.push(chunk);
      return all;
    }
  }

  lab.Readable = Readable;
};
