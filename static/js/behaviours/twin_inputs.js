// A slider ([data-twin="id"]) and the number field of that id always show the same value.
document.addEventListener("input", (event) => {
  const slider = event.target.closest("[data-twin]");
  if (slider) document.getElementById(slider.dataset.twin).value = slider.value;
  const twin = event.target.id && document.querySelector(`[data-twin="${CSS.escape(event.target.id)}"]`);
  if (twin) twin.value = event.target.value;
});
