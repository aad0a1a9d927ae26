// One press, one call: a form ([data-once]) that is on its way takes no second press. Its buttons stay focusable.
(() => {
  const lock = (form, on) => {
    form.toggleAttribute("data-locked", on);
    for (const button of form.querySelectorAll("button")) {
      if (on) button.setAttribute("aria-disabled", "true");
      else button.removeAttribute("aria-disabled");
    }
  };
  document.addEventListener("htmx:beforeRequest", (event) => {
    const form = event.detail.requestConfig.elt.closest("[data-once]");
    if (!form) return;
    if (form.hasAttribute("data-locked")) event.preventDefault();
    else lock(form, true);
  });
  document.addEventListener("htmx:afterRequest", (event) => {
    const form = event.detail.requestConfig?.elt.closest("[data-once]");
    if (form) lock(form, false);
  });
})();
