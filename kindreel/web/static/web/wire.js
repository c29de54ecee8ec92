/** Speaking to our own server. */

/** The form token of this page. */
export const token = () => document.querySelector('meta[name="csrf"]')?.content ?? "";

/** POST to one of our own addresses, with the form token. */
export function post(address, fields = {}, keepalive = false) {
  return fetch(address, {
    method: "POST",
    body: new URLSearchParams(fields),
    headers: { "X-CSRFToken": token(), "X-Requested-With": "fetch" },
    keepalive,
  });
}
