// Errors as V8 words them: messages, stacks, and the host's refusals.
(lab) => {
  "use strict";
  const { host } = lab;
  const natives = { Error, TypeError, RangeError, SyntaxError, ReferenceError, URIError, EvalError };
  const WRAPPER = "(function (exports, require, module, __filename, __dirname) { ".length;

  lab.exports.fault = (text) => {
    const [kind, message, members] = JSON.parse(text);
    return coded(new (natives[kind] ?? Error)(message), members);
  };
  // Node's own errors show their code in the stack.
  const coded = (error, members) => {
    if (/^ERR_/.test(members.code)) error.stack = error.stack.replace(/^\w+/, (name) => `${name} [${members.code}]`);
    return Object.assign(error, members);
  };
  lab.fail = (Kind, code, message, members) => coded(new Kind(message), { code, ...members });

  // Where a call failed, the source says what was called. The engine knows the place of the name that was read last:
  // that may stand among the arguments, and then it is the call around them.
  const NAME = /^[A-Za-z_$][\w$]*(\??\.[A-Za-z_$][\w$]*|\[["']?[\w$]+["']?\])*$/;
  const FAR = 40; // lines that a call may have before the place
  const named = (before) => {
    const [, made, found] = /(\bnew\s+)?([\w$.?\]["']*)$/.exec(before);
    const name = found.replace(/^[^A-Za-z_$]+/, "");
    return { name: NAME.test(name) ? name : "", made: Boolean(made) };
  };
  const called = (file, line, column) => {
    const text = host.source_line(file, line);
    if (!text) return undefined;
    const rest = /^[\w$.?]*/.exec(text.slice(column - 1))[0];
    const before = text.slice(0, column - 1);
    const own = named(before + rest);
    if (/^\s*(\?\.)?[(`]/.test(text.slice(column - 1 + rest.length))) return own;
    const earlier = Array.from({ length: Math.min(FAR, line - 1) }, (_, back) => host.source_line(file, line - 1 - back));
    return around([...earlier.reverse(), before].join("\n")) ?? own;
  };
  // The call that is still open at the end of a text, from the inside out; not beyond the body of a function. Functions
  // that all code has cannot be what is missing.
  const around = (text) => {
    let closed = 0;
    for (let at = text.length - 1; at >= 0; at -= 1) {
      if (")]}".includes(text[at])) closed += 1;
      if (!"([{".includes(text[at])) continue;
      if (closed > 0) {
        closed -= 1;
        continue;
      }
      const before = text.slice(0, at);
      if (text[at] === "{" && /(=>|\))\s*$/.test(before)) return undefined;
      if (text[at] !== "(") continue;
      const found = named(before);
      if (found.name && !/^(if|for|while|switch|catch|return|typeof|await|function)$/.test(found.name) && !isEveryones(found.name)) return found;
    }
    return undefined;
  };
  const isEveryones = (name) => typeof name.split(".").reduce((value, part) => value?.[part], globalThis) === "function";

  // QuickJS says of both that they are not a function, when what was called is nothing.
  const without = (what) => (place) => {
    const found = place && called(...place);
    return found?.name && !/Error$/.test(found.name) ? `${found.name} is not a ${found.made ? "constructor" : what}` : undefined;
  };
  // What the interpreter itself says.
  const exact = {
    "not a function": without("function"),
    "not a constructor": without("constructor"),
    "class constructors must be invoked with 'new'": () => "Class constructor cannot be invoked without 'new'",
    "value is not iterable": () => "object is not iterable (cannot read property Symbol(Symbol.iterator))",
    "invalid 'instanceof' right operand": () => "Right-hand side of 'instanceof' is not callable",
    "cannot convert symbol to string": () => "Cannot convert a Symbol value to a string",
    "cannot convert BigInt to number": () => "Cannot mix BigInt and other types, use explicit conversions",
    "return not in a function": () => "Illegal return statement",
    "missing initializer for variable": () => "Missing initializer in const declaration",
    "function name expected": () => "Function statements require a function name",
    "invalid assignment left-hand side": () => "Invalid left-hand side in assignment",
    "invalid redefinition of lexical identifier": () => "Identifier has already been declared",
    "object is not extensible": () => "Cannot add property, object is not extensible",
  };
  // What its library says, from inside a native function.
  const library = {
    "circular reference": "Converting circular structure to JSON",
    "empty array": "Reduce of empty array with no initial value",
    "expecting hex digit": "URI malformed",
    "Date value is NaN": "Invalid time value",
    "not a function": "undefined is not a function",
    "invalid number of digits": "toFixed() digits argument must be between 0 and 100",
    "invalid array length": "Invalid array length",
    "invalid repeat count": "Invalid count value",
  };
  const patterns = [
    [/^cannot read property 'Symbol\.iterator' of (undefined|null)$/, "$1 is not iterable"],
    [/^cannot read property '(.*)' of (undefined|null)$/s, "Cannot read properties of $2 (reading '$1')"],
    [/^cannot set property '(.*)' of (undefined|null)$/s, "Cannot set properties of $2 (setting '$1')"],
    [/^'(.*)' is read-only$/s, "Assignment to constant variable."],
    [/^(.*) is not initialized$/s, "Cannot access '$1' before initialization"],
    [/^unexpected token(?: in expression)?: ''$/, "Unexpected end of input"],
    [/^unexpected token(?: in expression)?: '(.*)'$/s, "Unexpected token '$1'"],
    [/^unsupported keyword: import$/, "Cannot use import statement outside a module"],
    [/^unsupported keyword: (.*)$/, "Unexpected token '$1'"],
    [/^expecting '\)'$/, "missing ) after argument list"],
    [/^expecting ';'$/, "Unexpected identifier"],
    [/^expecting '(.)'$/, "Unexpected token, expected '$1'"],
    [/^(?:redeclaration of|redefinition of) '(.*)'$/s, "Identifier '$1' has already been declared"],
    [/^(?:unexpected end of string|unterminated (?:string|template).*)$/, "Invalid or unexpected token"],
    [/^Could not find export '(.*)' in module '(.*)'$/, "The requested module '$2' does not provide an export named '$1'"],
    [/^BigInts? (?:are|is) forbidden in JSON.*$/, "Do not know how to serialize a BigInt"],
  ];
  const engines = new Set(Object.values(natives).map((kind) => kind.prototype));
  const worded = (message, place) => {
    if (!place && Object.hasOwn(library, message)) return library[message];
    if (Object.hasOwn(exact, message)) return exact[message](place) ?? message;
    for (const [pattern, words] of patterns) {
      if (pattern.test(message)) return message.replace(pattern, words);
    }
    return message;
  };

  const own = (file) => file === null || file === undefined || file.startsWith("node:internal/") || file === "native" || file === "<input>";
  // On the first line of a CommonJS file a wrapper stands before what was written.
  const placed = (site) => {
    const [file, line, column] = [site.getFileName(), site.getLineNumber(), site.getColumnNumber()];
    return [file, line, Math.max(1, line === 1 && file.startsWith("/") ? column - WRAPPER : column)];
  };
  // V8 points at `new`, QuickJS at the name behind it; the first frame is worth a look at its line.
  const pointed = ([file, line, column]) => {
    const isMade = /\bnew$/.test(host.source_line(file, line).slice(0, column - 2));
    return [file, line, isMade ? column - 4 : column];
  };
  const frame = (site, index) => {
    if (own(site.getFileName())) return "";
    const name = site.getFunctionName();
    const where = (index ? placed(site) : pointed(placed(site))).join(":");
    return name && name !== "<eval>" && name !== "<anonymous>" ? `    at ${name} (${where})` : `    at ${where}`;
  };

  const headed = (error) => {
    try {
      const name = error.name === undefined ? "Error" : String(error.name);
      const message = error.message === undefined ? "" : String(error.message);
      return message ? (name ? `${name}: ${message}` : message) : name;
    } catch {
      return "Error";
    }
  };

  lab.headed = headed;
  const heads = new WeakMap();
  Error.stackTraceLimit = 10;
  // Called for each error as it is made, by the engine too: the one place where all messages pass.
  Error.prepareStackTrace = (error, sites) => {
    const first = sites[0];
    const file = first?.getFileName();
    if (engines.has(Object.getPrototypeOf(error)) && typeof error.message === "string") {
      const place = file && !own(file) ? placed(first) : undefined;
      const message = worded(error.message, place);
      if (message !== error.message) {
        Object.defineProperty(error, "message", { value: message, writable: true, configurable: true, enumerable: false });
      }
    }
    const head = headed(error);
    heads.set(error, head);
    return [head, ...sites.map(frame).filter(Boolean)].join("\n");
  };

  // V8 writes the first line of a stack when it is asked for; a name given meanwhile is in it.
  lab.stackOf = (error) => {
    const { stack } = error;
    if (typeof stack !== "string" || stack === "") return headed(error); // no room was left to write it
    const head = heads.get(error);
    return head !== undefined && stack.startsWith(head) ? headed(error) + stack.slice(head.length) : stack;
  };
};
