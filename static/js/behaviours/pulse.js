// A part that asks whether something has happened ([data-pulse]) asks only while the page is looked at.
document.addEventListener("htmx:beforeRequest", (event) => {
  if (document.hidden && event.target.closest?.("[data-pulse]")) event.preventDefault();
});
// Back again: one look at once, so that nobody reads what has long changed.
document.addEventListener("visibilitychange", () => {
  const pulse = document.querySelector("[data-pulse]");
  if (!document.hidden && pulse) htmx.ajax("GET", pulse.getAttribute("hx-get"), { source: pulse, swap: "none" });
});
