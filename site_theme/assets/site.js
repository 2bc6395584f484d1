// Comfort only: nothing on the site depends on this file.
(() => {
  const root = document.documentElement;
  const KEY = "oppna-mal-utseende";

  const stored = () => {
    try { return localStorage.getItem(KEY); } catch { return null; }
  };
  const store = (theme) => {
    try {
      if (theme === "auto") localStorage.removeItem(KEY);
      else localStorage.setItem(KEY, theme);
    } catch { /* private mode: the choice lasts as long as the page */ }
  };
  const show = (theme) => {
    if (theme === "light" || theme === "dark") root.dataset.theme = theme;
    else delete root.dataset.theme;
  };

  show(stored());

  const select = document.getElementById("utseende");
  if (select) {
    select.value = root.dataset.theme || "auto";
    select.addEventListener("change", () => { show(select.value); store(select.value); });
    select.closest("[hidden]").hidden = false;
  }

  // Browsers without ::details-content cannot open the tables for print with CSS.
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("details:not([open])")];
    opened.forEach((details) => { details.open = true; });
  });
  addEventListener("afterprint", () => opened.forEach((details) => { details.open = false; }));
})();

// A text to copy is marked whole when the reader comes to it.
document.addEventListener("focusin", ({ target }) => {
  if (target instanceof HTMLTextAreaElement && target.readOnly) target.select();
});
