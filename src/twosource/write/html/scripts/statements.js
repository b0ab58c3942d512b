/* j and k walk through the statements; marked words light all statements that rest on them. */
{
  const statements = [...document.querySelectorAll(".statement")];
  let current = -1;
  const go = (step) => {
    if (!statements.length) return;
    current = Math.min(Math.max(current + step, 0), statements.length - 1);
    statements[current].focus();
    statements[current].scrollIntoView({ block: "center" });
  };
  document.addEventListener("focusin", (event) => {
    const at = statements.indexOf(event.target.closest(".statement"));
    if (at >= 0) current = at;
  });
  document.addEventListener("keydown", (event) => {
    if (event.target.closest("input, select, textarea, dialog[open]") || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "j") go(1);
    if (event.key === "k") go(-1);
  });
  document.addEventListener("click", (event) => {
    for (const lit of document.querySelectorAll(".statement.lit")) lit.classList.remove("lit");
    const mark = event.target.closest(".mark[data-also]");
    for (const id of mark ? mark.dataset.also.split(" ") : []) document.getElementById(id)?.classList.add("lit");
  });
}
