// JSON.parse and JSON.stringify with the words that V8 has for what goes wrong.
(lab) => {
  "use strict";
  const { parse, stringify } = JSON;
  const NUMBER = /-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?/y;
  const TEXT = /"([^"\\\x00-\x1f]|\\(["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
  const SPACE = /[ \t\n\r]*/y;

  // The place of the first character that JSON does not allow there.
  const broken = (text) => {
    let at = 0;
    const take = (pattern) => {
      pattern.lastIndex = at;
      const found = pattern.exec(text);
      if (found) at = pattern.lastIndex;
      return found !== null && found[0] !== "" || pattern === SPACE;
    };
    const literal = (word) => {
      for (const letter of word) {
        if (text[at] !== letter) return false;
        at++;
      }
      return true;
    };
    const list = (close, item) => {
      at++;
      take(SPACE);
      if (text[at] === close) return ++at > 0;
      while (true) {
        if (!item()) return false;
        take(SPACE);
        if (text[at] === close) return ++at > 0;
        if (text[at] !== ",") return false;
        at++;
        take(SPACE);
      }
    };
    const value = () => {
      take(SPACE);
      switch (text[at]) {
        case "{": return list("}", () => {
          if (!take(TEXT)) return false;
          take(SPACE);
          if (text[at] !== ":") return false;
          at++;
          return value();
        });
        case "[": return list("]", value);
        case '"': return take(TEXT);
        case "t": return literal("true");
        case "f": return literal("false");
        case "n": return literal("null");
        default: return take(NUMBER);
      }
    };
    if (value()) take(SPACE);
    return at;
  };
  const worded = (text, message) => {
    if (text === "undefined" || text === "[object Object]") return `"${text}" is not valid JSON`;
    const at = broken(text);
    const token = text[at];
    if (token === undefined) return message;
    if (text.length < 21) return `Unexpected token '${token}', "${text}" is not valid JSON`;
    const [start, end] = [Math.max(0, at - 10), Math.min(text.length, at + 10)];
    return `Unexpected token '${token}', ${start ? "..." : ""}"${text.slice(start, end)}"${end < text.length ? "..." : ""} is not valid JSON`;
  };
  JSON.parse = function (text, reviver) {
    try {
      return parse(text, reviver);
    } catch (problem) {
      if (problem instanceof SyntaxError && /^Unexpected token/.test(problem.message)) {
        const head = lab.headed(problem);
        problem.message = worded(String(text), problem.message);
        problem.stack = problem.stack.replace(head, () => lab.headed(problem));
      }
      throw problem;
    }
  };

  const named = (value) => value.constructor?.name ?? "Object";
  const circle = (value, way = []) => {
    const at = way.findIndex((step) => step.value === value);
    if (at !== -1) return way.slice(at).concat({ value });
    if (value === null || typeof value !== "object" || typeof value.toJSON === "function") return undefined;
    for (const key of Object.keys(value)) {
      const found = circle(value[key], [...way, { value, key, index: Array.isArray(value) }]);
      if (found) return found;
    }
    return undefined;
  };
  const shown = ({ key, index }) => (index ? `index ${key}` : `property '${key}'`);
  JSON.stringify = function (value, replacer, space) {
    try {
      return stringify(value, replacer, space);
    } catch (problem) {
      if (problem instanceof TypeError && problem.message === "Converting circular structure to JSON") {
        const way = circle(value);
        if (way) {
          const steps = way.slice(0, -1);
          const [first, ...rest] = steps;
          const lines = [`    --> starting at object with constructor '${named(first.value)}'`];
          rest.forEach((step, index) => lines.push(`    |     ${shown(steps[index])} -> object with constructor '${named(step.value)}'`));
          if (lines.length > 3) lines.splice(2, lines.length - 3, "    |     ...");
          const head = lab.headed(problem);
          problem.message = [problem.message, ...lines, `    --- ${shown(steps.at(-1))} closes the circle`].join("\n");
          problem.stack = problem.stack.replace(head, () => lab.headed(problem));
        }
      }
      throw problem;
    }
  };
  Object.defineProperty(JSON.parse, "name", { value: "parse" });
  Object.defineProperty(JSON.stringify, "name", { value: "stringify" });
};
