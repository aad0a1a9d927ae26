// A control that was swapped away while it had the focus hands it to the control of the same id that took its place. One
// that was pressed stays in sight when what its answer brought has moved it.
(() => {
  let last = "";
  document.addEventListener("focusin", (event) => { last = event.target.id; });
  document.addEventListener("focusout", (event) => { if (event.target.isConnected) last = ""; });
  document.addEventListener("htmx:afterRequest", (event) => {
    if (last && document.activeElement === document.body) document.getElementById(last)?.focus({ preventScroll: true });
    const pressed = event.detail.requestConfig?.triggeringEvent?.submitter?.id;
    if (pressed && pressed === document.activeElement.id) document.activeElement.scrollIntoView({ block: "nearest" });
  });
})();
