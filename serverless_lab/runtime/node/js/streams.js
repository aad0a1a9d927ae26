// node:stream, small: streams that run in memory.
(lab) => {
  "use strict";
  const { EventEmitter, Readable, Writable, chunkOf } = lab;

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
