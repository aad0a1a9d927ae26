// The account's clock ([data-clock]: milliseconds when it was drawn, data-speed) runs on between two answers.
(() => {
  const drawn = new WeakMap();
  const shift = (time, seconds) => {
    const [hours, minutes, rest] = time.split(":").map(Number);
    const all = (((hours * 60 + minutes) * 60 + rest + seconds) % 86400 + 86400) % 86400;
    return [all / 3600, (all / 60) % 60, all % 60].map((part) => String(Math.floor(part)).padStart(2, "0")).join(":");
  };
  const tick = () => {
    for (const clock of document.querySelectorAll("[data-clock]")) {
      const faces = [...clock.querySelectorAll("[data-time], [data-time-beside]")];
      if (!drawn.has(clock)) drawn.set(clock, { at: performance.now(), texts: faces.map((face) => face.textContent) });
      const { at, texts } = drawn.get(clock);
      const seconds = Math.floor((performance.now() - at) / 1000 * Number(clock.dataset.speed)
        + Number(clock.dataset.clock) % 1000 / 1000);
      faces.forEach((face, index) => {
        const text = shift(texts[index], seconds);
        if (face.textContent !== text) face.textContent = text;
      });
    }
  };
  document.addEventListener("DOMContentLoaded", tick);
  document.addEventListener("htmx:load", tick);
  setInterval(() => { if (!document.hidden) tick(); }, 250);
})();
