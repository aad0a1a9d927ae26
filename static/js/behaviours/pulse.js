// A part that asks whether something has happened ([data-pulse]) asks only while the page is looked at.
document.addEventListener("htmx:beforeRequest", (event) => {
  if (document.hidden && event.target.closest?.("[data-pulse]")) event.preventDefault();
});
// Back again: one look at once, so that nobody reads what has long changed. A terminal beside the window does not hide
// it: then coming back is all there is to notice ([data-pulse="back"]).
(() => {
  let asked = 0;
  const look = (pulse) => {
    if (document.hidden || !pulse || performance.now() - asked < 500) return;
    asked = performance.now();
    htmx.ajax("GET", pulse.getAttribute("hx-get"), { source: pulse, swap: "none" });
  };
  document.addEventListener("visibilitychange", () => look(document.querySelector("[data-pulse]")));
  addEventListener("focus", () => look(document.querySelector("[data-pulse='back']")));
})();
