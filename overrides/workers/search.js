// Material starts its search with every page: a third of what a guide weighs, and most readers never look for
// anything. This worker answers in its place until the first query, then fetches it and the words, and steps aside.
"use strict";

(() => {
  const SETUP = 0, READY = 1, QUERY = 2, RESULT = 3;
  const answer = self.postMessage.bind(self);
  let setup, latest, started = false, ready = false;

  const start = async () => {
    try {
      const docs = await (await fetch("@docs@")).json();
      importScripts("@worker@");
      // From here on Material's own listener hears what is dispatched; it says when its index stands.
      self.postMessage = () => {
        self.postMessage = answer;
        ready = true;
        dispatchEvent(new MessageEvent("message", { data: { type: QUERY, data: latest } }));
      };
      dispatchEvent(new MessageEvent("message", { data: { type: SETUP, data: { ...setup, docs } } }));
    } catch {
      started = false;
    }
  };

  addEventListener("message", event => {
    if (ready || !event.isTrusted) return;
    event.stopImmediatePropagation();
    const { type, data } = event.data;
    if (type === SETUP) {
      setup = data;
      answer({ type: READY });
    } else if (data.trim()) {
      latest = data;
      if (!started) started = true, start();
    } else answer({ type: RESULT, data: { items: [] } });
  });
})();
