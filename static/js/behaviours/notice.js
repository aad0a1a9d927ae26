// Shows a message when a request failed, and lets every message be dismissed.
(() => {
  const show = (text) => {
    const place = document.getElementById("notice");
    const notice = document.getElementById("notice-template").content.cloneNode(true);
    notice.querySelector("[data-notice-text]").textContent = text;
    place.replaceChildren(notice);
  };
  const dismiss = (event) => {
    const notice = event.target.closest("[data-notice]");
    if (!notice) return;
    notice.remove();
    document.getElementById("main").focus({ preventScroll: true });  // the button that had the focus has gone with it
  };
  document.addEventListener("htmx:sendError", () => show(document.getElementById("notice").dataset.offline));
  document.addEventListener("htmx:timeout", () => show(document.getElementById("notice").dataset.offline));
  document.addEventListener("htmx:responseError", (event) => {
    const words = document.getElementById("notice").dataset;
    show(event.detail.xhr.status === 403 ? words.expired : words.failed);
  });
  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-dismiss]")) dismiss(event);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") dismiss(event);
  });
})();
