// node:fs over the folders that a function has: /var/task and /opt to read, /tmp and /mnt to write.
(lab) => {
  "use strict";
  const { host } = lab;
  const at = (path) => {
    const given = path instanceof URL ? decodeURIComponent(path.pathname) : Buffer.isBuffer(path) ? path.toString() : path;
    if (typeof given !== "string") {
      throw lab.fail(TypeError, "ERR_INVALID_ARG_TYPE", `The "path" argument must be of type string or an instance of Buffer or URL. Received ${lab.received(path)}`);
    }
    return lab.path.resolve(given);
  };
  const encodingOf = (options) => (typeof options === "string" ? options : options?.encoding);
  const bytesOf = (data, encoding) => (typeof data === "string" ? Buffer.from(data, encoding ?? "utf8") : lab.view(data));

  class Stats {
    constructor({ mode, size, mtime, ino }) {
      Object.assign(this, { dev: 1, mode, nlink: 1, uid: 993, gid: 990, rdev: 0, blksize: 4096, ino, size, blocks: Math.ceil(size / 512) });
      for (const each of ["atime", "mtime", "ctime", "birthtime"]) {
        this[`${each}Ms`] = mtime;
        this[each] = new Date(mtime);
      }
    }

    isFile() {
      return (this.mode & 0o170000) === 0o100000;
    }

    isDirectory() {
      return (this.mode & 0o170000) === 0o040000;
    }

    isSymbolicLink() {
      return (this.mode & 0o170000) === 0o120000;
    }
  }
  class Dirent {
    constructor(name, parentPath, folder) {
      Object.assign(this, { name, parentPath, path: parentPath });
      Object.defineProperty(this, "folder", { value: folder, enumerable: false });
    }

    isFile() {
      return !this.folder;
    }

    isDirectory() {
      return this.folder;
    }

    isSymbolicLink() {
      return false;
    }
  }

  const sync = {
    readFile: (path, options) => {
      const bytes = lab.buffer(host.read(at(path)));
      const encoding = encodingOf(options);
      return encoding ? bytes.toString(encoding) : bytes;
    },
    writeFile: (path, data, options) => {
      const how = { w: "w", a: "a", wx: "x", "w+": "w", "a+": "a" }[options?.flag ?? "w"] ?? "w";
      host.save(at(path), bytesOf(typeof data === "number" || typeof data === "object" && !ArrayBuffer.isView(data) ? String(data) : data, encodingOf(options)), how);
    },
    appendFile: (path, data, options) => void host.save(at(path), bytesOf(data, encodingOf(options)), "a"),
    stat: (path, options) => {
      try {
        return new Stats(JSON.parse(host.status(at(path))));
      } catch (problem) {
        if (options?.throwIfNoEntry === false && problem.code === "ENOENT") return undefined;
        throw problem;
      }
    },
    access: (path, mode = 0) => {
      sync.stat(path);
      if (mode & 2 && !/^\/(tmp|mnt\/[^/]+)(\/|$)/.test(at(path))) {
        throw lab.fail(Error, "EROFS", `EROFS: read-only file system, access '${path}'`, { errno: -30, syscall: "access", path });
      }
    },
    readdir: (path, options) => {
      const folder = at(path);
      const found = JSON.parse(host.names(folder)).map((name) => new Dirent(name.replace(/\/$/, ""), folder, name.endsWith("/")));
      const all = options?.recursive ? found.flatMap((entry) => [entry, ...(entry.folder ? sync.readdir(`${folder}/${entry.name}`, { recursive: true, withFileTypes: true }) : [])]) : found;
      return options?.withFileTypes ? all : all.map((entry) => lab.path.relative(folder, `${entry.parentPath}/${entry.name}`));
    },
    mkdir: (path, options) => {
      const whole = at(path);
      if (!options?.recursive) return void host.mkdir(whole);
      const parts = whole.split("/").slice(1);
      let first;
      parts.forEach((_, index) => {
        const part = `/${parts.slice(0, index + 1).join("/")}`;
        if (host.kind(part) === "folder") return;
        host.mkdir(part);
        first ??= part;
      });
      return first;
    },
    mkdtemp: (prefix) => {
      const path = prefix + Array.from(host.random(6), (byte) => "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"[byte % 52]).join("");
      host.mkdir(at(path));
      return path;
    },
    unlink: (path) => void host.unlink(at(path)),
    rmdir: (path) => void host.rmdir(at(path)),
    rm: (path, { recursive = false, force = false } = {}) => {
      const whole = at(path);
      const kind = host.kind(whole);
      if (!kind && force) return;
      if (kind !== "folder") return void host.unlink(whole);
      if (!recursive) throw lab.fail(Error, "ERR_FS_EISDIR", `Path is a directory: rm returned EISDIR (is a directory) ${path}`);
      for (const name of JSON.parse(host.names(whole))) sync.rm(`${whole}/${name.replace(/\/$/, "")}`, { recursive, force });
      host.rmdir(whole);
    },
    rename: (from, to) => void host.rename(at(from), at(to)),
    copyFile: (from, to) => void host.save(at(to), host.read(at(from)), "w"),
    realpath: (path) => {
      sync.stat(path);
      return at(path);
    },
    truncate: (path, size = 0) => void host.save(at(path), host.read(at(path)).slice(0, size), "w"),
  };
  sync.lstat = sync.stat;

  const fs = { constants: { F_OK: 0, R_OK: 4, W_OK: 2, X_OK: 1 }, F_OK: 0, R_OK: 4, W_OK: 2, X_OK: 1, Stats, Dirent };
  const promises = { constants: fs.constants };
  for (const [name, work] of Object.entries(sync)) {
    fs[`${name}Sync`] = work;
    promises[name] = async (...given) => work(...given);
    fs[name] = (...given) => {
      const callback = given.pop();
      if (typeof callback !== "function") {
        throw lab.fail(TypeError, "ERR_INVALID_ARG_TYPE", `The "cb" argument must be of type function. Received ${lab.received(callback)}`);
      }
      promises[name](...given).then((value) => setImmediate(() => callback(null, value)), (problem) => setImmediate(() => callback(problem)));
    };
  }
  fs.existsSync = (path) => {
    try {
      return host.kind(at(path)) !== "";
    } catch {
      return false;
    }
  };
  fs.exists = (path, callback) => setImmediate(() => callback(fs.existsSync(path)));
  for (const name of ["open", "openSync", "createReadStream", "createWriteStream", "watch", "watchFile", "symlink", "symlinkSync", "link", "linkSync"]) {
    fs[name] = () => {
      throw lab.fail(Error, "ERR_FEATURE_UNAVAILABLE_ON_PLATFORM", `The lab's Node.js has no fs.${name}; readFile, writeFile and their kin are there.`);
    };
  }
  fs.promises = promises;
  lab.modules.fs = () => fs;
  lab.modules["fs/promises"] = () => promises;
};
