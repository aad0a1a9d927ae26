// The streams of node:stream that are written to: one piece after the other, each when the one before is done with.
(lab) => {
  "use strict";
  const { EventEmitter } = lab;
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

  Object.assign(lab, { Writable, chunkOf });
};
