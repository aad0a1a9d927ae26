// The clients of AWS SDK for JavaScript v3, made of the service models: each command is a call on the learner's account.
(lab) => {
  "use strict";
  const { host } = lab;
  const STREAMS = { "s3 GetObject": "Body" };
  const BYTES = { "lambda Invoke": "Payload" };

  const tag = (_, value) => value; // what JSON cannot say is replaced before it is asked, see plain()
  const plain = async (value) => {
    if (value === null || typeof value !== "object") return typeof value === "bigint" ? Number(value) : value;
    if (value instanceof Date) return { $time: value.getTime() / 1e3 };
    if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return { $bytes: lab.buffer(lab.view(value)).toString("base64") };
    if (value[Symbol.asyncIterator]) {
      const parts = [];
      for await (const part of value) parts.push(typeof part === "string" ? Buffer.from(part) : part);
      return plain(Buffer.concat(parts));
    }
    if (value instanceof Set || Array.isArray(value)) return Promise.all([...value].map(plain));
    const made = {};
    for (const [name, each] of Object.entries(value)) if (each !== undefined) made[name] = await plain(each);
    return made;
  };
  const revive = (_, value) => {
    if (value === null || typeof value !== "object") return value;
    if (typeof value.$bytes === "string") return bytes(Buffer.from(value.$bytes, "base64"));
    if (typeof value.$time === "number") return new Date(value.$time * 1e3);
    return value;
  };
  const bytes = (found) => Object.defineProperty(new Uint8Array(found), "transformToString", {
    value: function (encoding) {
      return lab.buffer(this).toString(encoding ?? "utf8");
    },
    enumerable: false,
  });
  const streamed = (found) => {
    const data = typeof found === "string" ? Buffer.from(found) : Buffer.from(found ?? []);
    const stream = new lab.Readable();
    stream.push(data);
    stream.push(null);
    return Object.assign(stream, {
      transformToString: async (encoding) => data.toString(encoding ?? "utf8"),
      transformToByteArray: async () => new Uint8Array(data),
      transformToWebStream: () => {
        throw lab.fail(Error, "ERR_FEATURE_UNAVAILABLE_ON_PLATFORM", "The lab's Node.js has no web streams.");
      },
    });
  };

  const errorOf = ({ Error: said, ResponseMetadata: meta }, errors, Base, classes) => {
    const code = String(said.Code).split(".").at(-1).split("#").at(-1);
    const name = errors[said.Code] ?? errors[code] ?? code;
    const Kind = Object.hasOwn(classes, name) ? classes[name] : Base;
    const status = meta?.HTTPStatusCode;
    return new Kind({
      ...said, name, message: said.Message ?? said.message ?? name, $fault: status >= 500 ? "server" : "client",
      $metadata: { httpStatusCode: status, requestId: meta?.RequestId, attempts: 1, totalRetryDelay: 0 },
    });
  };

  class ServiceException extends Error {
    constructor({ name, message, $fault, $metadata, ...rest }) {
      super(message);
      Object.assign(this, { $fault, $metadata, ...rest });
      Object.defineProperty(this, "name", { value: name, writable: true, configurable: true, enumerable: true });
      delete this.Message;
      delete this.message;
      Object.defineProperty(this, "message", { value: message, writable: true, configurable: true, enumerable: false });
      const frames = String(this.stack).split("\n").filter((line) => line.startsWith("    at "));
      this.stack = [`${name}: ${message}`, ...frames].join("\n");
    }

    static isInstance(value) {
      return value instanceof ServiceException;
    }
  }

  class Command {
    constructor(input = {}) {
      this.input = input;
    }
  }

  const credentials = async () => ({ accessKeyId: process.env.AWS_ACCESS_KEY_ID, secretAccessKey: process.env.AWS_SECRET_ACCESS_KEY, sessionToken: process.env.AWS_SESSION_TOKEN });
  const failing = (name, message) => Object.assign(new Error(message), { name, $metadata: { attempts: 3, totalRetryDelay: 0 } });

  // The base of one service's client; `classes` are its errors by name.
  const clientOf = ({ service, errors }, Base, classes) => class Client {
    constructor(options = {}) {
      const region = options.region ?? process.env.AWS_REGION;
      this.config = { ...options, region: async () => (typeof region === "function" ? region() : region), credentials, maxAttempts: async () => 3 };
      this.middlewareStack = { add: () => undefined, use: () => undefined };
    }

    send(command, options, callback) {
      const done = typeof options === "function" ? options : callback;
      const sent = this.#send(command, typeof options === "function" ? undefined : options);
      if (!done) return sent;
      sent.then((value) => done(null, value), (problem) => done(problem));
    }

    async #send(command, options) {
      if (!(command instanceof Command)) throw new TypeError("client.send() takes a command, such as new ListBucketsCommand({}).");
      if (options?.abortSignal?.aborted) throw failing("AbortError", "Request aborted");
      const { operation } = command.constructor;
      const params = await plain(command.input);
      const region = await this.config.region();
      if (region && region !== process.env.AWS_REGION) params.$client = { region };
      const answer = JSON.parse(host.aws(service, operation, JSON.stringify(params, tag)), revive);
      if (answer.error) throw errorOf(answer.error, errors, Base, classes);
      if (answer.silent) throw failing("TimeoutError", `connect ETIMEDOUT ${answer.silent}`);
      const { ResponseMetadata: meta, ...result } = answer.ok;
      const key = `${service} ${operation}`;
      if (STREAMS[key] in result) result[STREAMS[key]] = streamed(result[STREAMS[key]]);
      if (BYTES[key] in result && typeof result[BYTES[key]] === "string") result[BYTES[key]] = bytes(Buffer.from(result[BYTES[key]]));
      return { $metadata: { httpStatusCode: meta?.HTTPStatusCode ?? 200, requestId: meta?.RequestId, attempts: 1, totalRetryDelay: 0 }, ...result };
    }

    destroy() {}
  };

  const pager = (Kind, { in: asked, out }) => async function* paginate({ client, pageSize, startingToken, ...config }, input, ...rest) {
    const given = { ...input };
    if (startingToken !== undefined) given[asked[0]] = startingToken;
    while (true) {
      const page = await client.send(new Kind(given), ...rest);
      yield page;
      const following = asked.map((name, at) => [name, page[out[at]]]).filter(([, value]) => value !== undefined && value !== null && value !== "");
      if (!following.length) return undefined;
      Object.assign(given, Object.fromEntries(following));
    }
  };

  lab.sdk = (name) => {
    const model = JSON.parse(host.client(name));
    const base = `${model.class}ServiceException`;
    const named = (text, Kind) => Object.defineProperty(Kind, "name", { value: text });
    const Base = named(base, class extends ServiceException {});
    const classes = {};
    for (const error of new Set(Object.values(model.errors))) {
      classes[error] = named(error, class extends Base {
        constructor(options) {
          super({ name: error, $fault: "client", $metadata: {}, ...options });
        }
      });
    }
    const Client = named(`${model.class}Client`, clientOf(model, Base, classes));
    const Whole = named(model.class, class extends Client {});
    const made = { [`${model.class}Client`]: Client, [model.class]: Whole, [base]: Base, ...classes };
    for (const operation of model.operations) {
      const Kind = named(`${operation}Command`, class extends Command {
        static operation = operation;
      });
      made[`${operation}Command`] = Kind;
      Whole.prototype[operation[0].toLowerCase() + operation.slice(1)] = function (input, ...rest) {
        return this.send(new Kind(input), ...rest);
      };
      if (model.pages[operation]) made[`paginate${operation}`] = pager(Kind, model.pages[operation]);
    }
    return made;
  };
};
