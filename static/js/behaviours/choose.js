// In a form that answers as soon as an option is chosen ([data-choose]), arrow keys only move the choice: whoever has
// no mouse could not reach the third option otherwise without answering the second. Space, Enter or its button answer.
(() => {
  let moving = false;
  const within = (part) => part.closest?.("form[data-choose]");
  document.addEventListener("pointerdown", () => { moving = false; }, true);
  document.addEventListener("keydown", (event) => {
    moving = event.key.startsWith("Arrow");
    const form = within(event.target);
    if (event.key !== " " || !form || !event.target.matches("input:checked")) return;
    event.preventDefault();
    form.requestSubmit();
  }, true);
  document.addEventListener("change", (event) => {
    if (moving && within(event.target)) event.stopPropagation();
  }, true);
})();
