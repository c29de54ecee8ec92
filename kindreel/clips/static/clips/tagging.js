/** Suggests hashtags while one is typed: a row of buttons under the caption. */

const REST_MS = 200;
const BEGUN = /(?:^|[^\p{L}\p{N}_&/#])#([\p{L}\p{N}_]{1,60})$/u;

function begunTag(area) {
  return area.value.slice(0, area.selectionStart).match(BEGUN)?.[1] ?? "";
}

function put(area, begun, tag) {
  const at = area.selectionStart;
  area.setRangeText(`${tag} `, at - begun.length, at, "end");
  area.dispatchEvent(new Event("input", { bubbles: true }));
  area.focus();
}

export function suggest(area, address) {
  const row = document.createElement("div");
  row.className = "suggestions";
  row.setAttribute("role", "group");
  row.setAttribute("aria-label", "Hashtags that fit");
  const said = Object.assign(document.createElement("p"), { className: "sr-only" });
  said.setAttribute("role", "status");
  area.after(row, said);
  let timer = 0;

  async function look() {
    const begun = begunTag(area);
    if (!begun) return show([], begun);
    const answer = await fetch(`${address}?q=${encodeURIComponent(begun)}`).catch(() => null);
    if (!answer?.ok || begunTag(area) !== begun) return undefined;
    return show((await answer.json()).tags, begun);
  }

  function show(tags, begun) {
    const fitting = tags.filter((tag) => tag !== begun);
    row.replaceChildren(
      ...fitting.map((tag) => {
        const chip = Object.assign(document.createElement("button"), { type: "button", className: "chip", textContent: `#${tag}` });
        chip.addEventListener("click", () => put(area, begunTag(area), tag));
        return chip;
      }),
    );
    said.textContent = fitting.length ? `${fitting.length} hashtags fit; Tab goes to them.` : "";
  }

  area.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(look, REST_MS);
  });
}
