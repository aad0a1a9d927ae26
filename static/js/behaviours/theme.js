// The answer of the theme button carries the new theme; the page takes it over without a reload.
document.addEventListener("htmx:afterSwap", () => {
  const answered = document.querySelector("[data-theme-now]");
  if (!answered) return;
  document.documentElement.dataset.theme = answered.dataset.themeNow;
  delete answered.dataset.themeNow;
});
