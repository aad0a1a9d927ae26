// What an answer shows once ([data-once]) is brought into sight.
document.addEventListener("htmx:oobAfterSwap", () => {
  document.querySelector("[data-once]")?.scrollIntoView({ block: "nearest" });
});
