// After a swap: when the focused control has gone, the focus stays nearby: on what is marked [data-focus-fallback] in
// the swapped part, otherwise on the nearest part around the control that can have it (tabindex).
(() => {
  let around = [];
  document.addEventListener("htmx:beforeSwap", (event) => {
    around = [];
    if (!event.detail.target?.contains(document.activeElement)) return;
    for (let part = event.detail.target; part; part = part.parentElement) if (part.id) around.push(part.id);
  });
  document.addEventListener("htmx:afterSettle", () => {
    if (document.activeElement && document.activeElement !== document.body) return;
    const parts = around.map((id) => document.getElementById(id)).filter(Boolean);
    const marked = parts[0]?.querySelector("[data-focus-fallback]");
    if (marked) marked.focus();
    else parts.find((part) => part.hasAttribute("tabindex"))?.focus({ preventScroll: true });
  });
})();
