// node:stream, small: readable and writable streams that run in memory, and Lambda's response stream.
(lab) => {
  "use strict";
  const { EventEmitter, host } = lab;
  const chunkOf = (chunk, encoding) => (typeof chunk === "string" ? Buffer.from(chunk, encoding) : chunk);

  class Writable extends EventEmitter {
    writable = true;
    writableEnded = false;
    writableFinished = false;
    destroyed = false;

    constructor(options = {}) {
      super();
      this._options = options;
      this._turn = Promise.resolve();
      for (const name of ["write", "final"]) if (options[name]) this[`_${name}`] = options[name];
    }

    _write(chunk, encoding, done) {
      done();
    }

    _final(done) {
      done();
    }

    #queue(work) {
      this._turn = this._turn.then(() => new Promise((resolve) => {
        if (this.destroyed) return resolve();
        work((problem) => {
          if (problem) this.destroy(problem);
          resolve();
        });
      })).catch((problem) => this.destroy(problem));
    }

    write(chunk, encoding, done) {
      if (typeof encoding === "function") [encoding, done] = [undefined, encoding];
      if (this.writableEnded) {
        const problem = lab.fail(Error, "ERR_STREAM_WRITE_AFTER_END", "write after end");
        this.destroy(problem);
        return false;
      }
      const given = this._options.objectMode ? chunk : chunkOf(chunk, encoding);
      if (!this._options.objectMode && !ArrayBuffer.isView(given)) {
        throw lab.fail(TypeError, "ERR_INVALID_ARG_TYPE", `The "chunk" argument must be of type string or an instance of Buffer, TypedArray, or DataView. Received ${lab.received(chunk)}`);
      }
      this.#queue((next) => this._write(given, "buffer", (problem) => {
        done?.(problem);
        next(problem);
      }));
      return true;
    }

    end(chunk, encoding, done) {
      if (typeof chunk === "function") [chunk, done] = [undefined, chunk];
      if (typeof encoding === "function") [encoding, done] = [undefined, encoding];
      if (chunk !== undefined && chunk !== null) this.write(chunk, encoding);
      if (done) this.once("finish", done);
      this.writableEnded = true;
      this.#queue((next) => this._final((problem) => {
        if (!problem) {
          this.writableFinished = true;
          this.emit("finish");
          this.emit("close");
        }
        next(problem);
      }));
      return this;
    }

    destroy(problem) {
      if (this.destroyed) return this;
      this.destroyed = true;
      if (problem) this.emit("error", problem);
      this.emit("close");
      return this;
    }

    cork() {}

    uncork() {}
  }

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

  const writes = Object.getOwnPropertyDescriptors(Writable.prototype);
  class Duplex extends Readable {
    writable = true;
    writableEnded = false;
    writableFinished = false;

    constructor(options = {}) {
      super(options);
      const inner = new Writable({ ...options, write: (...given) => this._write(...given), final: (done) => this._final(done) });
      inner.on("error", (problem) => this.destroy(problem));
      inner.on("finish", () => {
        this.writableFinished = true;
        this.emit("finish");
      });
      if (options.write) this._write = options.write;
      if (options.final) this._final = options.final;
      this.write = (...given) => inner.write(...given);
      this.end = (...given) => {
        this.writableEnded = true;
        inner.end(...given);
        return this;
      };
    }

    _write(chunk, encoding, done) {
      done();
    }

    _final(done) {
      done();
    }
  }
  class Transform extends Duplex {
    constructor(options = {}) {
      super(options);
      if (options.transform) this._transform = options.transform;
      if (options.flush) this._flush = options.flush;
    }

    _write(chunk, encoding, done) {
      this._transform(chunk, encoding, (problem, made) => {
        if (made !== undefined && made !== null) this.push(made);
        done(problem);
      });
    }

    _flush(done) {
      done();
    }

    _final(done) {
      this._flush((problem, made) => {
        if (made !== undefined && made !== null) this.push(made);
        this.push(null);
        done(problem);
      });
    }
  }
  class PassThrough extends Transform {
    _transform(chunk, encoding, done) {
      done(null, chunk);
    }
  }

  const finished = (stream) => new Promise((resolve, reject) => {
    stream.once("error", reject);
    stream.once(stream.write ? "finish" : "end", () => resolve());
  });
  const pipeline = async (...parts) => {
    const [first, ...rest] = parts.filter((part) => typeof part === "function" || part?.pipe || part?.write || part?.[Symbol.asyncIterator] || part?.[Symbol.iterator]);
    let source = typeof first === "function" ? first() : first;
    for (const [at, part] of rest.entries()) {
      if (typeof part === "function") {
        source = part(source);
        continue;
      }
      const pumped = (async () => {
        for await (const chunk of source) part.write(chunk);
        const end = finished(part);
        part.end();
        if (at === rest.length - 1) await end;
      })();
      if (at === rest.length - 1) return pumped;
      pumped.catch((problem) => part.destroy(problem));
      source = part;
    }
    return source?.then ? await source : undefined;
  };
  const withCallback = (...parts) => {
    const done = parts.pop();
    pipeline(...parts).then((value) => done(undefined, value), done);
    return parts.at(-1);
  };

  // -- Lambda's response streaming

  const STREAMING = Symbol.for("aws.lambda.runtime.handler.streaming");
  const PRELUDE = "application/vnd.awslambda.http-integration-response";
  class ResponseStream extends Writable {
    #type = "application/octet-stream";
    #begun = false;

    setContentType(type) {
      this.#type = type;
    }

    _write(chunk, encoding, done) {
      if (!this.#begun) {
        this.#begun = true;
        host.stream(this.#type, new Uint8Array(0));
        this._onBeforeFirstWrite?.((part) => host.stream(this.#type, lab.view(chunkOf(part))));
      }
      host.stream(this.#type, lab.view(chunk));
      done();
    }
  }
  globalThis.awslambda = {
    streamifyResponse: (handler) => {
      handler[STREAMING] = "response";
      return handler;
    },
    HttpResponseStream: class HttpResponseStream {
      static from(stream, prelude) {
        stream.setContentType(PRELUDE);
        const text = JSON.stringify(prelude);
        stream._onBeforeFirstWrite = (write) => {
          write(text);
          write(new Uint8Array(8));
        };
        return stream;
      }
    },
  };
  lab.streams = {
    is: (handler) => Boolean(handler[STREAMING]),
    check: (handler) => {
      if (handler[STREAMING] && handler[STREAMING] !== "response") {
        throw Object.assign(new Error("Only response streaming is supported."), { name: "Runtime.MalformedStreamingHandler" });
      }
    },
    run: (handler, event, context, succeed, refuse) => {
      const stream = new ResponseStream();
      let problem;
      stream.on("error", (error) => (problem = error));
      (async () => {
        const answer = handler(event, stream, context);
        if (typeof answer?.then !== "function") throw new Error("Streaming does not support non-async handlers.");
        if ((await answer) !== undefined) console.warn("Streaming handlers ignore return values.");
        await stream._turn;
        if (problem) throw problem;
        if (!stream.writableFinished) throw new Error("Response stream is not finished.");
      })().then(() => succeed(null), refuse);
    },
  };

  Object.assign(lab, { Readable, Writable });
  const all = { Readable, Writable, Duplex, Transform, PassThrough, Stream: EventEmitter };
  const promises = { pipeline, finished };
  lab.modules.stream = () => Object.assign(Object.assign(class Stream extends EventEmitter {}, all), { pipeline: withCallback, finished: (stream, done) => void finished(stream).then(() => done(), done), promises });
  lab.modules["stream/promises"] = () => promises;
  lab.modules["stream/consumers"] = () => {
    const buffer = async (stream) => {
      const parts = [];
      for await (const part of stream) parts.push(chunkOf(part));
      return Buffer.concat(parts);
    };
    return { buffer, text: async (stream) => (await buffer(stream)).toString(), json: async (stream) => JSON.parse(await buffer(stream)) };
  };
};
