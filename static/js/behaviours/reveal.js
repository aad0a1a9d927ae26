// [data-reveal="id"] shows the password in that field and hides it again; it is hidden anew before the form is sent.
(() => {
  const turn = (button, shown) => {
    document.getElementById(button.dataset.reveal).type = shown ? "text" : "password";
    button.setAttribute("aria-pressed", String(shown));
  };
  const buttons = (part = document) => [...part.querySelectorAll("[data-reveal]")];
  document.addEventListener("DOMContentLoaded", () => { for (const button of buttons()) button.hidden = false; });
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-reveal]");
    if (button) turn(button, button.getAttribute("aria-pressed") !== "true");
  });
  document.addEventListener("submit", (event) => { for (const button of buttons(event.target)) turn(button, false); });
})();
