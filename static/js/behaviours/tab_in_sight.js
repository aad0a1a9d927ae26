// In a row of tabs that scrolls sideways ([data-tab-row]) the chosen one is in sight, and some of both neighbours.
(() => {
  const look = () => {
    for (const row of document.querySelectorAll("[data-tab-row]")) {
      const tab = row.querySelector("[aria-current]");
      if (!tab || row.scrollWidth <= row.clientWidth) continue;
      const [outer, inner] = [row.getBoundingClientRect(), tab.getBoundingClientRect()];
      row.scrollLeft += inner.left + inner.width / 2 - outer.left - outer.width / 2;
    }
  };
  document.addEventListener("DOMContentLoaded", look);
  document.addEventListener("htmx:load", look);
})();
