// A part in which another request is still on its way is not swapped: htmx would lose that request's answer with the
// element that asked. The answer itself brings every part anew.
(() => {
  let answering = null;
  const occupied = (part) =>
    part && [part, ...part.querySelectorAll(".htmx-request")].some((el) => el !== answering && el.matches(".htmx-request"));
  document.addEventListener("htmx:beforeSwap", (event) => {
    answering = event.detail.requestConfig?.elt ?? null;
    if (occupied(event.detail.target)) event.detail.shouldSwap = false;
  });
  document.addEventListener("htmx:oobBeforeSwap", (event) => {
    if (occupied(event.detail.target)) event.detail.shouldSwap = false;
  });
})();
