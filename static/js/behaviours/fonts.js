// On a first visit a small window keeps its own fonts ([data-late] is for wide ones): a phone has the text sooner, and
// no line moves when fonts arrive. The cookie lets the next page have them from the start.
(() => {
  if (!document.querySelector("[data-late]")) return;
  addEventListener("load", () => { document.cookie = "lab_fonts=1; path=/; max-age=31536000; samesite=lax"; });
})();
