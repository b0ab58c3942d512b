/* Tables that can be sorted by a column and filtered by words and choices. */
{
  const key = (row, column) => {
    const cell = row.cells[column];
    return cell.dataset.key ?? (cell.querySelector("summary, bdi") ?? cell).textContent.trim().toLowerCase();
  };
  const sort = (table, head, column) => {
    const down = head.getAttribute("aria-sort") === "ascending";
    for (const other of head.parentElement.cells) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
    const rows = [...table.tBodies[0].rows].sort((one, other) => {
      const [a, b] = [key(one, column), key(other, column)];
      return (a < b ? -1 : a > b ? 1 : 0) * (down ? -1 : 1);
    });
    table.tBodies[0].append(...rows);
  };
  const filter = (controls, table) => {
    const words = controls.querySelector(".filter").value.toLowerCase().split(/\s+/).filter(Boolean);
    const chosen = [...controls.querySelectorAll("select")].filter((select) => select.value);
    let left = 0;
    for (const row of table.tBodies[0].rows) {
      const text = row.textContent.toLowerCase();
      row.hidden = !words.every((word) => text.includes(word)) || !chosen.every((one) => row.dataset[one.dataset.field] === one.value);
      left += !row.hidden;
    }
    const all = table.tBodies[0].rows.length;
    controls.querySelector(".found").textContent = `${left} of ${all} ${all === 1 ? "event" : "events"}`;
  };
  for (const table of document.querySelectorAll("table[data-sort]")) {
    [...table.tHead.rows[0].cells].forEach((head, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = head.textContent;
      button.addEventListener("click", () => sort(table, head, column));
      head.replaceChildren(button);
    });
    const controls = table.closest("section").querySelector(".controls");
    controls.hidden = false;
    controls.addEventListener("input", () => filter(controls, table));
    filter(controls, table);
    controls.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      for (const field of controls.querySelectorAll("input, select")) field.value = "";
      filter(controls, table);
    });
  }
}
