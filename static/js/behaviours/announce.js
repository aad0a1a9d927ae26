// Says the text of a `lab:announce` event ({text}) in the page's live region, also when it repeats itself.
document.addEventListener("lab:announce", (event) => {
  const live = document.getElementById("live");
  live.textContent = "";
  requestAnimationFrame(() => { live.textContent = event.detail.text ?? event.detail.value ?? ""; });
});
