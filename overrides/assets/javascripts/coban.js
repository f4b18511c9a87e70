// What the pages can do beyond reading: find a commune, mark the dates that are over, open the menu from the keyboard.
(() => {
  "use strict";

  const nfc = text => text.normalize("NFC").toLowerCase().trim().replace(/\s+/g, " ");
  // đ has no decomposition in Unicode, so it is named outright.
  const fold = text => nfc(text).replace(/đ/g, "d").normalize("NFD").replace(/\p{M}/gu, "");

  const finder = shelf => {
    const box = shelf.querySelector(".cb-find");
    if (!box) return;
    const input = box.querySelector("input");
    const status = box.querySelector("[role=status]");
    const districts = [...shelf.querySelectorAll("details")];
    const cards = districts.flatMap(district => {
      const name = district.querySelector("summary").firstChild.textContent;
      return [...district.querySelectorAll(".cb-piece")].map(card => {
        const code = card.querySelector(".cb-soft").textContent;
        const words = `${card.querySelector(".cb-piece__title").textContent}, ${name} ${code}`;
        return { card, exact: nfc(words), folded: fold(words) };
      });
    });

    const show = () => {
      const query = nfc(input.value);
      const exact = cards.filter(({ exact }) => exact.includes(query));
      // Marks that were typed count when they find something; else they are let go.
      const found = new Set(exact.length && fold(query) !== query
        ? exact : cards.filter(({ folded }) => folded.includes(fold(query))));
      for (const row of cards) row.card.hidden = !found.has(row);
      for (const district of districts) {
        const some = [...district.querySelectorAll(".cb-piece")].some(card => !card.hidden);
        district.hidden = !some;
        district.open = some && query !== "";
      }
      status.textContent = query === "" ? ""
        : found.size ? `Tìm thấy ${found.size} nơi.` : "Không tìm thấy. Thử gõ ít chữ hơn, hoặc gõ mã của xã.";
    };

    input.addEventListener("input", show);
    box.hidden = false;
    if (input.value) show();
  };

  const today = new Date().toISOString().slice(0, 10);
  const markPast = entry => {
    if (entry.dataset.ends >= today) return;
    entry.classList.add("cb-past");
    const note = document.createElement("span");
    note.className = "cb-agenda__past";
    note.textContent = "Đã qua";
    entry.querySelector("p").append(" ", note);
  };

  // Menu and search are opened by Material's checkboxes, which the keyboard cannot reach.
  const opener = button => button.addEventListener("click", () => {
    const toggle = document.getElementById(button.dataset.toggles);
    toggle.click();
    if (toggle.id === "__search") document.querySelector(".md-search__input").focus();
  });

  // Material's search listens for keys; words that are pasted, dictated or chosen above a telephone's keyboard come
  // without any. It passes over a query that it has had, so a key that is heard as well asks nothing twice.
  const query = field => {
    const heard = () => field.dispatchEvent(new Event("keyup"));
    field.addEventListener("input", heard);
    field.form.addEventListener("reset", () => setTimeout(heard));
  };

  const drawer = () => {
    const toggle = document.getElementById("__drawer");
    const button = document.querySelector(".cb-toggle--menu");
    const menu = document.getElementById("menu");
    if (!toggle || !button || !menu) return;
    const close = () => { if (toggle.checked) toggle.click(); };
    toggle.addEventListener("change", () => {
      button.setAttribute("aria-expanded", String(toggle.checked));
      (toggle.checked ? menu.querySelector("button, a") : button).focus();
    });
    menu.addEventListener("focusout", ({ relatedTarget }) => {
      if (relatedTarget && !menu.contains(relatedTarget) && relatedTarget !== button) close();
    });
    menu.addEventListener("keydown", ({ key }) => { if (key === "Escape") close(); });
  };

  // Nothing is kept on a reader's device unless they ask for it here.
  const keeper = box => {
    if (!("serviceWorker" in navigator)) return;
    const [keep, drop] = box.querySelectorAll("button");
    const status = box.querySelector("[role=status]");
    const worker = new URL(box.dataset.worker, location);
    const scope = new URL(".", worker).href;
    const show = (kept, text) => {
      [keep.hidden, drop.hidden, keep.disabled, status.textContent] = [kept, !kept, false, text];
    };
    const own = async () => {
      const found = await navigator.serviceWorker.getRegistration(scope);
      return found && found.scope === scope ? found : undefined;
    };

    const settled = registration => new Promise((done, fail) => {
      const coming = registration.installing || registration.waiting;
      if (!coming) return done();
      coming.addEventListener("statechange", () => {
        if (coming.state === "activated") done();
        if (coming.state === "redundant") fail();
      });
    });

    keep.addEventListener("click", async () => {
      keep.disabled = true;
      status.textContent = "Đang lưu…";
      try {
        await settled(await navigator.serviceWorker.register(worker, { scope, updateViaCache: "none" }));
        show(true, "Đã lưu. Khi mất mạng, bạn vẫn mở được trang này để đọc.");
        drop.focus();
      } catch {
        show(false, "Chưa lưu được. Bạn thử lại khi mạng tốt hơn.");
      }
    });
    drop.addEventListener("click", async () => {
      await (await own())?.unregister();
      await caches.delete(box.dataset.cache);
      show(false, "Đã xóa bản lưu trên máy này.");
      keep.focus();
    });
    own().then(found => {
      show(Boolean(found?.active), found?.active ? "Bạn đã lưu trang này để đọc khi mất mạng." : "");
      box.hidden = false;
    });
  };

  // Where a reader without a network landed: the way back to the page that was asked for, and only below this site.
  const lost = box => {
    const home = new URL(box.dataset.home, location).href;
    const target = new URL(new URLSearchParams(location.search).get("tu") ?? "", home).href;
    if (!target.startsWith(home)) return;
    box.querySelector("a").href = target;
    addEventListener("online", () => location.replace(target));
  };

  document.querySelectorAll(".cb-keep-pages").forEach(keeper);
  document.querySelectorAll(".cb-lost").forEach(lost);
  document.querySelectorAll(".cb-toggle").forEach(opener);
  document.querySelectorAll(".md-search__input").forEach(query);
  drawer();
  document.querySelectorAll(".cb-shelf").forEach(finder);
  document.querySelectorAll(".cb-agenda [data-ends]").forEach(markPast);
})();
