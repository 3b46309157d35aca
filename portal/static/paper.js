/* Copy buttons and print buttons. They are hidden until this runs: without scripts one selects the text, or presses Ctrl+P. */
"use strict";

if (!window.portalPaper) {
  window.portalPaper = true;

  /* Not navigator.clipboard: browsers offer it over https only, and many offices use the portal over plain http. */
  const copy = (button) => {
    const text = document.getElementById(button.dataset.copy);
    text.focus();
    text.select();
    const done = document.execCommand("copy");
    button.parentElement.querySelector("[role=status]").textContent = done ? button.dataset.done : button.dataset.failed;
  };

  const bind = (selector, act) => {
    document.querySelectorAll(selector).forEach((button) => {
      button.hidden = false;
      button.addEventListener("click", () => act(button));
    });
  };

  bind("[data-copy]", copy);
  bind("[data-print]", () => window.print());
}
