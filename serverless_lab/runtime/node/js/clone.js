// structuredClone, and the web's small things that Node has as globals.
(lab) => {
  "use strict";
  const refused = (value) => new DOMException(`${typeof value === "function" ? String(value) : lab.inspect(value)} could not be cloned.`, "DataCloneError");
  const errors = { Error, TypeError, RangeError, SyntaxError, ReferenceError, EvalError, URIError };
  const clone = (value, seen) => {
    if (typeof value === "function" || typeof value === "symbol") throw refused(value);
    if (value === null || typeof value !== "object") return value;
    if (seen.has(value)) return seen.get(value);
    const kept = (made) => {
      seen.set(value, made);
      return made;
    };
    if (value instanceof Date) return kept(new Date(value));
    if (value instanceof RegExp) return kept(new RegExp(value.source, value.flags));
    if (value instanceof ArrayBuffer) return kept(value.slice(0));
    if (value instanceof DataView) return kept(new DataView(clone(value.buffer, seen), value.byteOffset, value.byteLength));
    if (ArrayBuffer.isView(value)) {
      const Kind = Buffer.isBuffer(value) ? Uint8Array : value.constructor;
      return kept(Kind.from(value));
    }
    if (value instanceof Map) {
      const made = kept(new Map());
      for (const [key, each] of value) made.set(clone(key, seen), clone(each, seen));
      return made;
    }
    if (value instanceof Set) {
      const made = kept(new Set());
      for (const each of value) made.add(clone(each, seen));
      return made;
    }
    if (lab.isError(value)) {
      const made = kept(new (errors[value.name] ?? Error)(value.message));
      made.stack = value.stack;
      if (Object.hasOwn(value, "cause")) made.cause = clone(value.cause, seen);
      return made;
    }
    if (["Number", "String", "Boolean", "BigInt"].includes(Object.prototype.toString.call(value).slice(8, -1))) return kept(Object(value.valueOf()));
    if (value instanceof Promise || value instanceof WeakMap || value instanceof WeakSet) throw refused(value);
    const made = kept(Array.isArray(value) ? new Array(value.length) : {});
    for (const key of Object.keys(value)) made[key] = clone(value[key], seen);
    return made;
  };
  globalThis.structuredClone = (value) => clone(value, new Map());
  globalThis.global = globalThis;
};
