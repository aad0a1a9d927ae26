// A free block of an address map that has the focus is where a subnet begins: arrow keys move it, + and - change its
// size, Enter takes it, Escape drops it. A click takes the block as it is.
(() => {
  const STEPS = {
    ArrowLeft: { across: -1 }, ArrowRight: { across: 1 }, ArrowUp: { down: -1 }, ArrowDown: { down: 1 },
    "+": { bits: -1 }, "=": { bits: -1 }, "-": { bits: 1 }, _: { bits: 1 },
  };
  const tell = (map, name, detail) => map.dispatchEvent(new CustomEvent(name, { bubbles: true, detail }));
  const free = (event) => event.target.closest?.("[data-map] a.free");
  const aim = (map, link) => {
    const box = link.querySelector("rect").getBBox();
    tell(map, "map:aim", { x: box.x + 1, y: box.y + 1, width: box.width, height: box.height });
  };

  document.addEventListener("keydown", (event) => {
    const link = free(event);
    if (!link || event.ctrlKey || event.metaKey || event.altKey) return;
    const map = link.closest("[data-map]");
    if (event.key === "Enter" && map.dataset.chosen) tell(map, "map:take");
    else if (event.key === "Escape") tell(map, "map:drop");
    else if (event.key in STEPS) {
      if (!map.dataset.chosen) aim(map, link);
      tell(map, "map:step", STEPS[event.key]);
      const text = map.parentElement.querySelector("[data-map-label]").innerText;
      document.dispatchEvent(new CustomEvent("lab:announce", { detail: { text } }));
    } else return;
    event.preventDefault();
  });
  document.addEventListener("focusin", (event) => {
    for (const map of document.querySelectorAll("[data-map][data-chosen]")) if (map.contains(event.target)) tell(map, "map:drop");
  });
  document.addEventListener("click", (event) => {
    const link = free(event);
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const map = link.closest("[data-map]");
    aim(map, link);
    tell(map, "map:take");
  });
})();
