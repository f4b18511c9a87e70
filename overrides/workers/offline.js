// Keeps pages of this site for reading without a network. It is registered only when a reader asks for it.
"use strict";

const NAME = "@name@";
// Address below the site's root → digest of what lies there. What did not change is not fetched again.
const KEPT = @kept@;
const PATIENCE_MS = 4000;

const root = self.registration.scope;
const label = path => `${root}${path}?coban=${KEPT[path]}`;
const below = url => url.startsWith(root) ? url.slice(root.length).replace(/[?#].*$/, "").replace(/(^|\/)index\.html$/, "$1") : null;

const fill = async () => {
  const cache = await caches.open(NAME);
  const there = new Set((await cache.keys()).map(({ url }) => url));
  // What has come stays when the network breaks off: the next try goes on from there.
  await Promise.all(Object.keys(KEPT).filter(path => !there.has(label(path))).map(async path => {
    const answer = await fetch(root + path, { cache: "no-cache" });
    if (!answer.ok) throw new Error(`${answer.status}: ${path}`);
    await cache.put(label(path), answer);
  }));
};

const clear = async () => {
  const cache = await caches.open(NAME);
  const wanted = new Set(Object.keys(KEPT).map(label));
  await Promise.all((await cache.keys()).filter(({ url }) => !wanted.has(url)).map(old => cache.delete(old)));
};

const kept = async path => path in KEPT ? (await caches.open(NAME)).match(label(path)) : undefined;

// A page comes fresh where the network gives it soon, else as it was kept.
const page = async (request, path) => {
  const fresh = fetch(request);
  const late = new Promise(done => setTimeout(done, PATIENCE_MS));
  try {
    const soon = await Promise.race([fresh, late]);
    return soon ?? await kept(path) ?? await fresh;
  } catch {
    return await kept(path) ?? Response.redirect(`${root}@lost@?tu=${encodeURIComponent(path)}`, 302);
  }
};

self.addEventListener("install", event => event.waitUntil(fill().then(() => self.skipWaiting())));
self.addEventListener("activate", event => event.waitUntil(clear().then(() => self.clients.claim())));
self.addEventListener("fetch", event => {
  const { request } = event;
  const path = below(request.url);
  if (path === null || request.method !== "GET") return;
  if (request.mode === "navigate") event.respondWith(page(request, path));
  else if (path in KEPT) event.respondWith(kept(path).then(found => found ?? fetch(request)));
});
