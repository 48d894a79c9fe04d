// Keeps the pages of one language on the device when the reader asks for it.

/** @param {string} id */
const part = (id) => /** @type {HTMLElement} */ (document.getElementById(id));
const button = /** @type {HTMLButtonElement} */ (part("keep"));

/** @param {string} [shown] */
function show(shown) {
  for (const id of ["kept", "unkept"]) part(id).hidden = id !== shown;
}

/** The security policy takes the address of a service worker only from a policy that it names. */
function workerAddress() {
  const types = /** @type {any} */ (window).trustedTypes;
  return types ? types.createPolicy("sw", { createScriptURL: () => "/sw.js" }).createScriptURL("") : "/sw.js";
}

button.addEventListener("click", async () => {
  show();
  button.disabled = true;
  try {
    await navigator.serviceWorker.register(workerAddress());
    const pages = JSON.parse(part("pages").textContent || "");
    await (await caches.open("pages")).addAll(pages);
    show("kept");
  } catch {
    show("unkept");
  }
});
