// [data-copy="id"] copies the text of that element and says so on the button and in the live region.
document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  const source = document.getElementById(button.dataset.copy);
  try {
    await navigator.clipboard.writeText(source.textContent);
  } catch {
    getSelection().selectAllChildren(source);
    return;
  }
  const before = button.textContent;
  button.textContent = button.dataset.copied;
  document.dispatchEvent(new CustomEvent("lab:announce", { detail: { text: button.dataset.copied } }));
  setTimeout(() => { button.textContent = before; }, 1600);
});
