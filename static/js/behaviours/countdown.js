// Seconds of the account's clock until something shows ([data-shows-in]) run down as fast as that clock goes.
(() => {
  const drawn = new WeakMap();
  const tick = () => {
    const speed = Number(document.querySelector("[data-clock]")?.dataset.speed ?? 0);
    for (const part of document.querySelectorAll("[data-shows-in]")) {
      if (!drawn.has(part)) drawn.set(part, { at: performance.now(), text: part.textContent });
      const { at, text } = drawn.get(part);
      const left = Math.max(0, Math.ceil(Number(part.dataset.showsIn) - (performance.now() - at) / 1000 * speed));
      const said = text.replace(/\d+/, String(left));
      if (part.textContent !== said) part.textContent = said;
    }
  };
  document.addEventListener("htmx:load", tick);
  setInterval(() => { if (!document.hidden) tick(); }, 250);
})();
