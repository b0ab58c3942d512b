/* The list of keys, and the key that leads to the filter. */
{
  const list = document.getElementById("keys");
  for (const button of document.querySelectorAll("[data-keys]")) {
    button.hidden = false;
    button.addEventListener("click", () => list.showModal());
  }
  document.addEventListener("keydown", (event) => {
    if (event.target.closest("input, select, textarea") || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "?" && !list.open) list.showModal();
    const filter = document.querySelector(".filter");
    if (event.key === "/" && filter) {
      event.preventDefault();
      filter.focus();
      filter.scrollIntoView({ block: "center" });
    }
  });
}
