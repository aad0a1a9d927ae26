// The window over a drawn network ([data-canvas]): buttons ([data-zoom]), keys, the wheel with Ctrl and a drag of the
// background move and size it; so does `canvas:pinch` {factor, x, y, across, down}, at a point of the screen. The view of each drawing ([data-view]) outlives the swaps of its panel.
(() => {
  const views = new Map();  // drawing → {x, y, scale}; scale: pixels for each unit
  const [LEAST, MOST, STEP, PAN, FITTED] = [0.08, 4, 1.3, 60, 1.4];
  let pan = null;
  const picture = (part) => part.closest?.("[data-canvas]")?.querySelector("[data-view]");
  const whole = (svg) => ({ width: Number(svg.getAttribute("width")), height: Number(svg.getAttribute("height")) });
  const frame = (svg) => ({ width: svg.clientWidth || 1, height: svg.clientHeight || 1 });

  const show = (svg, view) => {
    const [{ width, height }, all] = [frame(svg), whole(svg)];
    view.scale = Math.min(Math.max(view.scale, LEAST), MOST);
    const [wide, high] = [width / view.scale, height / view.scale];
    // Some of the drawing stays in the window.
    view.x = Math.min(Math.max(view.x, 100 - wide), all.width - 100);
    view.y = Math.min(Math.max(view.y, 60 - high), all.height - 60);
    svg.setAttribute("viewBox", `${view.x} ${view.y} ${wide} ${high}`);
    views.set(svg.dataset.view, view);
  };
  const fitted = (svg, least) => {
    const [{ width, height }, all] = [frame(svg), whole(svg)];
    return { x: 0, y: 0, scale: Math.max(Math.min(width / all.width, height / all.height, FITTED), least) };
  };
  const zoom = (svg, factor, point) => {
    const view = views.get(svg.dataset.view);
    const { width, height } = frame(svg);
    const at = point ?? { x: view.x + width / view.scale / 2, y: view.y + height / view.scale / 2 };
    const scale = Math.min(Math.max(view.scale * factor, LEAST), MOST);
    const rest = view.scale / scale;
    show(svg, { x: at.x - (at.x - view.x) * rest, y: at.y - (at.y - view.y) * rest, scale });
  };
  const move = (svg, across, down) => {
    const view = views.get(svg.dataset.view);
    show(svg, { ...view, x: view.x + across / view.scale, y: view.y + down / view.scale });
  };
  const at = (svg, x, y) => new DOMPoint(x, y).matrixTransform(svg.getScreenCTM().inverse());
  const open = () => {
    for (const svg of document.querySelectorAll("[data-canvas] [data-view]")) {
      svg.setAttribute("data-window", "");
      show(svg, views.get(svg.dataset.view) ?? fitted(svg, "fit" in svg.dataset ? LEAST : 0.64));
    }
  };

  document.addEventListener("DOMContentLoaded", open);
  document.addEventListener("htmx:load", open);
  addEventListener("resize", open);
  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("[data-zoom]");
    if (!button) return;
    const svg = picture(button);
    if (button.dataset.zoom === "all") show(svg, fitted(svg, LEAST));
    else zoom(svg, button.dataset.zoom === "in" ? STEP : 1 / STEP);
  });
  document.addEventListener("keydown", (event) => {
    if (!event.target.closest?.(".canvas-window") || event.ctrlKey || event.metaKey || event.altKey) return;
    const svg = picture(event.target);
    const ways = { ArrowLeft: [-PAN, 0], ArrowRight: [PAN, 0], ArrowUp: [0, -PAN], ArrowDown: [0, PAN] };
    if (event.key in ways && !event.shiftKey) move(svg, ...ways[event.key]);
    else if (event.key === "+" || event.key === "=") zoom(svg, STEP);
    else if (event.key === "-") zoom(svg, 1 / STEP);
    else if (event.key === "0") show(svg, fitted(svg, LEAST));
    else return;
    event.preventDefault();
  });
  document.addEventListener("focusin", (event) => {
    const svg = event.target.closest?.("[data-canvas] [data-window]");
    if (!svg || svg === event.target) return;
    const [box, window] = [event.target.getBoundingClientRect(), svg.getBoundingClientRect()];
    const inside = box.left >= window.left && box.right <= window.right && box.top >= window.top && box.bottom <= window.bottom;
    if (!inside) move(svg, box.left + box.width / 2 - window.left - window.width / 2, box.top + box.height / 2 - window.top - window.height / 2);
  });
  document.addEventListener("wheel", (event) => {
    const svg = event.target.closest?.("[data-canvas] [data-view]");
    if (!svg || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    zoom(svg, Math.exp(-event.deltaY / 300), at(svg, event.clientX, event.clientY));
  }, { passive: false });
  document.addEventListener("canvas:pinch", ({ target: svg, detail }) => {
    move(svg, detail.across, detail.down);
    zoom(svg, detail.factor, at(svg, detail.x, detail.y));
  });
  document.addEventListener("pointerdown", (event) => {
    const svg = event.target.closest?.("[data-canvas] [data-view]");
    pan = svg && event.isPrimary && !event.button && !event.target.closest("[data-thing], a") ? { svg, x: event.clientX, y: event.clientY } : null;
  });
  document.addEventListener("pointermove", (event) => {
    if (!pan) return;
    move(pan.svg, pan.x - event.clientX, pan.y - event.clientY);
    [pan.x, pan.y] = [event.clientX, event.clientY];
  });
  for (const end of ["pointerup", "pointercancel"]) document.addEventListener(end, () => { pan = null; });
})();
