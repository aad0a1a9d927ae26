// What an answer shows once ([data-shown-once]), and why something was refused ([data-refused]), is brought into sight.
document.addEventListener("htmx:afterRequest", (event) => {
  if (event.detail.requestConfig?.verb !== "post") return;
  const news = event.detail.xhr?.status === 422 ? "[data-refused]" : "[data-shown-once]";
  document.querySelector(news)?.scrollIntoView({ block: "nearest" });
});
