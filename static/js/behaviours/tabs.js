// [data-tabs] holds links to panels ([data-panel], by id). Arrow keys move, one panel shows at a time.
(() => {
  const dress = (list) => {
    if (list.getAttribute("role") === "tablist") return;
    list.setAttribute("role", "tablist");
    const tabs = [...list.querySelectorAll("a[href^='#']")];
    const current = tabs.find((tab) => tab.hasAttribute("aria-current")) ?? tabs[0];
    for (const tab of tabs) {
      const panel = document.getElementById(tab.hash.slice(1));
      tab.setAttribute("role", "tab");
      tab.id ||= `${panel.id}-tab`;
      tab.setAttribute("aria-controls", panel.id);
      tab.removeAttribute("aria-current");
      panel.setAttribute("role", "tabpanel");
      panel.setAttribute("aria-labelledby", tab.id);
    }
    select(current);
  };
  const select = (chosen) => {
    for (const tab of chosen.closest("[data-tabs]").querySelectorAll("[role=tab]")) {
      const on = tab === chosen;
      tab.setAttribute("aria-selected", String(on));
      tab.tabIndex = on ? 0 : -1;
      document.getElementById(tab.getAttribute("aria-controls"))?.toggleAttribute("data-current", on);
    }
  };
  const dressAll = () => document.querySelectorAll("[data-tabs]").forEach(dress);

  document.addEventListener("DOMContentLoaded", dressAll);
  document.addEventListener("htmx:afterSwap", dressAll);
  document.addEventListener("click", (event) => {
    const tab = event.target.closest("[data-tabs] [role=tab]");
    if (!tab) return;
    event.preventDefault();
    select(tab);
  });
  document.addEventListener("keydown", (event) => {
    const tab = event.target.closest("[data-tabs] [role=tab]");
    if (!tab) return;
    const tabs = [...tab.closest("[data-tabs]").querySelectorAll("[role=tab]")];
    const at = tabs.indexOf(tab);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 }[event.key];
    if (event.key === " ") { event.preventDefault(); select(tab); }
    if (to === undefined) return;
    event.preventDefault();
    const next = tabs.at(to % tabs.length);
    select(next);
    next.focus();
  });
})();
