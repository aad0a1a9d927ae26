// What only this page still holds ([data-keep]: a form that sends it on) is not left without a question.
(() => {
  let sending = false;
  document.addEventListener("submit", (event) => { sending = event.target.matches("[data-keep]"); });
  addEventListener("beforeunload", (event) => {
    if (!sending && document.querySelector("[data-keep]")) event.preventDefault();
  });
})();
