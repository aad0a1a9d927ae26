// The code of a function ([data-source]): the editor is loaded over its textarea, text that is not deployed is kept in
// this browser, and what differs from the deployed code is marked.
(() => {
  const editorScript = document.currentScript.dataset.editor;
  const form = () => document.querySelector("[data-source]");
  const area = () => form()?.querySelector("[data-editor]");
  const deployed = () => document.querySelector("[data-deployed]");
  // One draft per function and learner; a visitor becomes a learner with the first action, and the draft goes along.
  const key = (learner = document.getElementById("as").value) => `lab:draft:${form().dataset.source}:${learner}`;
  const kept = () => { try { return localStorage.getItem(key()) ?? localStorage.getItem(key("")); } catch { return null; } };
  const keep = (text) => {
    try {
      localStorage.removeItem(key(""));
      if (text === null) localStorage.removeItem(key());
      else localStorage.setItem(key(), text);
    } catch { /* a private window keeps nothing */ }
  };
  let base = "";  // the deployed text that the editor's text was last compared with

  const write = (text) => {
    if (area().value === text) return;
    area().value = text;
    area().dispatchEvent(new CustomEvent("lab:text", { detail: { text } }));
  };
  const mark = () => {
    const dirty = area().value !== deployed().value;
    const exists = deployed().hasAttribute("data-exists");
    document.querySelector("[data-dirty]").hidden = !(dirty && exists);
    document.querySelector("[data-clean]").hidden = dirty && exists;
    document.querySelector("[data-discard]")?.toggleAttribute("hidden", !dirty);
    form().toggleAttribute("data-changed", dirty);
    if (!area().readOnly) keep(dirty ? area().value : null);
  };
  document.addEventListener("DOMContentLoaded", () => {
    if (!form()) return;
    base = deployed().value;
    const draft = kept();
    if (draft !== null && !area().readOnly) write(draft);
    mark();
    // The editor is heavy: it comes when the code is nearly in sight, and a small window begins far above it.
    const near = new IntersectionObserver(([entry]) => {
      if (!entry.isIntersecting) return;
      near.disconnect();
      const script = document.createElement("script");
      script.src = editorScript;
      document.head.append(script);
    }, { rootMargin: "50%" });
    near.observe(form());
  });
  document.addEventListener("input", (event) => { if (event.target === area()) mark(); });
  document.addEventListener("htmx:load", () => {  // an answer brought the deployed code anew
    if (!form() || deployed().value === base) { if (form() && area()) mark(); return; }
    if (area().value === base) write(deployed().value);
    base = deployed().value;
    mark();
  });
  document.addEventListener("click", (event) => {
    if (!event.target.closest("[data-discard]")) return;
    write(deployed().value);
    mark();
  });
  document.addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "s" || !form()?.contains(event.target)) return;
    event.preventDefault();
    if (!event.isComposing) document.getElementById("deploy")?.click();
  });
})();
