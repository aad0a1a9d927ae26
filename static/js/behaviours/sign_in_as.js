// [data-sign-in="name"] opens the menu of who acts, with that name filled in and the password to be typed.
document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-sign-in]");
  const menu = document.getElementById("acting");
  const name = menu?.querySelector("[name=user_name]");
  if (!link || !name) return;
  event.preventDefault();
  event.stopPropagation();
  menu.open = true;
  name.value = link.dataset.signIn;
  menu.querySelector("[name=password]").focus();
}, true);
