// The bar at the bottom of a small window ([data-here]) marks the part of the page that is in sight.
document.addEventListener("DOMContentLoaded", () => {
  const links = [...document.querySelectorAll("[data-here] a")];
  const seen = new Map();
  const watcher = new IntersectionObserver((entries) => {
    for (const entry of entries) seen.set(entry.target.id, entry.intersectionRect.height);
    const [most] = [...seen].sort((a, b) => b[1] - a[1])[0];
    for (const link of links) link.toggleAttribute("aria-current", link.hash === `#${most}`);
  }, { threshold: [0, .1, .25, .5, .75, 1] });
  for (const link of links) watcher.observe(document.querySelector(link.hash));
});
