/* What only the desk does: a slider in place of a list of moments, files dropped anywhere on their field, Enter to open. */
{
  for (const form of document.querySelectorAll("[data-as-of]")) {
    const list = form.querySelector("select");
    const options = [...list.options];
    if (options.length < 2) continue;
    const box = document.createElement("div");
    const range = document.createElement("input");
    const told = document.createElement("output");
    box.className = "slider";
    Object.assign(range, { type: "range", min: 0, max: options.length - 1, step: 1, value: list.selectedIndex });
    range.id = "as-of-slider";
    const show = () => {
      told.textContent = options[range.value].textContent;
      range.setAttribute("aria-valuetext", told.textContent);
    };
    form.querySelector("label[for=as-of]").htmlFor = range.id;
    list.tabIndex = -1;
    list.setAttribute("aria-hidden", "true");
    const button = form.querySelector("button");
    button.tabIndex = -1;
    button.setAttribute("aria-hidden", "true");
    box.append(range, told);
    list.before(box);
    form.classList.add("has-slider");
    show();
    let wait;
    range.addEventListener("input", show);
    range.addEventListener("change", () => {
      clearTimeout(wait);
      wait = setTimeout(() => {
        list.selectedIndex = range.value;
        sessionStorage.setItem("as-of", form.action);
        form.classList.add("is-busy");
        const asked = new URLSearchParams([...new FormData(form)].filter(([, value]) => value)).toString();
        location.assign(form.getAttribute("action") + (asked ? `?${asked}` : ""));
      }, 350);
    });
    if (sessionStorage.getItem("as-of") === form.action) range.focus({ preventScroll: true });
    sessionStorage.removeItem("as-of");
  }
  addEventListener("pageshow", (event) => {
    if (!event.persisted) return; /* back from another page: the list shows what this page is */
    for (const form of document.querySelectorAll("[data-as-of]")) form.classList.remove("is-busy");
  });
}
{
  for (const form of document.querySelectorAll("[data-drop]")) {
    const field = form.querySelector(".drop");
    const files = form.querySelector("input[type=file]");
    const over = (event) => {
      if (![...event.dataTransfer.types].includes("Files")) return;
      event.preventDefault();
      field.classList.add("is-over");
    };
    document.addEventListener("dragover", over);
    document.addEventListener("dragleave", (event) => { if (!event.relatedTarget) field.classList.remove("is-over"); });
    document.addEventListener("drop", (event) => {
      if (!event.dataTransfer.files.length) return;
      event.preventDefault();
      field.classList.remove("is-over");
      files.files = event.dataTransfer.files;
      files.focus();
    });
    form.addEventListener("submit", () => {
      form.classList.add("is-busy");
      form.querySelector("button.strong").textContent = "Reading …";
    });
  }
}
{
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && event.target.matches("#search")) event.target.blur();
    if (event.key !== "Enter" || event.target !== document.activeElement) return;
    if (event.target.matches(".item, .hit, tr.statement")) event.target.querySelector("a")?.click();
  });
}
