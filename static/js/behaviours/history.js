// Back and forward load the page anew: htmx's own copies of it would hold the editor's inline styles, which the
// content security policy forbids, and no running editor.
document.addEventListener("DOMContentLoaded", () => {
  htmx.config.refreshOnHistoryMiss = true;
});
