// node:path, the POSIX one.
(lab) => {
  "use strict";
  const text = (value, name = "path") => {
    if (typeof value === "string") return value;
    throw lab.fail(TypeError, "ERR_INVALID_ARG_TYPE", `The "${name}" argument must be of type string. Received ${lab.received(value)}`);
  };
  const straight = (path, absolute) => {
    const parts = [];
    for (const part of path.split("/")) {
      if (part === "" || part === ".") continue;
      if (part !== "..") parts.push(part);
      else if (parts.length && parts.at(-1) !== "..") parts.pop();
      else if (!absolute) parts.push("..");
    }
    return parts.join("/");
  };
  const path = {
    sep: "/",
    delimiter: ":",
    isAbsolute: (given) => text(given).startsWith("/"),
    normalize: (given) => {
      const absolute = text(given).startsWith("/");
      const found = straight(given, absolute);
      const tail = given.endsWith("/") && found ? "/" : "";
      return absolute ? `/${found}${tail}` : found + tail || (given.endsWith("/") ? "./" : ".");
    },
    join: (...parts) => {
      const whole = parts.map((part) => text(part)).filter(Boolean).join("/");
      return whole ? path.normalize(whole) : ".";
    },
    resolve: (...parts) => {
      let whole = "";
      for (const part of [...parts].reverse()) {
        if (text(part)) whole = `${part}/${whole}`;
        if (whole.startsWith("/")) break;
      }
      if (!whole.startsWith("/")) whole = `/var/task/${whole}`;
      return `/${straight(whole, true)}`;
    },
    dirname: (given) => {
      const trimmed = text(given).replace(/\/+$/, "");
      if (!trimmed) return given.startsWith("/") ? "/" : ".";
      const at = trimmed.lastIndexOf("/");
      return at < 0 ? "." : trimmed.slice(0, at).replace(/\/+$/, "") || "/";
    },
    basename: (given, ending = "") => {
      const base = text(given).replace(/\/+$/, "").split("/").at(-1);
      return ending && base !== ending && base.endsWith(ending) ? base.slice(0, -ending.length) : base;
    },
    extname: (given) => {
      const base = path.basename(given);
      const at = base.lastIndexOf(".");
      return at > 0 && !/^\.+$/.test(base.slice(0, at + 1)) || (at > 0 && base[0] !== ".") ? base.slice(at) : "";
    },
    relative: (from, to) => {
      const [one, other] = [from, to].map((each) => path.resolve(each).split("/").filter(Boolean));
      let same = 0;
      while (same < one.length && one[same] === other[same]) same++;
      return [...one.slice(same).map(() => ".."), ...other.slice(same)].join("/");
    },
    parse: (given) => {
      const base = path.basename(given);
      const ext = path.extname(given);
      const dir = path.dirname(given);
      return { root: given.startsWith("/") ? "/" : "", dir: given.includes("/") ? dir : "", base, ext, name: ext ? base.slice(0, -ext.length) : base };
    },
    format: ({ dir, root = "", base, name = "", ext = "" }) => {
      const last = base ?? name + (ext && !ext.startsWith(".") ? `.${ext}` : ext);
      return dir ? (dir === root ? dir + last : `${dir}/${last}`) : root + last;
    },
    toNamespacedPath: (given) => given,
  };
  path.posix = path;
  lab.path = path;
  lab.modules.path = () => path;
  lab.modules["path/posix"] = () => path;
};
