// URL, as far as http, https, file and the like need them; no IDNA.
(lab) => {
  "use strict";
  const { URLSearchParams, encoded } = lab;
  const ports = { "http:": "80", "https:": "443", "ftp:": "21", "ws:": "80", "wss:": "443", "file:": "" };
  const PATH = /[^\x00-\x20"#<>?`{}\x7f-\u{10ffff}]/u;
  const QUERY = /[^\x00-\x20"#<>'\x7f-\u{10ffff}]/u;
  const HASH = /[^\x00-\x20"<>`\x7f-\u{10ffff}]/u;
  const USER = /[A-Za-z0-9\-._~!$&()*+,%]/;
  const invalid = (input, base) => lab.fail(TypeError, "ERR_INVALID_URL", "Invalid URL", { input, ...(base === undefined ? {} : { base }) });
  const SHAPE = /^([A-Za-z][A-Za-z0-9+.-]*:)(?:\/\/(?:([^/?#@]*)@)?(\[[^\]]*\]|[^/?#:@]*)(?::(\d*))?(?=[/?#]|$))?([^?#]*)(\?[^#]*)?(#.*)?$/s;

  const straight = (path) => {
    const parts = path.replace(/^\//, "").split("/");
    const kept = [];
    parts.forEach((part, at) => {
      const last = at === parts.length - 1;
      if (/^(\.|%2e){2}$/i.test(part)) kept.pop();
      else if (!/^(\.|%2e)$/i.test(part)) return void kept.push(part);
      if (last) kept.push("");
    });
    return `/${kept.join("/")}`;
  };

  class URL {
    #protocol = "";
    #username = "";
    #password = "";
    #hostname = "";
    #port = "";
    #pathname = "";
    #search = "";
    #hash = "";
    #params;

    constructor(input, base) {
      const text = String(input).trim().replace(/[\t\n\r]/g, "");
      const found = SHAPE.exec(text);
      if (found && !(found[1].toLowerCase() in ports && !text.slice(found[1].length).startsWith("//") && found[1] !== "file:")) this.#take(found, text, base);
      else if (base !== undefined) this.#relative(text, new URL(base), input, base);
      else throw invalid(String(input));
      this.#params = new URLSearchParams(this.#search, () => {
        const query = this.#params.toString();
        this.#search = query ? `?${query}` : "";
      });
    }

    #take([, protocol, user, host, port, path, search, hash], text) {
      this.#protocol = protocol.toLowerCase();
      const special = this.#protocol in ports;
      if (special && this.#protocol !== "file:" && !host) throw invalid(text);
      if (host !== undefined && /[\s<>^|%\\]/.test(host) && special) throw invalid(text);
      if (port && Number(port) > 65535) throw invalid(text);
      this.#hostname = (host ?? "").toLowerCase();
      this.#port = port && String(Number(port)) !== ports[this.#protocol] ? String(Number(port)) : "";
      const [name = "", ...rest] = (user ?? "").split(":");
      this.#username = encoded(name, USER);
      this.#password = encoded(rest.join(":"), USER);
      const opaque = host === undefined && !path.startsWith("/");
      const given = special ? path.replaceAll("\\", "/") : path;
      this.#pathname = opaque ? given : special || given ? straight(encoded(given, PATH)) : "";
      this.#search = search && search !== "?" ? encoded(search, QUERY) : "";
      this.#hash = hash && hash !== "#" ? encoded(hash, HASH) : "";
    }

    #relative(text, base, input, given) {
      if (!base.pathname.startsWith("/")) throw invalid(String(input), String(given));
      const [, path, search, hash] = /^([^?#]*)(\?[^#]*)?(#.*)?$/s.exec(text);
      const origin = `${base.protocol}//${base.#credentials()}${base.host}`;
      if (text.startsWith("//")) return this.#take(SHAPE.exec(base.protocol + text) ?? [], text);
      const folder = base.pathname.slice(0, base.pathname.lastIndexOf("/") + 1);
      const way = path.startsWith("/") ? path : path ? folder + path : base.pathname;
      const query = search ?? (path ? "" : base.search);
      this.#take(SHAPE.exec(origin + way + query + (hash ?? "")), text);
    }

    #credentials() {
      return this.#username || this.#password ? `${this.#username}${this.#password ? `:${this.#password}` : ""}@` : "";
    }

    get href() {
      const slashes = this.#hostname || this.#protocol in ports ? "//" : "";
      return `${this.#protocol}${slashes}${this.#credentials()}${this.host}${this.#pathname}${this.#search}${this.#hash}`;
    }

    set href(value) {
      const made = new URL(value);
      for (const name of ["protocol", "username", "password", "host", "pathname", "search", "hash"]) this[name] = made[name];
    }

    get origin() {
      return this.#protocol in ports && this.#protocol !== "file:" ? `${this.#protocol}//${this.host}` : "null";
    }

    get protocol() {
      return this.#protocol;
    }

    set protocol(value) {
      this.#protocol = `${String(value).replace(/:.*$/s, "").toLowerCase()}:`;
    }

    get username() {
      return this.#username;
    }

    set username(value) {
      this.#username = encoded(String(value), USER);
    }

    get password() {
      return this.#password;
    }

    set password(value) {
      this.#password = encoded(String(value), USER);
    }

    get host() {
      return this.#hostname + (this.#port ? `:${this.#port}` : "");
    }

    set host(value) {
      [this.hostname, this.port] = [...String(value).split(":"), ""];
    }

    get hostname() {
      return this.#hostname;
    }

    set hostname(value) {
      this.#hostname = String(value).toLowerCase();
    }

    get port() {
      return this.#port;
    }

    set port(value) {
      this.#port = /^\d+$/.test(String(value)) && String(value) !== ports[this.#protocol] ? String(Number(value)) : "";
    }

    get pathname() {
      return this.#pathname;
    }

    set pathname(value) {
      this.#pathname = straight(encoded(String(value), PATH));
    }

    get search() {
      return this.#search;
    }

    set search(value) {
      const text = String(value).replace(/^\?/, "");
      this.#search = text ? `?${encoded(text, QUERY)}` : "";
      this.#params = new URLSearchParams(this.#search, () => (this.#search = this.#params.size ? `?${this.#params}` : ""));
    }

    get searchParams() {
      return this.#params;
    }

    get hash() {
      return this.#hash;
    }

    set hash(value) {
      const text = String(value).replace(/^#/, "");
      this.#hash = text ? `#${encoded(text, HASH)}` : "";
    }

    toString() {
      return this.href;
    }

    toJSON() {
      return this.href;
    }

    static canParse(input, base) {
      return URL.parse(input, base) !== null;
    }

    static parse(input, base) {
      try {
        return new URL(input, base);
      } catch {
        return null;
      }
    }

    [lab.inspect.custom](depth, options, inspect) {
      if (typeof depth === "number" && depth < 0) return "[URL]";
      const names = "href origin protocol username password host hostname port pathname search searchParams hash".split(" ");
      return `URL ${inspect(Object.fromEntries(names.map((name) => [name, this[name]])), { ...options, breakLength: 1, depth: 3 })}`;
    }
  }

  globalThis.URL = URL;
  lab.modules.url = () => ({
    URL, URLSearchParams,
    fileURLToPath: (url) => {
      const made = typeof url === "string" ? new URL(url) : url;
      if (made.protocol !== "file:") throw lab.fail(TypeError, "ERR_INVALID_URL_SCHEME", "The URL must be of scheme file");
      return decodeURIComponent(made.pathname);
    },
    pathToFileURL: (path) => new URL(`file://${encoded(lab.path.resolve(path), PATH)}`),
    parse: (text) => {
      const made = URL.parse(text) ?? new URL(text, "relative://none");
      const query = made.search.slice(1);
      return { protocol: URL.parse(text) ? made.protocol : null, hostname: made.hostname || null, host: made.host || null, port: made.port || null, pathname: made.pathname, search: made.search || null, query: query || null, hash: made.hash || null, href: text };
    },
    format: (url) => String(url.href ?? url),
  });
};
