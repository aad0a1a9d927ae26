// process, util, os and what else is small; and the modules that a function in the lab cannot have.
(lab) => {
  "use strict";
  const { host } = lab;

  class Process extends lab.EventEmitter {
    title = "node";
    platform = "linux";
    arch = "x64";
    pid = 8;
    ppid = 1;
    execPath = "/var/lang/bin/node";
    execArgv = [];
    argv = ["/var/lang/bin/node", "/var/runtime/index.mjs"];
    exitCode = undefined;
    features = {};
    release = { name: "node", lts: "" };
    env = {};

    begin(environment, major) {
      const version = { 22: "22.22.0", 24: "24.14.0" }[major] ?? `${major}.0.0`;
      this.version = `v${version}`;
      this.versions = { node: version, quickjs: "ng" };
      this.release.lts = { 22: "Jod", 24: "Krypton" }[major] ?? "";
      // As in Node, whatever is assigned becomes text.
      this.env = new Proxy({ ...environment }, {
        set: (target, name, value) => {
          target[name] = String(value);
          return true;
        },
        defineProperty: (target, name, found) => Reflect.defineProperty(target, name, { ...found, value: String(found.value) }),
      });
    }

    cwd() {
      return "/var/task";
    }

    chdir(path) {
      throw lab.fail(Error, "ERR_FEATURE_UNAVAILABLE_ON_PLATFORM", `The lab's Node.js stays in /var/task; it cannot change to ${path}.`);
    }

    exit(code = this.exitCode ?? 0) {
      host.exit(Number(code));
    }

    abort() {
      host.exit(134);
    }

    uptime() {
      return lab.monotonic() / 1e3;
    }

    hrtime(since) {
      const now = lab.monotonic();
      const [seconds, rest] = [Math.floor(now / 1e3), Math.round((now % 1e3) * 1e6)];
      if (!since) return [seconds, rest];
      const borrow = rest < since[1] ? 1 : 0;
      return [seconds - since[0] - borrow, rest - since[1] + borrow * 1e9];
    }

    memoryUsage() {
      const used = host.memory();
      return { rss: used, heapTotal: used, heapUsed: used, external: 0, arrayBuffers: 0 };
    }

    cpuUsage() {
      return { user: Math.round(lab.monotonic() * 1e3), system: 0 };
    }

    nextTick(callback, ...given) {
      lab.nextTick(callback, ...given);
    }

    emitWarning(warning) {
      console.error(`(node:8) ${typeof warning === "string" ? `Warning: ${warning}` : lab.headed(warning)}`);
    }

    umask() {
      return 0o22;
    }

    getuid() {
      return 993;
    }
  }
  Object.defineProperty(Process.prototype.hrtime, "bigint", { value: () => BigInt(Math.round(lab.monotonic() * 1e6)) });
  lab.process = new Process();
  Object.defineProperty(lab.process, Symbol.toStringTag, { value: "process", configurable: true });
  Process.prototype.memoryUsage.rss = () => host.memory();
  for (const stream of ["stdout", "stderr"]) {
    lab.process[stream] = new lab.Writable();
    lab.process[stream].isTTY = false;
    lab.process[stream].write = (chunk, encoding, done) => {
      host.write(stream, typeof chunk === "string" ? chunk : lab.buffer(lab.view(chunk)).toString());
      (typeof encoding === "function" ? encoding : done)?.();
      return true;
    };
  }
  globalThis.process = lab.process;
  lab.modules.process = () => lab.process;

  const custom = Symbol.for("nodejs.util.promisify.custom");
  const promisify = (work) => work[custom] ?? ((...given) => new Promise((resolve, reject) => {
    work(...given, (problem, value) => (problem ? reject(problem) : resolve(value)));
  }));
  promisify.custom = custom;
  const tag = (name) => (value) => Object.prototype.toString.call(value) === `[object ${name}]`;
  const types = {
    isNativeError: lab.isError, isDate: tag("Date"), isRegExp: tag("RegExp"), isMap: tag("Map"), isSet: tag("Set"), isPromise: tag("Promise"),
    isAsyncFunction: (value) => tag("AsyncFunction")(value), isTypedArray: (value) => ArrayBuffer.isView(value) && !(value instanceof DataView),
    isUint8Array: (value) => value instanceof Uint8Array, isArrayBuffer: tag("ArrayBuffer"), isWeakMap: tag("WeakMap"), isWeakSet: tag("WeakSet"),
    isGeneratorFunction: tag("GeneratorFunction"), isBoxedPrimitive: (value) => typeof value === "object" && /^\[object (Number|String|Boolean|Symbol|BigInt)\]$/.test(Object.prototype.toString.call(value)),
  };
  lab.modules.util = () => ({
    inspect: lab.inspect,
    format: lab.format,
    formatWithOptions: (_, ...given) => lab.format(...given),
    promisify,
    callbackify: (work) => (...given) => {
      const done = given.pop();
      work(...given).then((value) => setImmediate(() => done(null, value)), (problem) => setImmediate(() => done(problem)));
    },
    deprecate: (work) => work,
    inherits: (child, parent) => {
      child.super_ = parent;
      Object.setPrototypeOf(child.prototype, parent.prototype);
    },
    isDeepStrictEqual: (one, other) => lab.equal(one, other, true),
    isArray: Array.isArray,
    types,
    stripVTControlCharacters: (text) => text.replace(/\u001b\[[0-9;]*[A-Za-z]/g, ""),
    styleText: (_, text) => text,
    toUSVString: (text) => String(text).toWellFormed(),
    TextEncoder,
    TextDecoder,
    debuglog: () => Object.assign(() => undefined, { enabled: false }),
  });
  lab.modules["util/types"] = () => types;

  lab.modules.os = () => ({
    EOL: "\n", arch: () => "x64", platform: () => "linux", type: () => "Linux", release: () => "5.10.0", hostname: () => "169.254.0.1", homedir: () => "/home/sbx_user1051",
    tmpdir: () => "/tmp", endianness: () => "LE", uptime: () => lab.monotonic() / 1e3, loadavg: () => [0, 0, 0], cpus: () => Array.from({ length: 2 }, () => ({ model: "", speed: 0, times: {} })), availableParallelism: () => 2,
    totalmem: () => Number(process.env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE ?? 128) * 2 ** 20, freemem: () => Number(process.env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE ?? 128) * 2 ** 20 - host.memory(), networkInterfaces: () => ({}), userInfo: () => ({ username: "sbx_user1051", uid: 993, gid: 990, homedir: "/home/sbx_user1051", shell: null }), constants: { signals: {} },
  });

  // Without hooks of the engine a store does not follow a promise; what is awaited inside run() finds the latest one.
  class AsyncLocalStorage {
    #store;

    run(store, work, ...given) {
      const before = this.#store;
      this.#store = store;
      const restore = () => (this.#store = before);
      let answer;
      try {
        answer = work(...given);
      } catch (problem) {
        restore();
        throw problem;
      }
      if (typeof answer?.then !== "function") {
        restore();
        return answer;
      }
      return answer.then((value) => {
        restore();
        return value;
      }, (problem) => {
        restore();
        throw problem;
      });
    }

    enterWith(store) {
      this.#store = store;
    }

    exit(work, ...given) {
      return this.run(undefined, work, ...given);
    }

    getStore() {
      return this.#store;
    }

    disable() {
      this.#store = undefined;
    }
  }
  lab.modules.async_hooks = () => ({ AsyncLocalStorage, AsyncResource: class AsyncResource {
    runInAsyncScope(work, self, ...given) {
      return work.apply(self, given);
    }
  }, executionAsyncId: () => 1 });
  lab.modules.constants = () => ({});
  lab.modules.punycode = () => ({ toASCII: String, toUnicode: String });
  lab.modules.tty = () => ({ isatty: () => false });

  const reasons = {
    child_process: "functions in the lab start no other programs", worker_threads: "functions in the lab have one thread", cluster: "functions in the lab have one process",
    net: "functions in the lab open no connections", tls: "functions in the lab open no connections", dgram: "functions in the lab open no connections", dns: "functions in the lab open no connections", http2: "functions in the lab open no connections", inspector: "there is no debugger here", vm: "the lab's engine has one global scope", v8: "the lab's engine is QuickJS, not V8", repl: "there is no terminal here", readline: "there is no terminal here", module: "the lab loads modules itself", sqlite: "the lab's engine has no database", test: "the lab's engine runs functions, not tests", wasi: "there is no WebAssembly here", trace_events: "there is nothing to trace here", diagnostics_channel: "there is nothing to listen to here",
  };
  for (const [name, why] of Object.entries(reasons)) {
    lab.modules[name] = () => {
      throw lab.fail(Error, "ERR_FEATURE_UNAVAILABLE_ON_PLATFORM", `The lab's Node.js has no module '${name}': ${why}.`);
    };
  }
};
