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

  document.querySelectorAll(".cb-toggle").forEach(opener);
  drawer();
  document.querySelectorAll(".cb-shelf").forEach(finder);
  document.querySelectorAll(".cb-agenda [data-ends]").forEach(markPast);
})();
