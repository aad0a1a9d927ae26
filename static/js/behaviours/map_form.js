// What was chosen on an address map (`map:take`) is filled into the form of a new subnet ([data-map-form]), which comes
// to its place; Escape or its cross lets it go again. What cannot be a subnet is said.
(() => {
  const WIDE = 700;  // pixels; on less the form stays below the map
  const sheet = new CSSStyleSheet();
  document.adoptedStyleSheets.push(sheet);
  let from = null;
  const close = () => {
    const form = document.querySelector("[data-map-form][data-placed]");
    if (!form) return;
    delete form.dataset.placed;
    if (from?.isConnected) {
      from.closest("[data-map]").dispatchEvent(new CustomEvent("map:drop", { bubbles: true }));
      from.focus({ preventScroll: true });
    }
  };
  const place = (form, ghost) => {
    const [frame, box] = [form.parentElement.getBoundingClientRect(), ghost.getBoundingClientRect()];
    form.dataset.placed = "";
    const left = Math.min(box.left - frame.left, frame.width - form.offsetWidth);
    sheet.replaceSync(`[data-placed] { left: ${Math.max(left, 0)}px; top: ${box.bottom - frame.top + 10}px }`);
  };

  document.addEventListener("map:take", ({ target: map }) => {
    const form = document.querySelector("[data-map-form]");
    if (map.dataset.refused) {
      document.dispatchEvent(new CustomEvent("lab:announce", { detail: { text: map.dataset.refused } }));
      return;
    }
    from = map.contains(document.activeElement) ? document.activeElement : map.querySelector("a");
    form.querySelector("[name=CidrBlock]").value = map.dataset.chosen;
    if (form.parentElement.offsetWidth >= WIDE) place(form, map.querySelector("[data-ghost] rect"));
    form.querySelector("[name=Name]").focus({ preventScroll: true });
    form.scrollIntoView({ block: "nearest" });
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && event.target.closest?.("[data-map-form]")) close();
  });
  document.addEventListener("click", (event) => { if (event.target.closest?.("[data-map-close]")) close(); });
})();
