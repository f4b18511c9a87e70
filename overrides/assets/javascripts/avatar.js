// A photo behind the campaign's frame. Everything happens in this browser; nothing is sent anywhere.
(() => {
  "use strict";

  const box = document.querySelector(".cb-avatar");
  if (!box || !("createImageBitmap" in window)) return;

  const canvas = box.querySelector("canvas");
  const tools = box.querySelector("fieldset");
  const zoom = box.querySelector("#phong-to");
  const status = box.querySelector("[role=status]");
  const result = box.querySelector(".cb-avatar__result");
  const picture = Object.assign(new Image(240, 240), { alt: result.dataset.words });
  result.prepend(picture, document.createElement("br"));
  const LARGEST = 2400; // px of a photo's longer side: phones have little memory
  const STEP = 0.02; // of the side, for each press of a key
  const QUALITY = 0.92;

  let frame = null;
  let hole = { x: 0, y: 0, width: 1, height: 1 }; // the frame's opening, in shares of its side
  let photo = null;
  let place = { x: 0.5, y: 0.5, zoom: 1 }; // the photo's middle in shares of the side; 1 just fills the opening

  const say = text => { status.textContent = text; };
  const middle = () => ({ x: hole.x + hole.width / 2, y: hole.y + hole.height / 2 });

  const opening = image => {
    const side = 200;
    const small = Object.assign(document.createElement("canvas"), { width: side, height: side });
    const pen = small.getContext("2d", { willReadFrequently: true });
    pen.drawImage(image, 0, 0, side, side);
    const pixels = pen.getImageData(0, 0, side, side).data;
    let [left, top, right, bottom] = [side, side, 0, 0];
    for (let at = 0; at < side * side; at++) {
      if (pixels[4 * at + 3] > 250) continue;
      const [x, y] = [at % side, Math.floor(at / side)];
      [left, top, right, bottom] = [Math.min(left, x), Math.min(top, y), Math.max(right, x + 1), Math.max(bottom, y + 1)];
    }
    if (right <= left) return { x: 0, y: 0, width: 1, height: 1 };
    return { x: left / side, y: top / side, width: (right - left) / side, height: (bottom - top) / side };
  };

  // Width and height of the photo in shares of the side.
  const size = () => {
    const fill = Math.max(hole.width / photo.width, hole.height / photo.height) * place.zoom;
    return { width: photo.width * fill, height: photo.height * fill };
  };

  // The photo never leaves a part of the opening bare.
  const settle = () => {
    const { width, height } = size();
    const within = (at, start, length, own) => Math.min(start + own / 2, Math.max(start + length - own / 2, at));
    place.x = within(place.x, hole.x, hole.width, width);
    place.y = within(place.y, hole.y, hole.height, height);
  };

  const paint = (pen, side) => {
    pen.fillStyle = "#e6ebf5";
    pen.fillRect(0, 0, side, side);
    if (photo) {
      const { width, height } = size();
      pen.imageSmoothingQuality = "high";
      pen.drawImage(photo, (place.x - width / 2) * side, (place.y - height / 2) * side, width * side, height * side);
    }
    if (frame) pen.drawImage(frame, 0, 0, side, side);
  };

  let waiting = false;
  const show = () => {
    if (photo) settle();
    result.hidden = true;
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      paint(canvas.getContext("2d"), canvas.width);
    });
  };

  const move = (x, y) => {
    if (!photo) return;
    place.x += x;
    place.y += y;
    show();
  };

  // To another size, with the point (x, y) of the picture staying where it is.
  const zoomTo = (value, x = middle().x, y = middle().y) => {
    if (!photo) return;
    const wanted = Math.min(Number(zoom.max), Math.max(Number(zoom.min), value));
    const ratio = wanted / place.zoom;
    place = { x: x + (place.x - x) * ratio, y: y + (place.y - y) * ratio, zoom: wanted };
    zoom.value = wanted;
    show();
  };

  const reset = () => {
    place = { ...middle(), zoom: 1 };
    zoom.value = 1;
    show();
  };

  const take = image => {
    photo?.close?.();
    photo = image;
    tools.disabled = false;
    canvas.classList.add("cb-avatar__canvas--live");
    reset();
  };

  const read = async file => {
    const whole = await createImageBitmap(file, { imageOrientation: "from-image" });
    const scale = LARGEST / Math.max(whole.width, whole.height);
    if (scale >= 1) return whole;
    const fewer = { resizeWidth: Math.round(whole.width * scale), resizeHeight: Math.round(whole.height * scale), resizeQuality: "high" };
    const small = await createImageBitmap(whole, fewer);
    whole.close();
    return small;
  };

  const choose = async ({ target }) => {
    const [file] = target.files;
    if (!file) return;
    say("Đang mở ảnh…");
    try {
      take(await read(file));
      say("Đã mở ảnh. Bạn dời và phóng to cho vừa khung, rồi tải về.");
    } catch {
      say("Máy không đọc được tệp này. Bạn chọn ảnh JPG hoặc PNG.");
    }
  };

  const turn = async () => {
    const turned = Object.assign(document.createElement("canvas"), { width: photo.height, height: photo.width });
    const pen = turned.getContext("2d");
    pen.translate(turned.width, 0);
    pen.rotate(Math.PI / 2);
    pen.drawImage(photo, 0, 0);
    take(await createImageBitmap(turned));
  };

  const save = () => {
    const side = frame.naturalWidth;
    const whole = Object.assign(document.createElement("canvas"), { width: side, height: side });
    paint(whole.getContext("2d"), side);
    whole.toBlob(blob => {
      if (!blob) return say("Máy không đủ bộ nhớ để ghép ảnh. Bạn đóng bớt ứng dụng rồi thử lại.");
      const address = URL.createObjectURL(blob);
      Object.assign(document.createElement("a"), { href: address, download: box.dataset.file }).click();
      setTimeout(() => URL.revokeObjectURL(address), 60_000);
      // Some apps' own browsers save nothing: a picture can be kept with a long press there.
      picture.src = whole.toDataURL("image/jpeg", QUALITY);
      result.hidden = false;
      say("Đã ghép xong. Tệp nằm trong thư mục tải về của máy.");
    }, "image/jpeg", QUALITY);
  };

  const fingers = new Map();
  const spread = () => {
    const [one, two] = [...fingers.values()];
    return Math.hypot(one.x - two.x, one.y - two.y);
  };
  const spot = ({ clientX, clientY }) => {
    const { left, top, width } = canvas.getBoundingClientRect();
    return { x: (clientX - left) / width, y: (clientY - top) / width };
  };
  canvas.addEventListener("pointerdown", event => {
    if (!photo) return;
    canvas.setPointerCapture(event.pointerId);
    fingers.set(event.pointerId, spot(event));
  });
  canvas.addEventListener("pointermove", event => {
    const before = fingers.get(event.pointerId);
    if (!before) return;
    const [now, wide] = [spot(event), fingers.size === 2 ? spread() : 0];
    fingers.set(event.pointerId, now);
    move((now.x - before.x) / fingers.size, (now.y - before.y) / fingers.size);
    if (wide) zoomTo(place.zoom * spread() / wide, now.x, now.y);
  });
  for (const ending of ["pointerup", "pointercancel"]) {
    canvas.addEventListener(ending, ({ pointerId }) => fingers.delete(pointerId));
  }
  canvas.addEventListener("wheel", event => {
    if (!photo || document.activeElement !== canvas) return;
    event.preventDefault();
    const { x, y } = spot(event);
    zoomTo(place.zoom * Math.exp(-event.deltaY / 500), x, y);
  }, { passive: false });

  const keys = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  canvas.addEventListener("keydown", event => {
    if (!photo || event.ctrlKey || event.metaKey || event.altKey) return;
    const way = keys[event.key];
    if (way) move(way[0] * STEP, way[1] * STEP);
    else if (event.key === "+" || event.key === "=") zoomTo(place.zoom + 0.1);
    else if (event.key === "-" || event.key === "_") zoomTo(place.zoom - 0.1);
    else return;
    event.preventDefault();
  });

  zoom.addEventListener("input", () => zoomTo(Number(zoom.value)));
  for (const button of box.querySelectorAll("[data-move]")) {
    const [x, y] = button.dataset.move.split(",").map(Number);
    button.addEventListener("click", () => move(x * STEP, y * STEP));
  }
  box.querySelector("[data-turn]").addEventListener("click", turn);
  box.querySelector("[data-reset]").addEventListener("click", reset);
  box.querySelector("[data-save]").addEventListener("click", save);
  box.querySelector("#chon-anh").addEventListener("change", choose);

  const chosen = box.querySelector("#chon-khung");
  const open = () => {
    const image = new Image();
    image.addEventListener("load", () => {
      [frame, hole] = [image, opening(image)];
      if (!photo) place = { ...middle(), zoom: 1 };
      show();
    });
    image.addEventListener("error", () => say("Chưa tải được khung. Bạn mở lại trang khi mạng tốt hơn."));
    image.src = chosen.value;
  };
  chosen.addEventListener("change", open);
  box.hidden = false;
  document.querySelector(".cb-avatar-off").hidden = true;
  open();
})();
