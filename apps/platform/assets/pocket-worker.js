// Keeps the pocket's page, and all that it is made of, for when there is no connection. The page holds nothing of anybody: it is asked for
// without a cookie. What the phone shows is worked out there.

const KEPT = "pocket-1";
const scope = new URL(self.registration.scope).pathname;
const wanted = /(?:href|src)="(\/[^"]+\.(?:js|css|svg|woff2)(?:\?[^"]*)?)"/g;

async function fill() {
  const kept = await caches.open(KEPT);
  const answer = await fetch(scope, { credentials: "omit" });
  if (!answer.ok) throw new Error("the page does not answer");
  const text = await answer.clone().text();
  const parts = [...text.matchAll(wanted)].map(([, path]) => path.replaceAll("&amp;", "&"));
  await kept.addAll([...new Set(parts)]);
  // Last: a page is there once all its parts are.
  await kept.put(scope, answer);
  await keepModules(kept, parts);
}

/** What a script imports, beside it. */
async function keepModules(kept, parts) {
  for (const path of parts.filter((one) => one.endsWith(".js"))) {
    const answer = await kept.match(path);
    const text = answer ? await answer.text() : "";
    for (const [, name] of text.matchAll(/from "\.\/([\w.-]+\.js)"/g))
      await kept.add(new URL(name, new URL(path, location.origin)).pathname);
  }
}

self.addEventListener("install", (event) => event.waitUntil(fill().then(() => self.skipWaiting())));
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET") return;
  const { pathname, origin, search } = new URL(request.url);
  if (origin !== location.origin) return;
  const isPage = request.mode === "navigate" && pathname === scope;
  if (isPage) event.respondWith(newest(request));
  else if (pathname === `${scope}/contenu`) event.respondWith(unlessOffline(request));
  else if (request.mode !== "navigate") event.respondWith(held(request, pathname + search));
});

/** The page of today when there is a connection, which is kept for tomorrow. */
async function newest(request) {
  try {
    const answer = await fetch(request);
    fill().catch(() => undefined);
    return answer;
  } catch {
    return (await caches.match(scope)) ?? Response.error();
  }
}

/** Kept by no cache: the page keeps it itself, and is told when nothing answers. */
const unlessOffline = (request) =>
  fetch(request).catch(() => Response.json({ code: "offline" }, { status: 503 }));

async function held(request, path) {
  return (await caches.match(path)) ?? fetch(request);
}
