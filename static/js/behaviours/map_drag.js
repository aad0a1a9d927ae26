// On an address map ([data-map]) a subnet is dragged out: from where the pointer went down, as far as it went. A finger
// scrolls the map instead; it taps a free block.
(() => {
  const ENOUGH = 6;  // pixels; less is a click
  let drag = null;
  const tell = (map, name, detail) => map.dispatchEvent(new CustomEvent(name, { bubbles: true, detail }));
  const point = (map, event) => new DOMPoint(event.clientX, event.clientY).matrixTransform(map.getScreenCTM().inverse());

  document.addEventListener("pointerdown", (event) => {
    const map = event.target.closest?.("[data-map]");
    drag = map && !event.button && event.pointerType !== "touch" ? { map, start: point(map, event), x: event.clientX, y: event.clientY } : null;
  });
  document.addEventListener("pointermove", (event) => {
    if (!drag || !drag.map.isConnected) return;
    drag.moved ||= Math.hypot(event.clientX - drag.x, event.clientY - drag.y) > ENOUGH;
    if (!drag.moved) return;
    const { start } = drag, end = point(drag.map, event);
    tell(drag.map, "map:aim", { x: start.x, y: start.y, width: Math.abs(end.x - start.x), height: Math.abs(end.y - start.y) });
  });
  const end = (event) => {
    if (!drag?.moved) return;
    const { map } = drag;
    drag = null;
    if (!map.isConnected) return;
    tell(map, event.type === "pointerup" ? "map:take" : "map:drop");
    // The click that the browser makes of it would open what lies under the pointer.
    const swallow = (click) => { click.preventDefault(); click.stopPropagation(); };
    document.addEventListener("click", swallow, { capture: true, once: true });
    setTimeout(() => document.removeEventListener("click", swallow, { capture: true }));
  };
  document.addEventListener("pointerup", end);
  document.addEventListener("pointercancel", end);
  document.addEventListener("pointerup", () => { drag = null; });
  document.addEventListener("dragstart", (event) => { if (event.target.closest?.("[data-map]")) event.preventDefault(); });
})();
