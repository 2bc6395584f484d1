// The list of a board's goals: choices of status, service area and year combine on the page itself.
// Without this each choice is a link to a page of its own. The markup and the words are those of pages/mallista.html.
const KEYS = ["status", "omrade", "ar"];

/** Whether a goal has what is chosen; its status is then that of the chosen year, or of any year. */
function fits({ area, years }, chosen) {
  if (chosen.omrade && area !== chosen.omrade) return false;
  return (!chosen.status && !chosen.ar) || years.some(([year, status]) => (
    (!chosen.ar || year === chosen.ar) && (!chosen.status || status === chosen.status)
  ));
}

function start(section) {
  const status = section.querySelector("[role=status]");
  const links = [...section.querySelectorAll("[data-value]")]
    .map((link) => ({ link, key: link.closest("[data-key]").dataset.key, value: link.dataset.value }));
  const goals = [...document.querySelectorAll("[data-years]")].map((item) => ({
    item, area: item.dataset.area, years: item.dataset.years.split(" ").map((pair) => pair.split(":")),
  }));
  const countOf = (chosen) => goals.filter((goal) => fits(goal, chosen)).length;
  const addressOf = (chosen) => {
    const kept = Object.entries(chosen).filter(([, value]) => value);
    return kept.length ? `?${new URLSearchParams(kept)}` : location.pathname;
  };

  /** What the address says is chosen; what the page does not know is left out. */
  const read = () => {
    const stated = new URLSearchParams(location.search);
    return Object.fromEntries(KEYS.map((key) => {
      const value = stated.get(key) ?? "";
      return [key, links.some((other) => other.key === key && other.value === value) ? value : ""];
    }));
  };
  const show = (announced) => {
    const chosen = read();
    const count = countOf(chosen);
    for (const goal of goals) goal.item.hidden = !fits(goal, chosen);
    for (const { link, key, value } of links) {
      const other = { ...chosen, [key]: value };
      link.href = addressOf(other);
      if (chosen[key] === value) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
      const place = link.querySelector("[data-count]");
      if (place) place.textContent = countOf(other);
    }
    if (!announced && !Object.values(chosen).some(Boolean)) return;
    const { none, one, many } = section.dataset;
    status.textContent = count === 0 ? none : count === 1 ? one : many.replace("%n", count);
  };

  section.addEventListener("click", (event) => {
    const link = event.target.closest("[data-value]");
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    history.pushState(null, "", link.href);
    show(true);
  });
  addEventListener("popstate", () => show(true));
  show(false);
}

const section = document.querySelector("[data-goal-choices]");
if (section) start(section);
