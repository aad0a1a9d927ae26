// A form or button with data-confirm="question" goes on only when the answer is yes.
(() => {
  const question = (event) => event.submitter?.dataset.confirm ?? event.target.dataset.confirm;
  document.addEventListener("submit", (event) => {
    const text = question(event);
    if (!text || window.confirm(text)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }, true);
})();
