// While a call ([data-call]) takes long, [data-meanwhile] shows for how long and offers a second one, and the picture is
// fetched so that the running call appears in it.
(() => {
  const LONG_MS = 700;
  let began = 0, running = 0, timer = 0;
  const calls = (event) => event.detail.requestConfig?.elt.matches("[data-call]");
  const show = () => {
    const part = document.querySelector("[data-meanwhile]");
    if (!part) return;
    part.hidden = running === 0;
    part.querySelector("[data-seconds]").textContent = `${((performance.now() - began) / 1000).toFixed(1)} s`;
  };
  const look = () => {
    if (running === 0) return;
    document.dispatchEvent(new CustomEvent("lab:running"));
    timer ||= setInterval(show, 100);
  };
  document.addEventListener("htmx:beforeRequest", (event) => {
    if (!calls(event) || event.defaultPrevented) return;
    running += 1;
    if (running === 1) began = performance.now();
    setTimeout(look, LONG_MS);
  });
  document.addEventListener("htmx:afterRequest", (event) => {
    if (!calls(event)) return;
    running = Math.max(0, running - 1);
    if (running === 0) { clearInterval(timer); timer = 0; }
    show();
  });
})();
