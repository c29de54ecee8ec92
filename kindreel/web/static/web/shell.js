/** What every page can do: theme, sheets, toasts, sharing, questions, one press only, counting letters. */

import { letGo, toast } from "./toasts.js";
import { post, token } from "./wire.js";

const root = document.documentElement;

/* toasts the server sent with the page, and those that answers ask for */

document.querySelectorAll(".toast").forEach(letGo);
document.body.addEventListener("toast", (event) => {
  toast(event.detail.words ?? event.detail.value, event.detail.tone);
});
document.body.addEventListener("htmx:responseError", (event) => {
  const status = event.detail.xhr.status;
  const words = { 403: "That page is too old. Load it again and try once more.", 404: "That is not there any more.", 413: "That is too big.", 429: "A little slower, please. Wait a minute and try again." };
  toast(words[status] ?? "That did not work. It is our mistake; please try again.", "error");
});
document.body.addEventListener("htmx:sendError", () => {
  toast("No connection. Check your network and try again.", "error");
});

/* the form token on htmx requests */

document.body.addEventListener("htmx:configRequest", (event) => {
  event.detail.headers["X-CSRFToken"] = token();
});

/* theme: the server reads the cookie, so the next page comes in the right colours */

function showDark(dark) {
  root.dataset.theme = dark ? "dark" : "light";
  const secure = location.protocol === "https:" ? ";secure" : "";
  document.cookie = `theme=${root.dataset.theme};path=/;max-age=31536000;samesite=lax${secure}`;
}

function isDark() {
  const chosen = root.dataset.theme;
  return chosen ? chosen === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
}

/* questions before an act */

const dialog = document.getElementById("confirm");

function ask(form) {
  dialog.querySelector("h2").textContent = form.dataset.confirm;
  dialog.querySelector("[data-confirm-yes]").textContent = form.dataset.confirmOk ?? "Yes";
  dialog.returnValue = "no";
  dialog.showModal();
  return new Promise((answer) => {
    dialog.addEventListener("close", () => answer(dialog.returnValue === "yes"), { once: true });
  });
}

/* forms: theme, questions, and only one press */

document.addEventListener(
  "submit",
  (event) => {
    const form = event.target;
    if (form.matches("[data-theme-form]")) {
      event.preventDefault();
      showDark(!isDark());
      return;
    }
    if (form.dataset.confirm && form.dataset.sure !== "yes") {
      event.preventDefault();
      event.stopImmediatePropagation();
      const pressed = event.submitter;
      ask(form).then((yes) => {
        if (!yes) return;
        form.dataset.sure = "yes";
        form.requestSubmit(pressed);
        delete form.dataset.sure;
      });
      return;
    }
    guard(event, form);
  },
  true,
);

function guard(event, form) {
  if (form.method !== "post" || form.matches("[hx-post], [data-hx-post], [data-upload]")) return;
  if (form.dataset.busy) {
    event.preventDefault();
    return;
  }
  form.dataset.busy = "yes";
}

addEventListener("pageshow", (event) => {
  if (!event.persisted) return;
  document.querySelectorAll("form[data-busy]").forEach((form) => delete form.dataset.busy);
});

/* clicks: sheets, menus, sharing, toasts, going back */

async function share(link) {
  const address = new URL(link.href, location.href).href;
  const title = link.dataset.shareTitle || document.title;
  try {
    if (navigator.share) {
      await navigator.share({ title, url: address });
    } else {
      await navigator.clipboard.writeText(address);
      toast("The link is copied.", "success");
    }
  } catch (problem) {
    if (problem.name === "AbortError") return;
    toast("Copying did not work. The address is: " + address);
    return;
  }
  if (link.dataset.shareCount) post(link.dataset.shareCount, {}, true);
}

document.addEventListener("click", (event) => {
  const plain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey;
  const opener = event.target.closest("[data-sheet]");
  const sheet = opener && document.getElementById(opener.dataset.sheet);
  if (sheet && plain) {
    event.preventDefault();
    sheet.showModal();
  }
  const link = event.target.closest("a[data-share]");
  if (link && plain) {
    event.preventDefault();
    share(link);
  }
  event.target.closest("[data-dismiss]")?.closest(".toast")?.remove();
  if (event.target.matches("dialog.sheet")) event.target.close("no");
  document.querySelectorAll("details.menu[open]").forEach((menu) => {
    if (!menu.contains(event.target)) menu.open = false;
  });
});

document.addEventListener("keydown", (event) => {
  const menu = event.key === "Escape" && event.target.closest?.("details.menu[open]");
  if (!menu) return;
  menu.open = false;
  menu.querySelector("summary").focus();
});

/* how many letters are left */

const LOW = 20; // letters

function count(area) {
  let line = area.parentElement.querySelector(".field__foot");
  if (!line) {
    line = document.createElement("div");
    line.className = "field__foot";
    line.setAttribute("role", "status");
    area.after(line);
  }
  const left = area.maxLength - area.value.length;
  const near = left <= Math.max(LOW, area.maxLength / 10);
  line.textContent = near ? `${left} letters left` : "";
  line.toggleAttribute("data-low", left <= LOW);
}

document.addEventListener("input", (event) => {
  if (event.target.matches(".field textarea[maxlength]")) count(event.target);
});

/* the offline page */

if ("serviceWorker" in navigator && root.dataset.offline) {
  navigator.serviceWorker.register(root.dataset.offline).catch(() => {});
}
