// util.inspect: values as Node prints them.
(lab) => {
  "use strict";
  const custom = Symbol.for("nodejs.util.inspect.custom");
  const defaults = {
    depth: 2, breakLength: 80, compact: 3, showHidden: false, sorted: false, colors: false, customInspect: true,
    maxArrayLength: 100, maxStringLength: 10000, getters: false, numericSeparator: false, showProxy: false,
  };
  const escapes = { "\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r", "\\": "\\\\" };
  const unprintable = /[\x00-\x1f\x7f-\x9f\\]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
  const identifier = /^[A-Za-z_][A-Za-z0-9_]*$/;
  const tagOf = (value) => Object.prototype.toString.call(value).slice(8, -1);
  const isError = (value) => value instanceof Error || tagOf(value) === "Error";

  const escape = (character) => escapes[character] ??
    (character.charCodeAt(0) < 256 ? `\\x${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`
      : `\\u${character.charCodeAt(0).toString(16).toUpperCase()}`);
  const quoted = (text) => {
    const quote = !text.includes("'") ? "'" : !text.includes('"') ? '"' : !text.includes("`") && !text.includes("${") ? "`" : "'";
    const body = text.replace(unprintable, escape);
    return quote + (quote === "'" ? body.replaceAll("'", "\\'") : body) + quote;
  };
  const key = (name) => typeof name === "symbol" ? `[${name.toString()}]` : identifier.test(name) ? name : quoted(name);
  const plural = (count) => `${count} more item${count > 1 ? "s" : ""}`;

  const primitive = (value, options) => {
    switch (typeof value) {
      case "string": {
        const cut = value.length > options.maxStringLength;
        const text = quoted(cut ? value.slice(0, options.maxStringLength) : value);
        const more = value.length - options.maxStringLength;
        return cut ? `${text}... ${more} more character${more > 1 ? "s" : ""}` : text;
      }
      case "number": return Object.is(value, -0) ? "-0" : String(value);
      case "bigint": return `${value}n`;
      default: return String(value);
    }
  };

  const constructorName = (value) => {
    for (let at = value; at; at = Object.getPrototypeOf(at)) {
      const found = Object.getOwnPropertyDescriptor(at, "constructor");
      if (found && typeof found.value === "function" && found.value.name !== "" && value instanceof found.value) {
        return found.value.name;
      }
    }
    return null;
  };

  const prefix = (name, fallback, size) => {
    const sized = size === undefined ? "" : `(${size})`;
    return name === null ? `[${fallback}${sized}: null prototype] ` : `${name}${sized} `;
  };

  const visible = (value, options, indexed) => {
    const names = options.showHidden ? Object.getOwnPropertyNames(value) : Object.keys(value);
    const symbols = Object.getOwnPropertySymbols(value)
      .filter((symbol) => options.showHidden || Object.getOwnPropertyDescriptor(value, symbol)?.enumerable);
    const found = indexed ? names.filter((name) => !(/^(0|[1-9]\d*)$/.test(name) && Number(name) < 2 ** 32 - 1)) : names;
    return [...found, ...symbols];
  };

  const property = (value, name, context, kind) => {
    const found = Object.getOwnPropertyDescriptor(value, name) ?? { value: value[name], enumerable: true };
    let text;
    if (found.get) text = found.set ? "[Getter/Setter]" : "[Getter]";
    else if (found.set) text = "[Setter]";
    else {
      context.indent += 2;
      text = inspectAt(found.value, context, context.depth + 1);
      context.indent -= 2;
    }
    if (kind === "element") return text;
    return `${found.enumerable === false ? `[${String(name)}]` : key(name)}: ${text}`;
  };

  const elements = (value, context) => {
    const most = Math.min(context.options.maxArrayLength, value.length);
    const shown = [];
    let at = 0;
    for (; at < value.length && shown.length < most; at++) {
      if (at in value) {
        shown.push(property(value, String(at), context, "element"));
        continue;
      }
      let end = at;
      while (end < value.length && !(end in value)) end++;
      shown.push(`<${end - at} empty item${end - at > 1 ? "s" : ""}>`);
      at = end - 1;
    }
    if (value.length > at) shown.push(`... ${plural(value.length - at)}`);
    return shown;
  };

  const inner = (context, values) => {
    context.indent += 2;
    const shown = values();
    context.indent -= 2;
    return shown;
  };
  const limited = (items, context, show) => {
    const most = context.options.maxArrayLength;
    const list = [...items];
    const shown = list.slice(0, most).map(show);
    return list.length > most ? [...shown, `... ${plural(list.length - most)}`] : shown;
  };

  const errorText = (error, context, keys) => {
    let stack = typeof error.stack === "string" && error.stack ? lab.stackOf(error) : lab.headed(error);
    const name = constructorName(error);
    const head = error.name === undefined ? name ?? "Error" : String(error.name);
    if (name && name !== head && stack.startsWith(head) && !stack.startsWith(name) && !name.includes(head)) {
      stack = stack.replace(head, `${name} [${head}]`.replace(` [${name}]`, ""));
    }
    for (const hidden of ["name", "message", "stack"]) {
      const at = keys.indexOf(hidden);
      if (at !== -1 && (hidden === "stack" || stack.includes(String(error[hidden])))) keys.splice(at, 1);
    }
    if ("cause" in error && !keys.includes("cause") && Object.hasOwn(error, "cause")) keys.push("cause");
    if (Array.isArray(error.errors) && Object.hasOwn(error, "errors") && !keys.includes("errors")) keys.push("errors");
    const at = stack.indexOf("\n    at");
    if (at === -1) stack = `[${stack}]`;
    return context.indent ? stack.replaceAll("\n", `\n${" ".repeat(context.indent)}`) : stack;
  };

  const functionText = (value, name) => {
    const source = Function.prototype.toString.call(value);
    if (/^class\b/.test(source)) {
      const above = Object.getPrototypeOf(value)?.name;
      return `[class ${value.name || "(anonymous)"}${above ? ` extends ${above}` : ""}]`;
    }
    const kind = { AsyncFunction: "AsyncFunction", GeneratorFunction: "GeneratorFunction", AsyncGeneratorFunction: "AsyncGeneratorFunction" }[tagOf(value)] ?? "Function";
    return value.name ? `[${kind}${name === null ? " (null prototype)" : ""}: ${value.name}]` : `[${kind} (anonymous)]`;
  };

  const boxed = { Number, String, Boolean, BigInt, Symbol };
  const unboxed = (value) => {
    const kind = tagOf(value);
    try {
      return Object.hasOwn(boxed, kind) ? { kind, value: boxed[kind].prototype.valueOf.call(value) } : undefined;
    } catch {
      return undefined;
    }
  };

  const promised = (value, context) => {
    const state = lab.host.promise_state(value);
    if (state === 0) return ["<pending>"];
    const text = inner(context, () => inspectAt(lab.host.promise_result(value), context, context.depth + 1));
    return [state === 2 ? `<rejected> ${text}` : text];
  };

  const described = (value, context, name) => {
    const tag = tagOf(value);
    const options = context.options;
    let keys = visible(value, options, false);
    const done = (braces, list = () => [], kind = "object", items) => ({ braces, list, kind, keys, items });
    if (Array.isArray(value)) {
      keys = visible(value, options, true);
      const start = name !== "Array" || false ? prefix(name, "Array", value.length) : "";
      return done([`${start}[`, "]"], () => elements(value, context), "array", value);
    }
    if (ArrayBuffer.isView(value) && !(value instanceof DataView)) {
      keys = visible(value, options, true);
      return done([`${prefix(name, tag, value.length)}[`, "]"], () => elements(value, context), "array", Array.from(value));
    }
    if (value instanceof Map && tag === "Map") {
      return done([`${prefix(name, "Map", value.size)}{`, "}"], () => inner(context, () => limited(value, context,
        ([k, v]) => `${inspectAt(k, context, context.depth + 1)} => ${inspectAt(v, context, context.depth + 1)}`)));
    }
    if (value instanceof Set && tag === "Set") {
      return done([`${prefix(name, "Set", value.size)}{`, "}"], () => inner(context, () => limited(value, context,
        (item) => inspectAt(item, context, context.depth + 1))));
    }
    if (tag === "Arguments") return done(["[Arguments] [", "]"], () => elements(value, context), "array", [...value]);
    const whole = (text) => ({ ...done([`${text.includes("\n") ? text : text} {`, "}"]), whole: text });
    if (typeof value === "function") return whole(functionText(value, name));
    if (value instanceof RegExp) return whole(RegExp.prototype.toString.call(value));
    if (value instanceof Date) return whole(Number.isNaN(value.getTime()) ? "Invalid Date" : value.toISOString());
    if (isError(value)) return whole(errorText(value, context, keys));
    if (tag === "Promise" && value instanceof Promise) return done([`${prefix(name, "Promise")}{`, "}"], () => promised(value, context));
    if (value instanceof WeakMap || value instanceof WeakSet) return done([`${prefix(name, tag)}{`, "}"], () => ["<items unknown>"]);
    if (value instanceof ArrayBuffer) {
      const bytes = [...new Uint8Array(value).slice(0, 50)].map((byte) => byte.toString(16).padStart(2, "0")).join(" ");
      const more = value.byteLength > 50 ? ` ... ${value.byteLength - 50} more byte${value.byteLength > 51 ? "s" : ""}` : "";
      return done([`${prefix(name, "ArrayBuffer")}{`, "}"], () => [`[Uint8Contents]: <${bytes}${more}>`, `byteLength: ${value.byteLength}`]);
    }
    const box = unboxed(value);
    if (box) {
      if (box.kind === "String") keys = visible(value, options, true);
      return { ...whole(`[${box.kind}: ${primitive(box.value, options)}]`), keys };
    }
    const label = value[Symbol.toStringTag];
    const suffix = typeof label === "string" && label !== "" && label !== name ? `[${label}] ` : "";
    const start = name === "Object" && !suffix ? "" : `${prefix(name, "Object")}${suffix}`;
    return { ...done([`${start}{`, "}"]), empty: `${start}{}` };
  };

  const inspectAt = (value, context, depth) => {
    if (value === null || (typeof value !== "object" && typeof value !== "function")) return primitive(value, context.options);
    const options = context.options;
    const own = options.customInspect ? value[custom] : undefined;
    if (typeof own === "function" && own !== lab.inspect) {
      const left = options.depth === null ? null : options.depth - depth;
      const answer = own.call(value, left, { ...options, depth: left, stylize: String }, lab.inspect);
      if (answer !== value) {
        return typeof answer === "object" ? inspectAt(answer, context, depth)
          : String(answer).replaceAll("\n", `\n${" ".repeat(context.indent)}`);
      }
    }
    if (context.seen.includes(value)) {
      if (!context.circular.has(value)) context.circular.set(value, context.circular.size + 1);
      return `[Circular *${context.circular.get(value)}]`;
    }
    const name = constructorName(value);
    if (options.depth !== null && depth > options.depth) {
      const shown = Array.isArray(value) ? "Array" : name ?? `${tagOf(value)}: null prototype`;
      return `[${shown}]`;
    }
    const outer = context.depth;
    context.seen.push(value);
    context.depth = depth;
    context.deepest = Math.max(depth, 0);
    const made = described(value, context, name);
    const output = [];
    let text;
    if (made.whole !== undefined && made.keys.length === 0) text = made.whole;
    else if (made.empty !== undefined && made.keys.length === 0) text = made.empty;
    else {
      const items = made.list();
      output.push(...items, ...made.keys.map((each) => property(value, each, context, made.kind === "array" ? "extra" : "object")));
      context.deepest = Math.max(context.deepest, depth);
      const reference = context.circular.has(value) ? `<ref *${context.circular.get(value)}>` : "";
      if (!output.length) text = `${reference ? `${reference} ` : ""}${made.braces[0]}${made.braces[1]}`;
      else {
        context.depth = depth;
        text = lab.joined(output, reference, made.braces, made.kind, context, made.items);
      }
    }
    context.seen.pop();
    context.depth = outer;
    return text;
  };

  lab.inspect = (value, options, ...older) => {
    const given = typeof options === "boolean" ? { showHidden: options, ...(older[0] === undefined ? {} : { depth: older[0] }) } : options ?? {};
    const chosen = { ...defaults, ...given };
    if (chosen.depth === Infinity) chosen.depth = null;
    for (const each of ["maxArrayLength", "maxStringLength"]) chosen[each] ??= Infinity;
    if (chosen.compact === true) chosen.compact = 3;
    const context = { options: chosen, seen: [], circular: new Map(), indent: 0, depth: 0, deepest: 0 };
    return inspectAt(value, context, 0);
  };
  lab.inspect.custom = custom;
  lab.inspect.defaultOptions = defaults;
  lab.isError = isError;
};
