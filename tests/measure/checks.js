// What axe does not ask of a page. Each check gives back what is wrong, as strings.
(() => {
  const BESIDE = ".visually-hidden, .skip-link";
  const seen = (element) => element.checkVisibility({ visibilityProperty: true });
  const told = (element) => element.outerHTML.replace(/\s+/g, " ").slice(0, 160);
  const all = (selector) => [...document.querySelectorAll(selector)];
  const scrolls = (element) => ["auto", "scroll"].includes(getComputedStyle(element).overflowX);
  const withinScroller = (element) => element && (scrolls(element) || withinScroller(element.parentElement));
  const nameOf = (element) => (element.getAttribute("aria-label")
    || (element.getAttribute("aria-labelledby") || "").split(/\s+/).filter(Boolean)
      .map((id) => document.getElementById(id)?.textContent ?? "").join(" ")
    || element.querySelector(":scope > title")?.textContent || "").trim();
  // A real table has a caption with words, column headings and at least one row with a heading of its own.
  const isRealTable = (table) => table.caption?.textContent.trim()
    && [...table.querySelectorAll("thead th")].every((th) => th.scope === "col")
    && table.querySelector("thead th") && table.querySelector("tbody th[scope=row]");

  const checks = {
    "diagram-utan-namn": () => all("svg")
      .filter((svg) => !svg.parentElement.closest("svg, [aria-hidden=true]") && svg.getAttribute("aria-hidden") !== "true")
      .filter((svg) => svg.getAttribute("role") !== "img" || !nameOf(svg)).map(told),

    "diagram-utan-tabell": () => all("figure").filter((figure) => figure.querySelector("svg"))
      .filter((figure) => {
        const around = figure.querySelector("table") ? figure : figure.closest("section, article, main");
        return ![...around.querySelectorAll("table")].some(isRealTable);
      }).map(told),

    "figur-utan-namn": () => all("figure").filter((figure) => figure.querySelector("svg"))
      .filter((figure) => !nameOf(figure) && !figure.querySelector("figcaption")?.textContent.trim()).map(told),

    "tabell-utan-rubriker": () => all("main table").filter((table) => !isRealTable(table)).map(told),

    "rullar-i-sidled": () => {
      const page = document.scrollingElement;
      const wide = page.scrollWidth > innerWidth ? [`sidan är ${page.scrollWidth} px bred i ${innerWidth} px`] : [];
      return wide.concat(all("body *")
        .filter((element) => seen(element) && element.getBoundingClientRect().right > innerWidth + 1)
        .filter((element) => !element.closest(`${BESIDE}, svg`) && !withinScroller(element.parentElement))
        .map(told));
    },

    "rullning-utan-tangentbord": () => all("body *")
      .filter((element) => seen(element) && scrolls(element) && element.scrollWidth > element.clientWidth + 1)
      .filter((element) => element.tabIndex < 0 || !nameOf(element))
      .map((element) => `${element.scrollWidth} i ${element.clientWidth} px: ${told(element)}`),

    "litet-mal": () => all("a, button, input, select, summary, [role=button]")
      .filter((element) => seen(element) && !element.closest(BESIDE) && getComputedStyle(element).display !== "inline")
      .map((element) => [element, element.getBoundingClientRect()])
      .filter(([, box]) => box.width < 23.99 || box.height < 23.99)
      .map(([element, box]) => `${box.width.toFixed(1)} × ${box.height.toFixed(1)} px: ${told(element)}`),

    // Text that its own frame cuts off.
    "text-kapad": () => all("body *")
      .filter((element) => seen(element) && !element.closest(`${BESIDE}, svg, [aria-hidden=true], select`) && element.textContent.trim())
      .filter((element) => {
        const style = getComputedStyle(element);
        const hides = (overflow) => ["hidden", "clip"].includes(overflow);
        return (hides(style.overflowX) && element.scrollWidth > element.clientWidth + 1)
          || (hides(style.overflowY) && element.scrollHeight > element.clientHeight + 1);
      }).map(told),

    // A drawing's text that the drawing's edge cuts off, or that is too small to read.
    "diagramtext-kapad": () => all("svg text").filter((text) => seen(text) && text.textContent.trim())
      .filter((text) => {
        const svg = text.ownerSVGElement;
        const [box, frame] = [text.getBoundingClientRect(), svg.getBoundingClientRect()];
        if (getComputedStyle(svg).overflow === "visible") return box.left < -1 || box.right > innerWidth + 1;
        return box.left < frame.left - 1 || box.right > frame.right + 1 || box.top < frame.top - 2 || box.bottom > frame.bottom + 2;
      }).map((text) => `”${text.textContent}” i ${nameOf(text.ownerSVGElement).slice(0, 80)}`),

    "diagramtext-liten": () => all("svg text").filter((text) => seen(text) && text.getBoundingClientRect().width > 0)
      .filter((text) => text.getBoundingClientRect().height < 9)
      .map((text) => `”${text.textContent}” i ${nameOf(text.ownerSVGElement).slice(0, 80)}`),

    // Everything that the keyboard reaches shows that it is there.
    "fokus-syns-inte": () => {
      const before = document.activeElement;
      const hidden = all("a[href], button, input, select, summary, [tabindex='0']").filter(seen).filter((element) => {
        element.focus({ focusVisible: true, preventScroll: true });
        const style = getComputedStyle(element);
        return document.activeElement !== element || style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2;
      }).map(told);
      before?.focus?.({ preventScroll: true });
      if (before === document.body) document.activeElement?.blur?.();
      return hidden;
    },
  };

  // WCAG 1.4.12: what a reader may set without anything being lost.
  const spacing = new CSSStyleSheet();
  spacing.replaceSync("* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; } p { margin-block-end: 2em !important; }");

  // Contrast where axe cannot tell: text over a gradient or within a drawing. The ground is the nearest solid colour.
  const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  const rgba = (colour) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
    return [r, g, b, a / 255];
  };
  const luminance = (colour) => colour.slice(0, 3).map((part) => part / 255)
    .map((part) => (part <= .04045 ? part / 12.92 : ((part + .055) / 1.055) ** 2.4))
    .reduce((sum, part, i) => sum + part * [.2126, .7152, .0722][i], 0);
  const over = (front, back) => [0, 1, 2].map((i) => front[i] * front[3] + back[i] * (1 - front[3])).concat(1);
  const groundOf = (element) => {
    if (!element) return [255, 255, 255, 1];
    const colour = rgba(getComputedStyle(element).backgroundColor);
    return colour[3] === 1 ? colour : over(colour, groundOf(element.parentElement));
  };
  const lowContrast = (element) => {
    const style = getComputedStyle(element);
    const inDrawing = element instanceof SVGElement;
    const ground = groundOf(inDrawing ? element.ownerSVGElement.parentElement : element);
    // Text in a drawing may lie on its own outline, which covers what is behind it.
    const behind = inDrawing && style.paintOrder.startsWith("stroke") && style.stroke !== "none" ? over(rgba(style.stroke), ground) : ground;
    const [a, b] = [over(rgba(inDrawing ? style.fill : style.color), behind), behind].map(luminance);
    const ratio = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
    const size = parseFloat(style.fontSize);
    const large = size >= 24 || (size >= 18.66 && parseInt(style.fontWeight, 10) >= 700);
    return ratio < (large ? 3 : 4.5) ? `${ratio.toFixed(2)}:1 för ${told(element)}` : "";
  };

  window.matning = {
    contrast: (selectors) => selectors.map((selector) => document.querySelector(selector)).filter(Boolean).map(lowContrast).filter(Boolean),
    run: (names) => Object.fromEntries(names.map((name) => [name, checks[name]()]).filter(([, found]) => found.length)),
    openAll: () => all("details").forEach((details) => { details.open = true; }),
    space: (on) => { document.adoptedStyleSheets = on ? [spacing] : []; },
    text: () => document.querySelector("main").innerText.replace(/\s+/g, " ").trim(),
  };
})();
