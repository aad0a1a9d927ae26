// Text in percent signs, URLSearchParams and node:querystring.
(lab) => {
  "use strict";
  const encoded = (text, keep) => Array.from(text, (each) => keep.test(each) ? each
    : Array.from(lab.encode(each), (byte) => `%${byte.toString(16).toUpperCase().padStart(2, "0")}`).join("")).join("");
  const form = (text) => encoded(text, /[A-Za-z0-9*\-._ ]/).replaceAll(" ", "+");
  const unform = (text) => {
    const plain = text.replaceAll("+", " ");
    const bytes = [];
    for (let i = 0; i < plain.length; i++) {
      const pair = plain.slice(i + 1, i + 3);
      if (plain[i] === "%" && /^[0-9a-f]{2}$/i.test(pair)) {
        bytes.push(parseInt(pair, 16));
        i += 2;
      } else bytes.push(...lab.encode(plain[i] + (/[\ud800-\udbff]/.test(plain[i]) ? plain[++i] ?? "" : "")));
    }
    return lab.decode(Uint8Array.from(bytes))[0];
  };

  class URLSearchParams {
    #pairs = [];
    #changed;

    constructor(init = "", changed = () => undefined) {
      this.#changed = changed;
      if (typeof init === "string") {
        for (const part of init.replace(/^\?/, "").split("&")) {
          if (!part) continue;
          const at = part.indexOf("=");
          this.#pairs.push(at < 0 ? [unform(part), ""] : [unform(part.slice(0, at)), unform(part.slice(at + 1))]);
        }
      } else if (init?.[Symbol.iterator]) for (const [name, value] of init) this.#pairs.push([String(name), String(value)]);
      else if (init) for (const name of Object.keys(init)) this.#pairs.push([name, String(init[name])]);
    }

    get size() {
      return this.#pairs.length;
    }

    append(name, value) {
      this.#pairs.push([String(name), String(value)]);
      this.#changed();
    }

    delete(name, value) {
      this.#pairs = this.#pairs.filter((pair) => pair[0] !== name || (value !== undefined && pair[1] !== value));
      this.#changed();
    }

    get(name) {
      return this.#pairs.find((pair) => pair[0] === name)?.[1] ?? null;
    }

    getAll(name) {
      return this.#pairs.filter((pair) => pair[0] === name).map((pair) => pair[1]);
    }

    has(name, value) {
      return this.#pairs.some((pair) => pair[0] === name && (value === undefined || pair[1] === value));
    }

    set(name, value) {
      const first = this.#pairs.find((pair) => pair[0] === name);
      if (!first) return this.append(name, value);
      first[1] = String(value);
      this.#pairs = this.#pairs.filter((pair) => pair[0] !== name || pair === first);
      this.#changed();
    }

    sort() {
      this.#pairs.sort((one, other) => (one[0] < other[0] ? -1 : one[0] > other[0] ? 1 : 0));
      this.#changed();
    }

    forEach(work, self) {
      for (const [name, value] of this.#pairs) work.call(self, value, name, this);
    }

    *entries() {
      yield* this.#pairs.map((pair) => [...pair]);
    }

    *keys() {
      for (const [name] of this.#pairs) yield name;
    }

    *values() {
      for (const [, value] of this.#pairs) yield value;
    }

    [Symbol.iterator]() {
      return this.entries();
    }

    toString() {
      return this.#pairs.map(([name, value]) => `${form(name)}=${form(value)}`).join("&");
    }

    [lab.inspect.custom](depth, options, inspect) {
      const shown = this.#pairs.map(([name, value]) => `${inspect(name)} => ${inspect(value)}`).join(", ");
      return shown ? `URLSearchParams { ${shown} }` : "URLSearchParams {}";
    }
  }

  Object.assign(lab, { encoded, URLSearchParams });
  globalThis.URLSearchParams = URLSearchParams;
  lab.modules.querystring = () => {
    const parse = (text) => {
      const found = { __proto__: null };
      for (const [name, value] of new URLSearchParams(text)) found[name] = name in found ? [found[name], value].flat() : value;
      return found;
    };
    const strict = (text) => encodeURIComponent(String(text));
    const stringify = (values) => Object.entries(values).flatMap(([name, value]) => [value].flat().map((each) => `${strict(name)}=${strict(each ?? "")}`)).join("&");
    return { parse, stringify, decode: parse, encode: stringify, escape: strict, unescape: decodeURIComponent };
  };
};
