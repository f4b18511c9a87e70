// The campaign is over: deletes what readers' devices had kept of this site, and ends itself.
"use strict";

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", event => event.waitUntil(
  caches.delete("@name@").then(() => self.registration.unregister())));
