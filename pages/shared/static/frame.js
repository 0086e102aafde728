// What Streamlit cannot be told: language, theme, its built-in texts, names of charts, links that stay in the session.
(() => {
  if (window.indicatorsFrame) return;
  window.indicatorsFrame = true;
  const page = document.documentElement;
  page.lang = "vi";
  // The server is where this page came from. Left to itself Streamlit first looks for one below each page's address.
  window.__streamlit = { ...window.__streamlit, BACKEND_BASE_URL: window.location.origin };

  // The theme: what the reader chose, else what the system says. Streamlit keeps its own copy, by address.
  const CHOICE = "giao-dien", dark = window.matchMedia("(prefers-color-scheme: dark)");
  const chosen = () => localStorage.getItem(CHOICE) || "System";
  const paint = () => {
    const choice = chosen();
    page.dataset.theme = (choice === "System" ? dark.matches : choice === "Dark") ? "dark" : "light";
    for (const button of document.querySelectorAll(".switch button"))
      button.setAttribute("aria-pressed", String(button.value === choice));
  };
  const tellStreamlit = () => {
    const key = `stActiveTheme-${window.location.pathname}-v2`, choice = chosen();
    if (choice === "System") localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(choice));
  };
  tellStreamlit();
  paint();
  dark.addEventListener("change", paint);
  document.addEventListener("click", (event) => {
    const button = event.target.closest(".switch button");
    if (!button || button.value === chosen()) return;
    localStorage.setItem(CHOICE, button.value);
    tellStreamlit();
    window.location.reload();
  });

  const { words, shapes } = window.builtInWords;
  const named = ["aria-label", "title", "placeholder", "alt"];

  const inVietnamese = (text) => {
    const bare = text.trim();
    if (!bare) return null;
    if (words.has(bare)) return words.get(bare);
    for (const [shape, say] of shapes) {
      const found = bare.match(shape);
      if (found) return say(found);
    }
    return null;
  };
  // Text of ours (charts, sheets, tables) is left alone: an office's own word may look like one of Streamlit's, and
  // there is much of it.
  const OURS = ".ui, .js-plotly-plot, [data-testid='stMarkdown']";
  const NAMED = named.map((name) => `[${name}]`).join(",");
  const mendText = (node) => {
    const said = inVietnamese(node.nodeValue);
    if (said !== null && said !== node.nodeValue) node.nodeValue = said;
  };
  const mendNames = (element) => {
    for (const name of named) {
      const said = element.hasAttribute(name) ? inVietnamese(element.getAttribute(name)) : null;
      if (said !== null && said !== element.getAttribute(name)) element.setAttribute(name, said);
    }
  };
  const theirs = {
    acceptNode: (node) => node.nodeType === Node.TEXT_NODE ? NodeFilter.FILTER_ACCEPT
      : node.matches(OURS) ? NodeFilter.FILTER_REJECT
      : node.matches(NAMED) ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_SKIP,
  };
  const mend = (root) => {
    const element = root.nodeType === Node.TEXT_NODE ? root.parentElement : root;
    if (!element || element.nodeType !== Node.ELEMENT_NODE || element.closest(OURS)) return;
    if (root.nodeType === Node.TEXT_NODE) return mendText(root);
    mendNames(root);
    const walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT, theirs);
    while (walk.nextNode()) {
      if (walk.currentNode.nodeType === Node.TEXT_NODE) mendText(walk.currentNode);
      else mendNames(walk.currentNode);
    }
  };
  // A sheet that scrolls by itself opens with the outlined cell in the middle; the page does not move.
  const openAtCell = (root) => {
    if (root.nodeType !== Node.ELEMENT_NODE) return;
    for (const cell of root.querySelectorAll(".scroll.whole td.here")) {
      const frame = cell.closest(".scroll"), at = cell.getBoundingClientRect(), seen = frame.getBoundingClientRect();
      frame.scrollTop += at.top - seen.top - (seen.height - at.height) / 2;
      frame.scrollLeft += at.left - seen.left - (seen.width - at.width) / 2;
    }
  };
  // The list of the first screen ends where the window ends; on a phone the page itself scrolls.
  const WIDE = 900, LEAST = 260, MARGIN = 12;
  const fitPanels = () => {
    for (const panel of document.querySelectorAll(".panel")) {
      const top = panel.getBoundingClientRect().top;
      if (window.innerWidth < WIDE) panel.style.removeProperty("--panel");
      else if (top > 0) panel.style.setProperty("--panel", `${Math.max(LEAST, window.innerHeight - top - MARGIN)}px`);
    }
  };
  // A chart is one picture with a name: the title above it. Its table follows it.
  const nameCharts = () => {
    for (const chart of document.querySelectorAll(".stPlotlyChart")) {
      const titles = [...document.querySelectorAll(".chart-title")].filter(
        (title) => title.compareDocumentPosition(chart) & Node.DOCUMENT_POSITION_FOLLOWING);
      const plot = chart.querySelector(".js-plotly-plot"), inside = chart.querySelector(".gtitle");
      const name = inside ? inside.textContent : titles.length ? titles[titles.length - 1].textContent : "Biểu";
      if (!plot || plot.getAttribute("aria-label") === name) continue;
      plot.setAttribute("role", plot.querySelector(".modebar-btn") ? "group" : "img");
      plot.setAttribute("aria-label", name);
    }
  };
  // Pieces the page will ask for are made ready while the server still computes.
  let ready = false;
  const getReady = () => {
    if (ready || !document.querySelector(".stApp")) return;
    ready = true;
    for (const piece of document.querySelectorAll("link.early")) import(piece.href);
  };
  let waiting = false;
  const soon = () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => { waiting = false; fitPanels(); nameCharts(); paint(); });
  };
  window.addEventListener("resize", soon);
  document.addEventListener("click", (event) => { if (event.target.closest("[role=tab]")) setTimeout(soon, 50); });

  mend(document.body);
  openAtCell(document.body);
  soon();
  new MutationObserver((changes) => {
    for (const change of changes) {
      if (change.type === "childList") change.addedNodes.forEach((node) => { mend(node); openAtCell(node); });
      else mend(change.target);
    }
    getReady();
    soon();
  }).observe(document.body, {
    childList: true, subtree: true, characterData: true, attributes: true, attributeFilter: named,
  });

  const goTo = (address) => {
    window.history.pushState({}, "", address);
    window.dispatchEvent(new PopStateEvent("popstate", { state: {} }));
  };
  // The name of the page one is on, pressed again, opens it as it opens first: with nothing chosen but the round, at its
  // first tab. Streamlit would leave what happens to stand there.
  document.addEventListener("click", (event) => {
    const link = event.target.closest("[data-testid='stSidebarNavLink']");
    if (!link || new URL(link.href).pathname !== window.location.pathname) return;
    const first = document.querySelector("[data-testid='stMain'] [role=tab]");
    if (first && first.getAttribute("aria-selected") !== "true") first.click();
    const asked = new URLSearchParams(window.location.search), round = asked.get("round");
    asked.delete("round");
    if (asked.size) goTo(window.location.pathname + (round ? `?${new URLSearchParams({ round })}` : ""));
  });

  // The tab in front stands in the address, so that the way back leads to it; the first one needs no word there.
  const TABS = /st-key-tabs-(\w+)--([\w-]+)/;
  const noteTab = (event) => {
    const list = event.target.closest("[role=tablist]"), kept = list && list.closest("[class*='st-key-tabs-']");
    if (!kept) return;
    const [, name, codes] = kept.className.match(TABS), page = window.location.pathname;
    setTimeout(() => {
      if (window.location.pathname !== page) return;
      const front = [...list.querySelectorAll("[role=tab]")].findIndex((tab) => tab.getAttribute("aria-selected") === "true");
      const asked = new URLSearchParams(window.location.search);
      if (front > 0) asked.set(name, codes.split("-")[front]);
      else asked.delete(name);
      window.history.replaceState(window.history.state, "", asked.size ? `${page}?${asked}` : page);
    }, 50);
  };
  document.addEventListener("click", noteTab, true);
  document.addEventListener("keyup", noteTab, true);

  // A link of ours changes the page inside the session (no reload); Ctrl, middle click and copied addresses stay links.
  document.addEventListener("click", (event) => {
    const link = event.target.closest(".ui a[href^='/']");
    if (!link || event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    goTo(link.getAttribute("href"));
    (document.querySelector("[data-testid='stMain']") || window).scrollTo(0, 0);
  });
})();
