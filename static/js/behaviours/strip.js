// A call picked on the strip ([data-pick]): bring its details into sight where they lie outside the window.
document.addEventListener("htmx:afterSettle", (event) => {
  if (!event.detail.requestConfig?.triggeringEvent?.target?.closest?.("[data-pick]")) return;
  const run = document.getElementById("run");
  const box = run.getBoundingClientRect();
  if (box.top > innerHeight - 120 || box.bottom < 120) run.scrollIntoView({ block: "start" });
});
