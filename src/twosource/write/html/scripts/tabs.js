/* On a narrow screen the reports of a story are tabs: one is shown at a time. A link into another one turns to it. */
{
  const narrow = matchMedia("(max-width: 47.99rem)");
  const shelves = [...document.querySelectorAll(".tabs")].map((list) => ({
    list, reports: [...list.parentElement.querySelectorAll(".report")],
  })).filter((shelf) => shelf.reports.length > 1);
  const turn = (shelf, chosen) => {
    shelf.reports.forEach((report, index) => {
      report.hidden = narrow.matches && index !== chosen;
      shelf.list.children[index].setAttribute("aria-selected", index === chosen);
      shelf.list.children[index].tabIndex = index === chosen ? 0 : -1;
    });
    shelf.chosen = chosen;
  };
  const fold = () => {
    for (const shelf of shelves) {
      shelf.list.hidden = !narrow.matches;
      for (const report of shelf.reports) report.setAttribute("role", narrow.matches ? "tabpanel" : "group");
      turn(shelf, shelf.chosen ?? 0);
    }
  };
  const reveal = (id) => {
    const target = document.getElementById(id);
    const report = target?.closest(".report");
    for (const shelf of shelves) if (shelf.reports.includes(report)) turn(shelf, shelf.reports.indexOf(report));
    return target;
  };
  for (const shelf of shelves) {
    shelf.reports.forEach((report, index) => {
      const tab = document.createElement("button");
      tab.type = "button";
      tab.setAttribute("role", "tab");
      tab.setAttribute("aria-controls", report.id);
      tab.textContent = report.dataset.tab;
      tab.addEventListener("click", () => turn(shelf, index));
      shelf.list.append(tab);
    });
    shelf.list.addEventListener("keydown", (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (!step) return;
      turn(shelf, (shelf.chosen + step + shelf.reports.length) % shelf.reports.length);
      shelf.list.children[shelf.chosen].focus();
    });
  }
  narrow.addEventListener("change", fold);
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    if (link) reveal(link.hash.slice(1));
  });
  addEventListener("hashchange", () => reveal(location.hash.slice(1))?.scrollIntoView({ block: "center" }));
  fold();
  reveal(location.hash.slice(1))?.scrollIntoView({ block: "center" });
}
