/* A link to words of a report lights all of them, from where it leads to where they end. */
{
  const dim = () => { for (const run of document.querySelectorAll(".text .lit")) run.classList.remove("lit"); };
  const light = (id, to) => {
    const [, report, from] = id.match(/^(.+c)(\d+)$/) || [];
    if (!report) return;
    for (const run of document.querySelectorAll(`.text span[id^="${report}"]`)) {
      const at = Number(run.id.slice(report.length));
      if (at >= Number(from) && at < to) run.classList.add("lit");
    }
  };
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    if (!link) return;
    dim();
    if (link.dataset.to) light(link.hash.slice(1), Number(link.dataset.to));
  });
}
