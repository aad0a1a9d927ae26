// Enter that ends a composition (Korean, Japanese) chooses a syllable and never sends the form ([data-composing]).
document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !event.target.closest?.("[data-composing]")) return;
  if (event.isComposing || event.keyCode === 229) event.preventDefault();
}, true);
