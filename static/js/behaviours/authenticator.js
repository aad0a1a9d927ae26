// An authenticator's display ([data-authenticator]) counts down by itself and asks for the next code when it is due.
(() => {
  const shown = () => document.querySelectorAll("[data-authenticator]");
  const ends = new WeakMap();
  const end = (part) => {
    if (!ends.has(part)) ends.set(part, Date.now() + Number(part.dataset.left) * 1000);
    return ends.get(part);
  };
  const renew = async (part) => {
    ends.set(part, Date.now() + 3000);  // when it cannot be asked, it is asked again
    const answer = await fetch(`${part.dataset.codes}?serial=${encodeURIComponent(part.dataset.authenticator)}`).catch(() => null);
    if (!answer?.ok) return;
    const codes = await answer.json();
    part.querySelector("[data-before]").textContent = codes.before;
    part.querySelector("[data-now]").textContent = codes.now;
    part.querySelector("[data-used]").hidden = !codes.used;
    ends.set(part, Date.now() + codes.left * 1000);
  };
  setInterval(() => {
    if (document.hidden) return;
    for (const part of shown()) {
      const left = Math.max(0, Math.ceil((end(part) - Date.now()) / 1000));
      part.querySelector("[data-countdown]").value = left;
      if (left === 0) renew(part);
    }
  }, 500);
})();
