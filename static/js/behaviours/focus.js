// After a swap: when the focused control has gone, focus the swapped part's [data-focus-fallback].
(() => {
  let inside = false;
  document.addEventListener("htmx:beforeSwap", (event) => {
    inside = event.detail.target?.contains(document.activeElement) ?? false;
  });
  document.addEventListener("htmx:afterSettle", (event) => {
    const lost = !document.activeElement || document.activeElement === document.body;
    if (!inside || !lost) return;
    const part = document.getElementById(event.detail.target?.id) ?? event.detail.elt;
    const heading = part?.querySelector?.("[data-focus-fallback]") ?? document.querySelector("[data-focus-fallback]");
    heading?.focus();
  });
})();
