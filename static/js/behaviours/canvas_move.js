// Things of a drawn network ([data-thing], with their place in data-x and data-y) are moved: dragged, or by Shift and an
// arrow key where the focus is in one. The form [data-move] sends where to.
(() => {
  const ENOUGH = 6;  // pixels; less is a click
  let drag = null;
  const form = () => document.querySelector("form[data-move]");
  const point = (svg, event) => new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());
  const place = (thing) => ({ x: Number(thing.dataset.x), y: Number(thing.dataset.y) });

  document.addEventListener("pointerdown", (event) => {
    if (!event.isPrimary) return stop();
    const thing = event.target.closest?.("[data-canvas] [data-thing]");
    const svg = thing?.closest("svg");
    drag = thing && form() && !event.button ? { thing, svg, start: point(svg, event), x: event.clientX, y: event.clientY } : null;
  });
  document.addEventListener("pointermove", (event) => {
    if (!drag) return;
    drag.moved ||= Math.hypot(event.clientX - drag.x, event.clientY - drag.y) > ENOUGH;
    if (!drag.moved) return;
    const [now, from] = [point(drag.svg, event), place(drag.thing)];
    const across = drag.thing.dataset.only === "y" ? 0 : now.x - drag.start.x;
    drag.to = { x: Math.round(from.x + across), y: Math.round(from.y + now.y - drag.start.y) };
    drag.thing.setAttribute("transform", `translate(${drag.to.x} ${drag.to.y})`);
    drag.thing.setAttribute("data-moving", "");
  });
  document.addEventListener("pointerup", () => {
    const { moved, to, thing } = drag ?? {};
    drag = null;
    if (!moved) return;
    const fields = form().elements;
    [fields.thing.value, fields.x.value, fields.y.value] = [thing.dataset.thing, to.x, to.y];
    form().requestSubmit();
    // The click that the browser makes of it would open the thing.
    const swallow = (click) => { click.preventDefault(); click.stopPropagation(); };
    document.addEventListener("click", swallow, { capture: true, once: true });
    setTimeout(() => document.removeEventListener("click", swallow, { capture: true }));
  });
  const stop = () => {
    if (drag?.moved) drag.thing.setAttribute("transform", `translate(${drag.thing.dataset.x} ${drag.thing.dataset.y})`);
    drag = null;
  };
  document.addEventListener("pointercancel", stop);
  document.addEventListener("dragstart", (event) => { if (event.target.closest?.("[data-canvas]")) event.preventDefault(); });
  document.addEventListener("keydown", (event) => {
    const thing = event.target.closest?.("[data-canvas] [data-thing]");
    if (!thing || !event.shiftKey || !event.key.startsWith("Arrow") || !form()) return;
    event.preventDefault();
    form().elements.thing.value = thing.dataset.thing;
    document.getElementById(`move-${event.key.slice(5).toLowerCase()}`).click();
  });
})();
