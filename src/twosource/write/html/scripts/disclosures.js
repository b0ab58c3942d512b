"use strict";
/* What says why opens while the pointer or the focus is on it; a click keeps it open, Esc closes it. */
{
  const close = (kept) => {
    for (const open of document.querySelectorAll("details.why[open]")) {
      if (!kept || !open.contains(kept)) open.open = false;
    }
  };
  for (const why of document.querySelectorAll("details.why")) {
    const summary = why.querySelector("summary");
    let pinned = false;
    const show = () => { close(why); why.open = true; };
    const leave = () => { if (!pinned && !why.contains(document.activeElement)) why.open = false; };
    why.addEventListener("pointerenter", (event) => { if (event.pointerType === "mouse") show(); });
    why.addEventListener("pointerleave", (event) => { if (event.pointerType === "mouse") leave(); });
    summary.addEventListener("focus", () => { if (summary.matches(":focus-visible")) show(); });
    why.addEventListener("focusout", (event) => { if (!why.contains(event.relatedTarget)) { pinned = false; why.open = false; } });
    summary.addEventListener("click", (event) => { event.preventDefault(); pinned = !pinned || !why.open; why.open = pinned; });
  }
  document.addEventListener("pointerdown", (event) => close(event.target));
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") close(); });
}
