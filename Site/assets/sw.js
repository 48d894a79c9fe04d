// Keeps the pages that were read or asked for, for when there is no connection. The network comes first,
// so nothing old is shown while there is one; a kept page says the day it was kept. What the server
// forbids to store, and every look-up, is never kept.
const store = "pages";

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  const mayKeep = request.method === "GET" && url.origin === location.origin && !url.pathname.startsWith("/lookup/");
  if (mayKeep) event.respondWith(answer(request, url));
});

async function answer(request, url) {
  const kept = await caches.open(store);
  try {
    const response = await fetch(request);
    const isStored = response.ok && !url.search && !/no-store/.test(response.headers.get("cache-control"));
    if (isStored) await kept.put(request, response.clone());
    return response;
  } catch {
    const isPage = request.mode === "navigate";
    const response = (await kept.match(request, { ignoreSearch: true })) || (isPage && (await kept.match("/offline.html")));
    return response ? (isPage ? dated(response) : response) : Response.error();
  }
}

// The page has the sentence, hidden; only the day is known here.
async function dated(response) {
  const day = new Date(response.headers.get("date")).toISOString().slice(0, 10).split("-").reverse().join(".");
  const text = (await response.text()).replace('id="saved" hidden>', 'id="saved">').replace("{date}", day);
  return new Response(text, { headers: { "content-type": "text/html; charset=utf-8" } });
}
