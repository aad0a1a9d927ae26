// console, as Lambda's runtime patches it: one line an event, fields parted by tabs.
(lab) => {
  "use strict";
  const levels = ["TRACE", "DEBUG", "INFO", "WARN", "ERROR", "FATAL"];
  const counts = new Map();
  const times = new Map();
  let indent = "";
  lab.log = { request: undefined, json: false, least: 0 };

  const jsonError = (_, value) => lab.isError(value) ? {
    errorType: value.constructor?.name ?? "UnknownError", errorMessage: value.message,
    stackTrace: typeof value.stack === "string" ? lab.stackOf(value).split("\n") : value.stack, ...value,
  } : value;
  const asJson = (level, given) => {
    const line = { timestamp: new Date().toISOString(), level, requestId: lab.log.request };
    if (given.length === 1) {
      try {
        return JSON.stringify({ ...line, message: given[0] }, jsonError);
      } catch {
        return JSON.stringify({ ...line, message: lab.format(given[0]) });
      }
    }
    const error = given.slice(1).find(lab.isError);
    const told = error ? {
      errorType: error.constructor?.name ?? "UnknownError", errorMessage: error.message,
      stackTrace: typeof error.stack === "string" ? lab.stackOf(error).split("\n") : [],
    } : {};
    return JSON.stringify({ ...line, message: lab.format(...given), ...told });
  };
  const asText = (level, given) => {
    const text = lab.format(...given);
    const shown = indent ? indent + text.replaceAll("\n", `\n${indent}`) : text;
    return `${new Date().toISOString()}\t${lab.log.request}\t${level}\t${shown}`;
  };
  const logger = (level) => (...given) => {
    if (levels.indexOf(level) < lab.log.least) return;
    const line = lab.log.json ? asJson(level, given) : asText(level, given);
    lab.host.write("stdout", `${line.replaceAll("\n", "\r")}\n`);
  };

  const info = logger("INFO");
  const error = logger("ERROR");
  const warn = logger("WARN");
  const elapsed = (label) => {
    const spent = lab.monotonic() - times.get(label);
    return `${label}: ${spent >= 1000 ? `${(spent / 1000).toFixed(3)}s` : `${Number(spent.toFixed(3))}ms`}`;
  };
  const table = (rows) => {
    const keys = [...new Set(Object.values(rows).flatMap((row) => row !== null && typeof row === "object" ? Object.keys(row) : []))];
    const plain = Object.values(rows).some((row) => row === null || typeof row !== "object");
    const head = ["(index)", ...keys, ...(plain ? ["Values"] : [])];
    const lines = Object.entries(rows).map(([index, row]) => {
      const object = row !== null && typeof row === "object";
      return [index, ...keys.map((key) => object && Object.hasOwn(row, key) ? lab.inspect(row[key], { depth: 0 }) : ""),
        ...(plain ? [object ? "" : lab.inspect(row)] : [])];
    });
    const widths = head.map((name, at) => Math.max(name.length, ...lines.map((line) => line[at].length)) + 2);
    const rule = (left, middle, right) => left + widths.map((size) => "─".repeat(size)).join(middle) + right;
    const row = (cells) => `│${cells.map((cell, at) => ` ${cell.padEnd(widths[at] - 1)}`).join("│")}│`;
    return [rule("┌", "┬", "┐"), row(head), rule("├", "┼", "┤"), ...lines.map(row), rule("└", "┴", "┘")].join("\n");
  };

  globalThis.console = {
    log: info, info, error, warn,
    debug: logger("DEBUG"), trace: logger("TRACE"), fatal: logger("FATAL"),
    dir: (value, options) => info(lab.inspect(value, { customInspect: false, ...options })),
    dirxml: info,
    assert: (fine, ...given) => {
      if (!fine) warn(...(typeof given[0] === "string" ? [`Assertion failed: ${given[0]}`, ...given.slice(1)] : ["Assertion failed", ...given]));
    },
    count: (label = "default") => {
      counts.set(label, (counts.get(label) ?? 0) + 1);
      info(`${label}: ${counts.get(label)}`);
    },
    countReset: (label = "default") => void counts.delete(label),
    time: (label = "default") => void times.set(label, lab.monotonic()),
    timeEnd: (label = "default") => {
      if (!times.has(label)) return;
      info(elapsed(label));
      times.delete(label);
    },
    timeLog: (label = "default", ...given) => times.has(label) && info(elapsed(label), ...given),
    table: (rows) => info(rows !== null && typeof rows === "object" ? table(rows) : rows),
    group: (...given) => {
      if (given.length) info(...given);
      indent += "  ";
    },
    groupEnd: () => void (indent = indent.slice(2)),
    clear: () => undefined,
  };
  globalThis.console.groupCollapsed = globalThis.console.group;
  lab.modules.console = () => globalThis.console;
};
