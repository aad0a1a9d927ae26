// What an answer shows once ([data-shown-once]) is brought into sight.
document.addEventListener("htmx:afterRequest", () => {
  document.querySelector("[data-shown-once]")?.scrollIntoView({ block: "nearest" });
});
