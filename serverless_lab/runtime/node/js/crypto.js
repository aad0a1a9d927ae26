// node:crypto, as far as digests, random values and comparisons go.
(lab) => {
  "use strict";
  const { host } = lab;
  const bytesOf = (data, encoding) => typeof data === "string" ? lab.buffer(Buffer.from(data, encoding)) : lab.view(data);
  const shown = (bytes, encoding) => encoding && encoding !== "buffer" ? lab.buffer(bytes).toString(encoding) : lab.buffer(bytes);

  class Hash {
    #name;
    #key;
    #parts = [];
    #done = false;

    constructor(name, key) {
      this.#name = String(name);
      this.#key = key;
      host.digest(this.#name, key, new Uint8Array(0));
    }

    update(data, encoding) {
      if (this.#done) throw lab.fail(Error, "ERR_CRYPTO_HASH_FINALIZED", "Digest already called");
      if (typeof data !== "string" && !ArrayBuffer.isView(data)) {
        throw lab.fail(TypeError, "ERR_INVALID_ARG_TYPE", `The "data" argument must be of type string or an instance of Buffer, TypedArray, or DataView. Received ${lab.received(data)}`);
      }
      this.#parts.push(Uint8Array.from(bytesOf(data, encoding)));
      return this;
    }

    digest(encoding) {
      if (this.#done) throw lab.fail(Error, "ERR_CRYPTO_HASH_FINALIZED", "Digest already called");
      this.#done = true;
      return shown(host.digest(this.#name, this.#key, Buffer.concat(this.#parts)), encoding);
    }

    copy() {
      const made = new Hash(this.#name, this.#key);
      this.#parts.forEach((part) => made.update(part));
      return made;
    }
  }

  const uuid = () => {
    const bytes = host.random(16);
    bytes[6] = (bytes[6] & 0x0f) | 0x40;
    bytes[8] = (bytes[8] & 0x3f) | 0x80;
    const hex = lab.buffer(bytes).toString("hex");
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
  };
  const randomInt = (low, high, callback) => {
    if (high === undefined || typeof high === "function") [low, high, callback] = [0, low, high];
    const span = high - low;
    if (!Number.isSafeInteger(span) || span <= 0 || span > 2 ** 48 - 1) {
      throw lab.fail(RangeError, "ERR_OUT_OF_RANGE", `The value of "max" is out of range. It must be greater than the value of "min" (${low}). Received ${high}`);
    }
    const limit = 2 ** 48 - (2 ** 48 % span);
    let drawn;
    do drawn = lab.buffer(host.random(6)).reduce((sum, byte) => sum * 256 + byte, 0);
    while (drawn >= limit);
    return later(low + (drawn % span), callback);
  };
  const later = (value, callback) => {
    if (!callback) return value;
    setImmediate(() => callback(null, value));
  };
  const equal = (one, other) => {
    if (one.byteLength !== other.byteLength) {
      throw lab.fail(RangeError, "ERR_CRYPTO_TIMING_SAFE_EQUAL_LENGTH", "Input buffers must have the same byte length");
    }
    const [left, right] = [lab.view(one), lab.view(other)];
    return left.reduce((found, byte, at) => found | (byte ^ right[at]), 0) === 0;
  };
  const values = (array) => {
    const bytes = lab.view(array);
    if (bytes.length > 65536) throw new DOMException("The requested length exceeds 65,536 bytes", "QuotaExceededError");
    bytes.set(host.random(bytes.length));
    return array;
  };
  const derive = (...given) => lab.buffer(host.derive(...given));
  const web = {
    getRandomValues: values,
    randomUUID: uuid,
    subtle: {
      digest: async (name, data) => host.digest((name.name ?? name).replace("-", "").toLowerCase(), undefined, bytesOf(data)).buffer,
    },
  };
  const missing = ["createCipheriv", "createDecipheriv", "createSign", "createVerify", "sign", "verify", "generateKeyPairSync", "generateKeyPair", "publicEncrypt", "privateDecrypt", "createECDH", "createDiffieHellman", "createPrivateKey", "createPublicKey", "hkdfSync", "hkdf"];
  lab.modules.crypto = () => ({
    createHash: (name) => new Hash(name, undefined),
    createHmac: (name, key) => new Hash(name, Uint8Array.from(bytesOf(key))),
    hash: (name, data, encoding = "hex") => shown(host.digest(name, undefined, bytesOf(data)), encoding),
    randomBytes: (size, callback) => later(lab.buffer(host.random(size)), callback),
    randomInt,
    randomUUID: uuid,
    randomFillSync: values,
    getRandomValues: values,
    timingSafeEqual: equal,
    pbkdf2Sync: (password, salt, rounds, size, name) => derive("pbkdf2", bytesOf(password), bytesOf(salt), rounds, size, name),
    pbkdf2: (password, salt, rounds, size, name, callback) => later(derive("pbkdf2", bytesOf(password), bytesOf(salt), rounds, size, name), callback),
    scryptSync: (password, salt, size, { N = 16384, cost = N } = {}) => derive("scrypt", bytesOf(password), bytesOf(salt), cost, size, ""),
    scrypt: (password, salt, size, options, callback) => later(derive("scrypt", bytesOf(password), bytesOf(salt), 16384, size, ""), callback ?? options),
    getHashes: () => ["md5", "sha1", "sha224", "sha256", "sha384", "sha512"],
    webcrypto: web,
    subtle: web.subtle,
    ...Object.fromEntries(missing.map((name) => [name, () => {
      throw lab.fail(Error, "ERR_FEATURE_UNAVAILABLE_ON_PLATFORM", `The lab's Node.js has no crypto.${name}; digests, HMAC and random values are there.`);
    }])),
  });
  globalThis.crypto = web;

  // Math.random's own state would be the same in every environment: it is part of the image.
  let pool = new Uint32Array(0);
  let used = 0;
  lab.seed = () => (pool = new Uint32Array(0));
  Math.random = function random() {
    if (used + 2 > pool.length) {
      pool = new Uint32Array(host.random(4096).buffer);
      used = 0;
    }
    return (pool[used++] >>> 5) * 2 ** -27 + (pool[used++] >>> 6) * 2 ** -53;
  };

  const packer = (work, how) => (data, options, callback) => {
    const done = typeof options === "function" ? options : callback;
    const packed = () => lab.buffer(host[work](how, bytesOf(data)));
    if (!done) return packed();
    setImmediate(() => {
      let found;
      try {
        found = packed();
      } catch (problem) {
        return done(problem);
      }
      done(null, found);
    });
  };
  lab.modules.zlib = () => {
    const ways = { gzip: ["compress", "gzip"], gunzip: ["decompress", "gzip"], deflate: ["compress", "deflate"], inflate: ["decompress", "deflate"], deflateRaw: ["compress", "deflate-raw"], inflateRaw: ["decompress", "deflate-raw"], unzip: ["decompress", "unzip"] };
    return Object.fromEntries(Object.entries(ways).flatMap(([name, way]) => [[name, packer(...way)], [`${name}Sync`, packer(...way)]]));
  };
};
