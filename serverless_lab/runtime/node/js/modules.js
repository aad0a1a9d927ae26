// require, and what ES modules see of the modules that are not files.
(lab) => {
  "use strict";
  const { host } = lab;
  const own = new Map();
  const cache = { __proto__: null };
  lab.cache = cache;

  const builtin = (name) => {
    if (!own.has(name)) own.set(name, name.startsWith("@") ? lab.sdk(name) : lab.modules[name]());
    return own.get(name);
  };

  class Module {
    constructor(id, parent) {
      Object.assign(this, { id, path: lab.path.dirname(id), exports: {}, filename: id, loaded: false, children: [], paths: [] });
      parent?.children.push(this);
    }
  }

  const requireFor = (base, parent) => {
    const require = (specifier) => {
      if (typeof specifier !== "string") {
        throw lab.fail(TypeError, "ERR_INVALID_ARG_TYPE", `The "id" argument must be of type string. Received ${lab.received(specifier)}`);
      }
      return load(host.resolve(specifier, base), parent, base);
    };
    require.resolve = (specifier) => host.resolve(specifier, base).replace(/^node:(?=[^@])/, "");
    require.cache = cache;
    require.main = undefined;
    return require;
  };

  const load = (path, parent, base) => {
    if (path.startsWith("node:")) return builtin(path.slice(5));
    if (cache[path]) return cache[path].exports;
    const made = new Module(path, parent);
    if (path.endsWith(".json")) {
      const text = lab.decode(host.read(path))[0];
      try {
        made.exports = JSON.parse(text);
      } catch (problem) {
        problem.message = `${path}: ${problem.message}`;
        throw problem;
      }
      cache[path] = made;
      return made.exports;
    }
    if (host.module_kind(path) === "module") {
      throw lab.fail(Error, "ERR_REQUIRE_ESM", `require() of ES Module ${path} from ${base} not supported.\nInstead change the require of ${lab.path.basename(path)} in ${base} to a dynamic import() which is available in all CommonJS modules.`);
    }
    cache[path] = made;
    try {
      host.wrapped(path).call(made.exports, made.exports, requireFor(path, made), made, path, lab.path.dirname(path));
      made.loaded = true;
    } catch (problem) {
      delete cache[path];
      throw problem;
    }
    return made.exports;
  };

  lab.require = (path) => load(path, undefined, "/var/runtime/index.mjs");
  // The sources that the host makes up for `import` ask here.
  Object.defineProperty(globalThis, Symbol.for("lab.require"), { value: lab.require, enumerable: false });
  lab.exports.describe = (path) => {
    const found = lab.require(path);
    return JSON.stringify(found !== null && ["object", "function"].includes(typeof found) ? Object.getOwnPropertyNames(found) : []);
  };
  lab.exports.names = () => JSON.stringify(Object.keys(lab.modules));
  lab.modules.module = () => ({ createRequire: (from) => requireFor(String(from instanceof URL || String(from).startsWith("file:") ? new URL(from).pathname : from)), builtinModules: Object.keys(lab.modules), isBuiltin: (name) => name.replace(/^node:/, "") in lab.modules });
};
