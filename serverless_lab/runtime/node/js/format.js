// util.format: what console.log does with its first argument's % signs.
(lab) => {
  "use strict";
  const plain = (value) => typeof value === "string" ? value : lab.inspect(value, { compact: 3, colors: false, depth: 2 });
  const hasOwnText = (value) => {
    for (let at = value; at && at !== Object.prototype && at !== Error.prototype; at = Object.getPrototypeOf(at)) {
      const found = Object.getOwnPropertyDescriptor(at, "toString");
      if (found) return at.constructor && ![Array, Date, RegExp, Map, Set, Function].some((kind) => at === kind.prototype);
    }
    return false;
  };
  const number = (value, read) => {
    if (typeof value === "bigint") return `${value}n`;
    if (typeof value === "symbol") return "NaN";
    const found = read(value);
    return Object.is(found, -0) ? "-0" : String(found);
  };
  const directives = {
    s: (value) => typeof value === "number" ? (Object.is(value, -0) ? "-0" : String(value))
      : typeof value === "bigint" ? `${value}n`
        : typeof value !== "object" || value === null ? String(value)
          : hasOwnText(value) ? String(value) : lab.inspect(value, { depth: 0, compact: 3 }),
    d: (value) => number(value, (each) => typeof each === "object" && each !== null ? NaN : Number(each)),
    i: (value) => number(value, (each) => typeof each === "object" && each !== null ? NaN : parseInt(each)),
    f: (value) => typeof value === "symbol" ? "NaN" : String(parseFloat(value)),
    j: (value) => {
      try {
        return JSON.stringify(value);
      } catch (problem) {
        if (String(problem.message).startsWith("Converting circular structure")) return "[Circular]";
        throw problem;
      }
    },
    o: (value) => lab.inspect(value, { showHidden: true, depth: 4 }),
    O: (value) => lab.inspect(value),
    c: () => "",
  };

  lab.format = (...given) => {
    const [first, ...rest] = given;
    if (!given.length) return "";
    if (typeof first !== "string") return [first, ...rest].map(plain).join(" ");
    if (!rest.length) return first;
    let at = 0;
    const text = first.replace(/%(.)/gs, (whole, letter) => {
      if (letter === "%") return "%";
      if (!Object.hasOwn(directives, letter) || at >= rest.length) return whole;
      return directives[letter](rest[at++]) ?? "undefined";
    });
    return [text, ...rest.slice(at).map(plain)].join(" ");
  };
};
