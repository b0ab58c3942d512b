/* A mark tells what was read there, and lights all words of the same saying or event; j and k walk through the marks. */
{
  const make = (tag, name, ...inside) => {
    const made = document.createElement(tag);
    made.className = name;
    made.append(...inside);
    return made;
  };
  const dim = () => { for (const one of document.querySelectorAll(".at.lit")) one.classList.remove("lit"); };
  for (const spread of document.querySelectorAll(".spread")) {
    const [text, note, prefix] = [spread.querySelector(".text"), spread.querySelector(".beside"), spread.dataset.prefix];
    const layers = [...spread.closest(".inside").querySelectorAll("[data-layer]")];
    const hint = note.querySelector(".hint");
    const off = () => new Set(layers.filter((box) => !box.checked).map((box) => box.dataset.layer));
    const told = (at) => {
      const hidden = off();
      return (at.dataset.tells ?? "").split(" ").filter((item) => item && !hidden.has(item[0]));
    };
    const light = (item) => {
      dim();
      for (const one of text.querySelectorAll(`[data-of~="${CSS.escape(item)}"]`)) one.classList.add("lit");
    };
    const card = (item) => {
      const row = document.getElementById(prefix + item);
      const link = make("a", "", item);
      link.href = `#${prefix}${item}`;
      const clones = [...row.querySelectorAll(".read-as, .grounds")].map((part) => part.cloneNode(true));
      return make("div", "card", make("p", "card-head", link, " ", row.querySelector(".row-name").cloneNode(true)), ...clones);
    };
    const clear = () => { dim(); note.replaceChildren(hint); };
    const close = make("button", "plain close", "Close");
    close.type = "button";
    close.addEventListener("click", clear);
    const tell = (at) => {
      const items = told(at);
      if (!items.length) return;
      light(items[0]);
      note.replaceChildren(close, ...items.map(card));
      note.scrollTop = 0;
    };
    note.hidden = false;
    text.addEventListener("pointerover", (event) => {
      const at = event.target.closest(".at");
      if (at && event.pointerType === "mouse") tell(at);
    });
    text.addEventListener("focusin", (event) => { if (event.target.matches(".at:focus-visible")) tell(event.target); });
    text.addEventListener("click", (event) => {
      const at = event.target.closest(".at");
      if (!at || event.pointerType === "mouse" || event.detail === 0) return; // the keyboard and the mouse follow the link
      event.preventDefault();
      tell(at);
      if (at.getBoundingClientRect().bottom > note.getBoundingClientRect().top) at.scrollIntoView({ block: "start" });
    });
    for (const box of layers) box.addEventListener("change", () => {
      clear();
      for (const mark of text.querySelectorAll("a.at")) mark.tabIndex = told(mark).length ? 0 : -1;
    });
    document.addEventListener("keydown", (event) => { if (event.key === "Escape") clear(); });
    document.addEventListener("click", (event) => {
      const link = event.target.closest("a.words");
      const row = link?.closest("tr[id]");
      if (row?.id.startsWith(prefix)) light(row.id.slice(prefix.length));
    });
  }
  document.addEventListener("keydown", (event) => {
    if (event.target.closest("input:not([type=checkbox]), dialog[open]") || event.ctrlKey || event.metaKey || event.altKey) return;
    const step = { j: 1, k: -1 }[event.key];
    if (!step) return;
    const marks = [...document.querySelectorAll(".text a.at")].filter((mark) => mark.tabIndex === 0);
    const now = marks.indexOf(document.activeElement);
    const next = marks[now < 0 ? 0 : Math.min(Math.max(now + step, 0), marks.length - 1)];
    next?.focus({ focusVisible: true });
    next?.scrollIntoView({ block: "center" });
  });
}
