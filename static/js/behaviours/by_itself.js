// A part that comes by itself ([data-by-itself]) leaves one alone in which somebody has unfolded or typed something.
(() => {
  const changed = (field) => {
    if (field.type === "hidden") return false;
    if (field.type === "checkbox" || field.type === "radio") return field.checked !== field.defaultChecked;
    if (!field.options) return field.value !== field.defaultValue;
    return field.selectedIndex !== Math.max(0, [...field.options].findIndex((option) => option.defaultSelected));
  };
  document.addEventListener("htmx:oobBeforeSwap", (event) => {
    const { target, fragment } = event.detail;
    if (!fragment.querySelector("[data-by-itself]")) return;
    const fields = target.querySelectorAll("input[name], select[name], textarea[name]");
    if (target.querySelector("details[open]:not(details:not([open]) *)") || [...fields].some(changed)) event.detail.shouldSwap = false;
  });
})();
