// A policy's textarea ([data-policy]) that comes into sight gets its editor, which is loaded with the first one.
(() => {
  const source = document.currentScript.dataset.policyEditor;
  let asked = false;
  const look = () => {
    const areas = [...document.querySelectorAll("textarea[data-policy]:not([hidden])")];
    if (!areas.some((area) => area.checkVisibility())) return;
    if (asked) { document.dispatchEvent(new Event("lab:policies")); return; }
    asked = true;
    const script = document.createElement("script");
    script.src = source;
    document.head.append(script);
  };
  document.addEventListener("DOMContentLoaded", look);
  document.addEventListener("htmx:load", look);
  document.addEventListener("toggle", look, true);
  document.addEventListener("change", look);  // a choice may bring one into sight
})();
