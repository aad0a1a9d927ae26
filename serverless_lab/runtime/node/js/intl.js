// toLocaleString for numbers and dates, in English and Korean; QuickJS brings no Intl.
(lab) => {
  "use strict";
  const grouped = (value, { minimumFractionDigits: least = 0, maximumFractionDigits: most = Math.max(least, 3), useGrouping = true } = {}) => {
    if (Number.isNaN(value)) return "NaN";
    if (!Number.isFinite(value)) return value < 0 ? "-∞" : "∞";
    const [whole, fraction = ""] = Math.abs(value).toFixed(Math.min(most, 20)).split(".");
    const kept = fraction.replace(/0+$/, "").padEnd(least, "0");
    const text = useGrouping ? whole.replace(/\B(?=(\d{3})+$)/g, ",") : whole;
    const shown = kept ? `${text}.${kept}` : text;
    return value < 0 && /[1-9]/.test(shown) ? `-${shown}` : shown;
  };
  const define = (target, name, value) => Object.defineProperty(target, name, { value, writable: true, configurable: true, enumerable: false });
  define(Number.prototype, "toLocaleString", function toLocaleString(_, options = {}) {
    const value = Number(this);
    if (options.style === "percent") return `${grouped(value * 100, { maximumFractionDigits: 0, ...options })}%`;
    if (options.style === "currency") {
      const { sign, digits } = { KRW: { sign: "₩", digits: 0 }, USD: { sign: "$", digits: 2 }, EUR: { sign: "€", digits: 2 }, JPY: { sign: "¥", digits: 0 } }[options.currency] ?? { sign: `${options.currency} `, digits: 2 };
      const text = grouped(Math.abs(value), { minimumFractionDigits: digits, maximumFractionDigits: digits, ...options });
      return `${value < 0 ? "-" : ""}${sign}${text}`;
    }
    return grouped(value, options);
  });
  define(BigInt.prototype, "toLocaleString", function toLocaleString() {
    return String(this).replace(/\B(?=(\d{3})+$)/g, ",");
  });

  const zones = { UTC: 0, GMT: 0, "Asia/Seoul": 540, "Asia/Tokyo": 540 };
  const shifted = (date, { timeZone = "UTC" } = {}) => {
    if (!Object.hasOwn(zones, timeZone)) {
      throw lab.fail(RangeError, "ERR_FEATURE_UNAVAILABLE_ON_PLATFORM", `The lab's Node.js knows the time zones ${Object.keys(zones).join(", ")}, not ${timeZone}.`);
    }
    return new Date(date.getTime() + zones[timeZone] * 60000);
  };
  const two = (value) => String(value).padStart(2, "0");
  const words = {
    date: (at, korean) => korean ? `${at.getUTCFullYear()}. ${at.getUTCMonth() + 1}. ${at.getUTCDate()}.` : `${at.getUTCMonth() + 1}/${at.getUTCDate()}/${at.getUTCFullYear()}`,
    time: (at, korean) => {
      const clock = `${at.getUTCHours() % 12 || 12}:${two(at.getUTCMinutes())}:${two(at.getUTCSeconds())}`;
      const half = at.getUTCHours() < 12;
      return korean ? `${half ? "오전" : "오후"} ${clock}` : `${clock} ${half ? "AM" : "PM"}`;
    },
  };
  const shown = (names) => function (locales, options) {
    if (Number.isNaN(this.getTime())) return "Invalid Date";
    const korean = /^ko\b/.test(String([locales].flat()[0] ?? ""));
    const at = shifted(this, options);
    return names.map((name) => words[name](at, korean)).join(korean ? " " : ", ");
  };
  define(Date.prototype, "toLocaleString", shown(["date", "time"]));
  define(Date.prototype, "toLocaleDateString", shown(["date"]));
  define(Date.prototype, "toLocaleTimeString", shown(["time"]));
  const formatter = (method) => class {
    constructor(locales, options) {
      this.format = (value = Date.now()) => method(value, locales, options);
    }
  };
  const known = {
    NumberFormat: formatter((value, ...how) => Number(value).toLocaleString(...how)),
    DateTimeFormat: formatter((value, ...how) => new Date(value).toLocaleDateString(...how)),
  };
  globalThis.Intl = new Proxy(known, {
    get: (target, name) => {
      if (name in target || typeof name === "symbol") return target[name];
      throw lab.fail(Error, "ERR_FEATURE_UNAVAILABLE_ON_PLATFORM", `The lab's Node.js has no Intl.${name}; NumberFormat and DateTimeFormat are there, for English and Korean.`);
    },
  });
};
