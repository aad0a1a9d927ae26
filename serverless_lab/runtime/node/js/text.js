// TextEncoder and TextDecoder, and the conversions that Buffer shares with them.
(lab) => {
  "use strict";
  const encode = (text) => {
    text = String(text);
    const bytes = new Uint8Array(text.length * 3);
    let at = 0;
    for (let i = 0; i < text.length; i++) {
      let code = text.charCodeAt(i);
      if (code < 0x80) {
        bytes[at++] = code;
        continue;
      }
      if (code >= 0xd800 && code <= 0xdfff) {
        const next = i + 1 < text.length ? text.charCodeAt(i + 1) : 0;
        if (code < 0xdc00 && next >= 0xdc00 && next <= 0xdfff) {
          code = 0x10000 + ((code - 0xd800) << 10) + (next - 0xdc00);
          i++;
        } else code = 0xfffd;
      }
      if (code < 0x800) bytes[at++] = 0xc0 | (code >> 6);
      else {
        if (code < 0x10000) bytes[at++] = 0xe0 | (code >> 12);
        else {
          bytes[at++] = 0xf0 | (code >> 18);
          bytes[at++] = 0x80 | ((code >> 12) & 0x3f);
        }
        bytes[at++] = 0x80 | ((code >> 6) & 0x3f);
      }
      bytes[at++] = 0x80 | (code & 0x3f);
    }
    return bytes.slice(0, at);
  };

  // `broken` hears of bytes that are no UTF-8; answers with the text and how many bytes at the end are incomplete.
  const decode = (bytes, broken, stream) => {
    const parts = [];
    let codes = [];
    let left = 0;
    const put = (code) => {
      codes.push(code);
      if (codes.length > 4096) {
        parts.push(String.fromCodePoint(...codes));
        codes = [];
      }
    };
    for (let i = 0; i < bytes.length;) {
      const first = bytes[i];
      if (first < 0x80) {
        put(first);
        i++;
        continue;
      }
      const size = first >= 0xc2 && first < 0xe0 ? 2 : first >= 0xe0 && first < 0xf0 ? 3 : first >= 0xf0 && first < 0xf5 ? 4 : 0;
      let code = size === 2 ? first & 0x1f : size === 3 ? first & 0x0f : first & 0x07;
      let used = 1;
      for (; size && used < size && i + used < bytes.length; used++) {
        const next = bytes[i + used];
        const low = used === 1 ? { 0xe0: 0xa0, 0xf0: 0x90 }[first] ?? 0x80 : 0x80;
        const high = used === 1 ? { 0xed: 0x9f, 0xf4: 0x8f }[first] ?? 0xbf : 0xbf;
        if (next < low || next > high) break;
        code = (code << 6) | (next & 0x3f);
      }
      if (size && used === size) put(code);
      else if (size && i + used === bytes.length && stream) {
        left = used;
        break;
      } else {
        broken?.();
        put(0xfffd);
      }
      i += used;
    }
    if (codes.length) parts.push(String.fromCodePoint(...codes));
    return [parts.join(""), left];
  };

  const view = (data) => data === undefined ? new Uint8Array(0)
    : ArrayBuffer.isView(data) ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength) : new Uint8Array(data);

  class TextEncoder {
    get encoding() {
      return "utf-8";
    }

    encode(text = "") {
      return encode(text);
    }

    encodeInto(text, target) {
      let read = 0;
      let written = 0;
      for (const character of String(text)) {
        const bytes = encode(character);
        if (written + bytes.length > target.length) break;
        target.set(bytes, written);
        written += bytes.length;
        read += character.length;
      }
      return { read, written };
    }
  }

  const names = { "utf-8": "utf-8", utf8: "utf-8", "utf-16le": "utf-16le", "utf-16": "utf-16le", latin1: "windows-1252", "iso-8859-1": "windows-1252", ascii: "windows-1252", "windows-1252": "windows-1252" };

  class TextDecoder {
    #held = new Uint8Array(0);

    constructor(label = "utf-8", { fatal = false, ignoreBOM = false } = {}) {
      this.encoding = names[String(label).trim().toLowerCase()];
      if (!this.encoding) {
        throw lab.fail(RangeError, "ERR_ENCODING_NOT_SUPPORTED", `The "${label}" encoding is not supported`);
      }
      this.fatal = fatal;
      this.ignoreBOM = ignoreBOM;
    }

    decode(data, { stream = false } = {}) {
      let bytes = view(data);
      if (this.#held.length) {
        const whole = new Uint8Array(this.#held.length + bytes.length);
        whole.set(this.#held);
        whole.set(bytes, this.#held.length);
        bytes = whole;
      }
      this.#held = new Uint8Array(0);
      if (this.encoding === "windows-1252") return lab.latin(bytes);
      if (this.encoding === "utf-16le") return lab.wide(bytes);
      const broken = this.fatal ? () => {
        throw lab.fail(TypeError, "ERR_ENCODING_INVALID_ENCODED_DATA", "The encoded data was not valid for encoding utf-8");
      } : undefined;
      const [text, left] = decode(bytes, broken, stream);
      if (left) this.#held = bytes.slice(bytes.length - left);
      return !this.ignoreBOM && text.startsWith("\ufeff") ? text.slice(1) : text;
    }
  }

  lab.latin = (bytes) => {
    let text = "";
    for (let i = 0; i < bytes.length; i += 4096) text += String.fromCharCode(...bytes.subarray(i, i + 4096));
    return text;
  };
  lab.wide = (bytes) => {
    let text = "";
    for (let i = 0; i + 1 < bytes.length; i += 2) text += String.fromCharCode(bytes[i] | (bytes[i + 1] << 8));
    return text;
  };
  Object.assign(lab, { encode, decode, view });
  Object.assign(globalThis, { TextEncoder, TextDecoder });
};
