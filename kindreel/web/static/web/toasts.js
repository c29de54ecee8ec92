/** Short messages that go by themselves. */

const READING_MS = 6000;

/** Show a short message. Tone: "info", "success" or "error". */
export function toast(words, tone = "info") {
  const box = document.createElement("div");
  box.className = "toast";
  box.dataset.toast = tone;
  const line = document.createElement("p");
  line.textContent = words;
  box.append(line);
  document.getElementById("toasts")?.append(box);
  letGo(box);
}

/** Take a toast away after a while, but never under a pointer or while it has the focus. */
export function letGo(box) {
  box.querySelector("[data-dismiss]")?.removeAttribute("hidden");
  if (box.dataset.toast === "error" && box.querySelector("[data-dismiss]")) return;
  let timer = 0;
  const start = () => {
    timer = setTimeout(() => box.remove(), READING_MS + box.textContent.length * 40);
  };
  const stop = () => clearTimeout(timer);
  box.addEventListener("pointerenter", stop);
  box.addEventListener("pointerleave", start);
  box.addEventListener("focusin", stop);
  box.addEventListener("focusout", start);
  start();
}
