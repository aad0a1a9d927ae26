// A control that was swapped away while it had the focus hands it to the control of the same id that took its place.
(() => {
  let last = "";
  document.addEventListener("focusin", (event) => { last = event.target.id; });
  document.addEventListener("focusout", (event) => { if (event.target.isConnected) last = ""; });
  document.addEventListener("htmx:afterRequest", () => {
    if (last && document.activeElement === document.body) document.getElementById(last)?.focus({ preventScroll: true });
  });
})();
