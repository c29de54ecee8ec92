// Copies the new key. Without this module it can be marked by hand: one click marks all of it.
import { toast } from "../web/toasts.js";

const button = document.querySelector("[data-copy]");
const field = document.getElementById(button.dataset.copy);

async function copy() {
  field.select();
  try {
    await navigator.clipboard.writeText(field.value);
    toast("The key is copied.", "success");
  } catch {
    toast("Copying did not work. The key is marked: copy it by hand.");
  }
}

field.addEventListener("focus", () => field.select());
button.addEventListener("click", copy);
button.hidden = false;
