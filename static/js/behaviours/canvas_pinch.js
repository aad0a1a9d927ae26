// Two fingers on a drawn network ([data-canvas]) make it larger and smaller, and move it along with them.
(() => {
  const fingers = new Map();  // pointer → {svg, x, y}
  const between = () => {
    const [one, other] = [...fingers.values()];
    return { x: (one.x + other.x) / 2, y: (one.y + other.y) / 2, apart: Math.max(Math.hypot(one.x - other.x, one.y - other.y), 1) };
  };

  document.addEventListener("pointerdown", (event) => {
    if (event.pointerType !== "touch") return;
    if (event.isPrimary) fingers.clear();
    const svg = event.target.closest?.("[data-canvas] [data-view]");
    if (svg) fingers.set(event.pointerId, { svg, x: event.clientX, y: event.clientY });
  });
  document.addEventListener("pointermove", (event) => {
    const finger = fingers.get(event.pointerId);
    if (!finger) return;
    const before = fingers.size === 2 ? between() : null;
    Object.assign(finger, { x: event.clientX, y: event.clientY });
    if (!before || !finger.svg.isConnected) return;
    const { x, y, apart } = between();
    const detail = { factor: apart / before.apart, x, y, across: before.x - x, down: before.y - y };
    finger.svg.dispatchEvent(new CustomEvent("canvas:pinch", { bubbles: true, detail }));
  });
  for (const end of ["pointerup", "pointercancel"]) document.addEventListener(end, (event) => fingers.delete(event.pointerId));
})();
