// [data-copy="id"] copies the text of that element and says so on the button and in the live region.
(() => {
  // A classroom without https has no clipboard of its own: there a field is selected and copied. It keeps no focus.
  const byField = (text, button) => {
    const field = document.createElement("textarea");
    field.className = "vh";
    field.value = text;
    button.after(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    button.focus();
    return done;
  };
  const copied = async (text, button) => {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      return byField(text, button);
    }
  };
  document.addEventListener("click", async (event) => {
    const button = event.target.closest("[data-copy]");
    if (!button) return;
    const source = document.getElementById(button.dataset.copy);
    if (!await copied(source.textContent, button)) {
      getSelection().selectAllChildren(source);
      return;
    }
    const label = button.firstChild;
    button.dataset.label ??= label.data;
    label.data = button.dataset.copied;
    document.dispatchEvent(new CustomEvent("lab:announce", { detail: { text: button.dataset.copied } }));
    setTimeout(() => { label.data = button.dataset.label; }, 1600);
  });
})();
