// One press, one call. [data-once] locks its buttons for a moment; while a call runs longer, [data-meanwhile] shows
// for how long, offers a second call, and the picture is fetched once so that the running call appears in it.
(() => {
  const LOCK_MS = 700;
  let began = 0, running = 0, timer = 0;
  const meanwhile = () => document.querySelector("[data-meanwhile]");
  // The form itself may have been swapped away meanwhile; the event that sent it still knows it.
  const mine = (event) => event.detail.requestConfig?.triggeringEvent?.target?.matches?.("[data-once], [data-meanwhile]");
  const buttons = () => document.querySelectorAll("[data-once] button");
  const lock = (on) => buttons().forEach((button) => { button.disabled = on; });
  const show = () => {
    const part = meanwhile();
    if (!part) return;
    part.hidden = running === 0;
    const text = `${((performance.now() - began) / 1000).toFixed(1)} s`;
    part.querySelector("[data-seconds]").textContent = text;
  };
  document.addEventListener("htmx:beforeRequest", (event) => {
    if (!mine(event)) return;
    running += 1;
    began = performance.now();
    requestAnimationFrame(() => lock(true));
    setTimeout(() => {
      if (running === 0) return;
      document.dispatchEvent(new CustomEvent("lab:running"));
      timer ||= setInterval(show, 100);
    }, LOCK_MS);
  });
  document.addEventListener("htmx:afterRequest", (event) => {
    if (!mine(event)) return;
    running = Math.max(0, running - 1);
    if (running === 0) { clearInterval(timer); timer = 0; lock(false); }
    show();
  });
})();
