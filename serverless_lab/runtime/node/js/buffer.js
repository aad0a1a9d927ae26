// Buffer: bytes with the encodings and the readers that Node gives them.
(lab) => {
  "use strict";
  const base64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  const values = new Int8Array(128).fill(-1);
  [...base64].forEach((letter, at) => (values[letter.charCodeAt(0)] = at));
  values[45] = 62;
  values[95] = 63;

  const toBase64 = (bytes, url) => {
    let text = "";
    for (let i = 0; i < bytes.length; i += 3) {
      const three = (bytes[i] << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
      text += base64[three >> 18] + base64[(three >> 12) & 63];
      text += i + 1 < bytes.length ? base64[(three >> 6) & 63] : "=";
      text += i + 2 < bytes.length ? base64[three & 63] : "=";
    }
    return url ? text.replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "") : text;
  };
  const fromBase64 = (text) => {
    const bytes = [];
    let bits = 0;
    let held = 0;
    for (let i = 0; i < text.length; i++) {
      const value = values[text.charCodeAt(i)] ?? -1;
      if (text[i] === "=") break;
      if (value < 0) continue;
      held = (held << 6) | value;
      bits += 6;
      if (bits >= 8) bytes.push((held >> (bits -= 8)) & 255);
    }
    return Uint8Array.from(bytes);
  };
  const fromHex = (text) => {
    const bytes = [];
    for (let i = 0; i + 1 < text.length; i += 2) {
      const pair = text.slice(i, i + 2);
      if (!/^[0-9a-f]{2}$/i.test(pair)) break;
      bytes.push(parseInt(pair, 16));
    }
    return Uint8Array.from(bytes);
  };
  const narrow = (mask) => (text) => Uint8Array.from({ length: text.length }, (_, i) => text.charCodeAt(i) & mask);
  const codecs = {
    utf8: { read: lab.encode, show: (bytes) => lab.decode(bytes)[0] },
    hex: { read: fromHex, show: (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("") },
    base64: { read: fromBase64, show: (bytes) => toBase64(bytes, false) },
    base64url: { read: fromBase64, show: (bytes) => toBase64(bytes, true) },
    latin1: { read: narrow(255), show: (bytes) => lab.latin(bytes) },
    ascii: { read: narrow(255), show: (bytes) => lab.latin(bytes.map((byte) => byte & 127)) },
    utf16le: {
      read: (text) => Uint8Array.from({ length: text.length * 2 }, (_, i) => (text.charCodeAt(i >> 1) >> (8 * (i & 1))) & 255),
      show: (bytes) => lab.wide(bytes),
    },
  };
  const aliases = { "utf-8": "utf8", binary: "latin1", ucs2: "utf16le", "ucs-2": "utf16le", "utf-16le": "utf16le" };
  const codec = (name = "utf8") => {
    const known = String(name).toLowerCase();
    const found = codecs[aliases[known] ?? known];
    if (!found) throw lab.fail(TypeError, "ERR_UNKNOWN_ENCODING", `Unknown encoding: ${name}`);
    return found;
  };

  const received = (value) => value === null || value === undefined ? String(value)
    : typeof value === "function" ? `function ${value.name}`
      : typeof value === "object" ? (value.constructor?.name ? `an instance of ${value.constructor.name}` : lab.inspect(value, { depth: -1 }))
        : `type ${typeof value} (${lab.inspect(value).slice(0, 28)})`;
  lab.received = received;

  class Buffer extends Uint8Array {
    static poolSize = 8192;

    static from(value, encoding, length) {
      if (typeof value === "string") return lab.buffer(codec(encoding).read(value));
      if (value instanceof ArrayBuffer) return new Buffer(value, encoding, length);
      if (ArrayBuffer.isView(value)) return lab.buffer(Uint8Array.from(value));
      if (value?.type === "Buffer" && Array.isArray(value.data)) return lab.buffer(Uint8Array.from(value.data));
      if (value !== null && typeof value === "object" && (Array.isArray(value) || "length" in value)) return lab.buffer(Uint8Array.from(value));
      throw lab.fail(TypeError, "ERR_INVALID_ARG_TYPE", `The first argument must be of type string or an instance of Buffer, ArrayBuffer, or Array or an Array-like Object. Received ${received(value)}`);
    }

    static alloc(size, fill, encoding) {
      const made = new Buffer(size);
      return fill === undefined ? made : made.fill(fill, encoding);
    }

    static allocUnsafe(size) {
      return new Buffer(size);
    }

    static isBuffer(value) {
      return value instanceof Buffer;
    }

    static isEncoding(name) {
      const known = String(name).toLowerCase();
      return Object.hasOwn(codecs, aliases[known] ?? known);
    }

    static byteLength(value, encoding) {
      return typeof value === "string" ? codec(encoding).read(value).length : value.byteLength;
    }

    static concat(list, total) {
      const size = total ?? list.reduce((sum, part) => sum + part.length, 0);
      const whole = new Buffer(size);
      let at = 0;
      for (const part of list) {
        whole.set(part.subarray(0, Math.max(0, size - at)), at);
        at += part.length;
      }
      return whole;
    }

    static compare(one, other) {
      for (let i = 0; i < Math.min(one.length, other.length); i++) {
        if (one[i] !== other[i]) return one[i] < other[i] ? -1 : 1;
      }
      return Math.sign(one.length - other.length);
    }

    toString(encoding, start = 0, end = this.length) {
      return codec(encoding).show(this.subarray(start, end));
    }

    toJSON() {
      return { type: "Buffer", data: Array.from(this) };
    }

    equals(other) {
      return Buffer.compare(this, other) === 0;
    }

    compare(other) {
      return Buffer.compare(this, other);
    }

    write(text, offset = 0, length = this.length - offset, encoding = "utf8") {
      if (typeof offset === "string") [offset, length, encoding] = [0, this.length, offset];
      else if (typeof length === "string") [length, encoding] = [this.length - offset, length];
      const bytes = codec(encoding).read(text).subarray(0, Math.min(length, this.length - offset));
      this.set(bytes, offset);
      return bytes.length;
    }

    fill(value, start = 0, end = this.length, encoding = "utf8") {
      if (typeof start === "string") [start, encoding] = [0, start];
      if (typeof value !== "string" && !ArrayBuffer.isView(value)) return super.fill(value, start, end);
      const bytes = typeof value === "string" ? codec(encoding).read(value) : value;
      for (let i = start; bytes.length && i < end; i++) this[i] = bytes[(i - start) % bytes.length];
      return this;
    }

    copy(target, at = 0, start = 0, end = this.length) {
      const part = this.subarray(start, Math.min(end, start + target.length - at));
      target.set(part, at);
      return part.length;
    }

    slice(start, end) {
      return this.subarray(start, end);
    }

    subarray(start, end) {
      return lab.buffer(super.subarray(start, end));
    }

    indexOf(value, from = 0, encoding = "utf8") {
      if (typeof value === "number") return super.indexOf(value, from);
      const bytes = typeof value === "string" ? codec(encoding).read(value) : value;
      for (let i = from; i + bytes.length <= this.length; i++) {
        if (bytes.every((byte, at) => this[i + at] === byte)) return i;
      }
      return -1;
    }

    includes(value, from, encoding) {
      return this.indexOf(value, from, encoding) !== -1;
    }

    [lab.inspect.custom]() {
      const shown = Array.from(this.slice(0, 50), (byte) => byte.toString(16).padStart(2, "0")).join(" ");
      const more = this.length - 50;
      return `<Buffer${shown ? ` ${shown}` : ""}${more > 0 ? ` ... ${more} more byte${more > 1 ? "s" : ""}` : ""}>`;
    }
  }

  const numbers = { UInt8: "Uint8", Int8: "Int8", UInt16: "Uint16", Int16: "Int16", UInt32: "Uint32", Int32: "Int32", Float: "Float32", Double: "Float64", BigInt64: "BigInt64", BigUInt64: "BigUint64" };
  for (const [name, kind] of Object.entries(numbers)) {
    for (const order of name.endsWith("8") ? [""] : ["LE", "BE"]) {
      const size = Number(/\d+$/.exec(kind)[0]) / 8;
      const within = (bytes, offset) => {
        if (offset < 0 || offset + size > bytes.length) {
          throw lab.fail(RangeError, "ERR_OUT_OF_RANGE", `The value of "offset" is out of range. It must be >= 0 and <= ${bytes.length - size}. Received ${offset}`);
        }
        return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      };
      const read = function (offset = 0) {
        return within(this, offset)[`get${kind}`](offset, order === "LE");
      };
      const write = function (value, offset = 0) {
        within(this, offset)[`set${kind}`](offset, value, order === "LE");
        return offset + size;
      };
      for (const each of new Set([name, name.replace("UInt", "Uint")])) {
        Object.defineProperty(Buffer.prototype, `read${each}${order}`, { value: read, writable: true, configurable: true });
        Object.defineProperty(Buffer.prototype, `write${each}${order}`, { value: write, writable: true, configurable: true });
      }
    }
  }

  lab.buffer = (bytes) => new Buffer(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  globalThis.Buffer = Buffer;
  lab.modules.buffer = () => ({ Buffer, constants: { MAX_LENGTH: 2 ** 31 - 1, MAX_STRING_LENGTH: 2 ** 29 - 24 }, atob, btoa, kMaxLength: 2 ** 31 - 1 });
  lab.modules.string_decoder = () => ({
    StringDecoder: class StringDecoder {
      #decoder = new TextDecoder();

      constructor(encoding = "utf8") {
        this.encoding = encoding;
      }

      write(bytes) {
        return this.encoding === "utf8" ? this.#decoder.decode(bytes, { stream: true }) : Buffer.from(bytes).toString(this.encoding);
      }

      end(bytes) {
        return this.encoding === "utf8" ? this.#decoder.decode(bytes) : bytes ? this.write(bytes) : "";
      }
    },
  });
};
