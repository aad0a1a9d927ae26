// Lambda's response streaming: what a handler writes goes to the host at once.
(lab) => {
  "use strict";
  const { Writable, chunkOf, host } = lab;
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
};
