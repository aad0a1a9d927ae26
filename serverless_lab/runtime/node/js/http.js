// fetch and node:http(s): a function in the lab reaches the learner's own public URLs and nothing else.
(lab) => {
  "use strict";
  const { host } = lab;
  const nowhere = (url, why) => Object.assign(new TypeError("fetch failed"), { cause: lab.fail(Error, "ENETUNREACH", why, { hostname: url }) });

  class Headers {
    #all = new Map();

    constructor(init = {}) {
      const pairs = init instanceof Headers || Array.isArray(init) ? [...init] : Object.entries(init);
      for (const [name, value] of pairs) this.append(name, value);
    }

    append(name, value) {
      const key = String(name).toLowerCase();
      this.#all.set(key, this.#all.has(key) ? `${this.#all.get(key)}, ${value}` : String(value));
    }

    set(name, value) {
      this.#all.set(String(name).toLowerCase(), String(value));
    }

    get(name) {
      return this.#all.get(String(name).toLowerCase()) ?? null;
    }

    has(name) {
      return this.#all.has(String(name).toLowerCase());
    }

    delete(name) {
      this.#all.delete(String(name).toLowerCase());
    }

    forEach(work) {
      for (const [name, value] of this) work(value, name, this);
    }

    keys() {
      return [...this].map(([name]) => name)[Symbol.iterator]();
    }

    values() {
      return [...this].map(([, value]) => value)[Symbol.iterator]();
    }

    entries() {
      return [...this.#all].sort()[Symbol.iterator]();
    }

    [Symbol.iterator]() {
      return this.entries();
    }
  }

  class Response {
    #body;

    constructor(body = null, { status = 200, statusText = "", headers = {}, url = "" } = {}) {
      this.#body = body === null ? Buffer.alloc(0) : Buffer.from(body);
      Object.assign(this, { status, statusText, url, headers: new Headers(headers), ok: status >= 200 && status < 300, redirected: false, type: "basic", bodyUsed: false });
    }

    async #used() {
      if (this.bodyUsed) throw new TypeError("Body is unusable: Body has already been read");
      this.bodyUsed = true;
      return this.#body;
    }

    async text() {
      return (await this.#used()).toString();
    }

    async json() {
      return JSON.parse((await this.#used()).toString());
    }

    async arrayBuffer() {
      const bytes = await this.#used();
      return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length);
    }

    async bytes() {
      return new Uint8Array(await this.#used());
    }
  }

  globalThis.fetch = async (target, { method = "GET", headers = {}, body, signal } = {}) => {
    signal?.throwIfAborted();
    const url = new URL(typeof target === "object" && target.url ? target.url : String(target));
    const sent = body === undefined || body === null ? new Uint8Array(0) : typeof body === "string" || body instanceof URLSearchParams ? Buffer.from(String(body)) : lab.view(body);
    const asked = { Url: url.href, Method: method.toUpperCase(), Headers: Object.fromEntries(new Headers(headers)), Body: { $bytes: lab.buffer(sent).toString("base64") } };
    const answer = JSON.parse(host.aws("lab", "Fetch", JSON.stringify(asked)));
    if (answer.error) throw nowhere(url.hostname, answer.error.Error.Message);
    if (answer.silent) throw nowhere(url.hostname, `connect ETIMEDOUT ${answer.silent}`);
    const { StatusCode: status, Headers: found, Body: bytes } = answer.ok;
    if (!status) throw nowhere(url.hostname, "no answer");
    return new Response(Buffer.from(bytes?.$bytes ?? "", "base64"), { status, headers: found, url: url.href });
  };
  Object.assign(globalThis, { Headers, Response });
  for (const name of ["http", "https"]) {
    const refuse = () => {
      throw lab.fail(Error, "ERR_FEATURE_UNAVAILABLE_ON_PLATFORM", `The lab's Node.js has no ${name}.request; fetch() reaches your own public URLs.`);
    };
    lab.modules[name] = () => ({ request: refuse, get: refuse, createServer: refuse, Agent: class Agent {}, STATUS_CODES: { 200: "OK", 400: "Bad Request", 404: "Not Found", 500: "Internal Server Error" }, METHODS: ["GET", "POST", "PUT", "PATCH", "DELETE"] });
  }
};
