// node:assert, and the comparison that util.isDeepStrictEqual shares with it.
(lab) => {
  "use strict";
  const equal = (one, other, strict, seen = []) => {
    if (strict ? Object.is(one, other) : one == other || (one !== one && other !== other)) return true; // eslint-disable-line eqeqeq
    if (one === null || other === null || typeof one !== "object" || typeof other !== "object") return false;
    if (seen.some(([left, right]) => left === one && right === other)) return true;
    const inside = [...seen, [one, other]];
    if (strict && Object.getPrototypeOf(one) !== Object.getPrototypeOf(other)) return false;
    if (Object.prototype.toString.call(one) !== Object.prototype.toString.call(other)) return false;
    if (one instanceof Date) return one.getTime() === other.getTime();
    if (one instanceof RegExp) return String(one) === String(other);
    if (lab.isError(one) && (one.message !== other.message || one.name !== other.name)) return false;
    if (one instanceof Map) {
      return one.size === other.size && [...one].every(([key, value]) => other.has(key) && equal(value, other.get(key), strict, inside));
    }
    if (one instanceof Set) {
      return one.size === other.size && [...one].every((each) => other.has(each) || [...other].some((found) => equal(each, found, strict, inside)));
    }
    const keys = Object.keys(one);
    return keys.length === Object.keys(other).length && keys.every((key) => Object.hasOwn(other, key) && equal(one[key], other[key], strict, inside));
  };
  lab.equal = equal;

  class AssertionError extends Error {
    constructor({ message, actual, expected, operator }) {
      super(message);
      Object.assign(this, { generatedMessage: false, code: "ERR_ASSERTION", actual, expected, operator });
    }

    get name() {
      return "AssertionError";
    }
  }
  const judge = (fine, message, words, actual, expected, operator) => {
    if (fine) return;
    if (lab.isError(message)) throw message;
    const shown = message ?? words;
    throw new AssertionError({ message: shown, actual, expected, operator });
  };
  const both = (words, one, other) => `${words}:\n\n${lab.inspect(one)} !== ${lab.inspect(other)}\n`;
  const fits = (problem, wanted) => {
    if (wanted === undefined) return true;
    if (wanted instanceof RegExp) return wanted.test(String(problem));
    if (typeof wanted !== "function") return Object.keys(wanted).every((key) => wanted[key] instanceof RegExp ? wanted[key].test(problem[key]) : equal(problem[key], wanted[key], true));
    return wanted.prototype !== undefined && problem instanceof wanted ? true : !Error.isPrototypeOf(wanted) && wanted(problem) === true;
  };
  const assert = (value, message) => judge(value, message, "The expression evaluated to a falsy value", value, true, "==");
  Object.assign(assert, {
    AssertionError,
    ok: assert,
    equal: (one, other, message) => judge(one == other || (one !== one && other !== other), message, `${lab.inspect(one)} == ${lab.inspect(other)}`, one, other, "=="), // eslint-disable-line eqeqeq
    notEqual: (one, other, message) => judge(one != other, message, `${lab.inspect(one)} != ${lab.inspect(other)}`, one, other, "!="), // eslint-disable-line eqeqeq
    strictEqual: (one, other, message) => judge(Object.is(one, other), message, both("Expected values to be strictly equal", one, other), one, other, "strictEqual"),
    notStrictEqual: (one, other, message) => judge(!Object.is(one, other), message, `Expected "actual" to be strictly unequal to: ${lab.inspect(other)}`, one, other, "notStrictEqual"),
    deepEqual: (one, other, message) => judge(equal(one, other, false), message, `Expected values to be loosely deep-equal:\n\n${lab.inspect(one)}\n\nshould loosely deep-equal\n\n${lab.inspect(other)}`, one, other, "deepEqual"),
    deepStrictEqual: (one, other, message) => judge(equal(one, other, true), message, `Expected values to be strictly deep-equal:\n${lab.inspect(one)}\n\nshould equal\n\n${lab.inspect(other)}`, one, other, "deepStrictEqual"),
    notDeepStrictEqual: (one, other, message) => judge(!equal(one, other, true), message, `Expected "actual" not to be strictly deep-equal to: ${lab.inspect(other)}`, one, other, "notDeepStrictEqual"),
    match: (text, pattern, message) => judge(pattern.test(text), message, `The input did not match the regular expression ${pattern}. Input:\n\n${lab.inspect(text)}\n`, text, pattern, "match"),
    fail: (message = "Failed") => judge(false, message, message, undefined, undefined, "fail"),
    ifError: (value) => {
      if (value !== null && value !== undefined) throw value;
    },
    throws: (work, wanted, message) => {
      try {
        work();
      } catch (problem) {
        if (fits(problem, typeof wanted === "string" ? undefined : wanted)) return;
        throw problem;
      }
      judge(false, typeof wanted === "string" ? wanted : message, "Missing expected exception.", undefined, wanted, "throws");
    },
    rejects: async (work, wanted, message) => {
      try {
        await (typeof work === "function" ? work() : work);
      } catch (problem) {
        if (fits(problem, wanted)) return;
        throw problem;
      }
      judge(false, message, "Missing expected rejection.", undefined, wanted, "rejects");
    },
    doesNotThrow: (work) => work(),
  });
  assert.strict = assert;
  lab.modules.assert = () => assert;
  lab.modules["assert/strict"] = () => assert;
};
