// Reads a code with the camera of this device, and sends the form as if it had been typed. Without a camera, the button stays hidden. A camera that
// nobody shows anything to is switched off after a minute.

import decodeQR from "./qr-decode.js";

const EVERY_MS = 200;
const WIDEST = 640;
const AT_MOST_MS = 60_000;

for (const place of document.querySelectorAll("[data-scan]")) {
  if (!navigator.mediaDevices?.getUserMedia) continue;
  place.hidden = false;
  const button = place.querySelector("button");
  button.addEventListener("click", () => {
    button.disabled = true;
    scan(place).catch(() => {
      button.disabled = false;
      place.querySelector("[role=status]").textContent = place.dataset.refused;
    });
  });
}

async function scan(place) {
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
  const video = document.createElement("video");
  video.muted = true;
  video.playsInline = true;
  video.className = "ar-qr";
  video.srcObject = stream;
  place.append(video);
  const status = place.querySelector("[role=status]");
  status.textContent = place.dataset.looking;
  let code;
  try {
    await video.play();
    code = await read(video);
  } finally {
    for (const track of stream.getTracks()) track.stop();
    video.remove();
  }
  if (code === undefined) {
    status.textContent = "";
    place.querySelector("button").disabled = false;
    return;
  }
  const form = document.getElementById(place.dataset.scan);
  form.elements.code.value = code;
  form.requestSubmit();
}

async function read(video) {
  const detector = globalThis.BarcodeDetector && new BarcodeDetector({ formats: ["qr_code"] });
  const end = Date.now() + AT_MOST_MS;
  while (Date.now() < end) {
    const code = detector ? await detected(detector, video) : decoded(video);
    if (code) return code;
    await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
  }
  return undefined;
}

async function detected(detector, video) {
  const [found] = await detector.detect(video).catch(() => []);
  return found?.rawValue;
}

function decoded(video) {
  const scale = Math.min(1, WIDEST / video.videoWidth);
  const canvas = document.createElement("canvas");
  canvas.width = video.videoWidth * scale;
  canvas.height = video.videoHeight * scale;
  const drawing = canvas.getContext("2d", { willReadFrequently: true });
  drawing.drawImage(video, 0, 0, canvas.width, canvas.height);
  try {
    return decodeQR(drawing.getImageData(0, 0, canvas.width, canvas.height));
  } catch {
    return undefined;
  }
}
