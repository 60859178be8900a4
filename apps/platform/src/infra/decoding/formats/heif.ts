import type { Cleaned } from "../../../kernel/decoding.ts";
import { requireBoundedPixels } from "./limits.ts";
import { Refusal } from "./refusal.ts";

/** Brands of still pictures coded in HEVC (ISO/IEC 23008-12 annex B). AV1 and films are not taken. */
const BRANDS = new Set(["heic", "heix", "heim", "heis", "mif1", "msf1"]);
const JPEG_QUALITY = 85;

export function isHeif(file: Buffer): boolean {
  return (
    file.subarray(4, 8).toString("latin1") === "ftyp" && BRANDS.has(file.subarray(8, 12).toString("latin1"))
  );
}

/** Decoded and coded again as JPEG: readable everywhere, and nothing of the file remains but its pixels. */
export async function convertHeif(file: Buffer): Promise<Cleaned> {
  requireBoundedHeifSizes(file);
  // Loaded here only: two megabytes of WebAssembly that other formats do not need.
  const [{ default: heif }, { default: jpeg }] = await Promise.all([
    import("heic-decode"),
    import("jpeg-js"),
  ]);
  const images = await heif.all({ buffer: file }).catch(() => {
    throw new Refusal("damaged");
  });
  try {
    const [first] = images;
    if (!first) throw new Refusal("damaged");
    requireBoundedPixels(first.width, first.height);
    const { width, height, data } = await first.decode().catch(() => {
      throw new Refusal("damaged");
    });
    const content = jpeg.encode({ width, height, data }, JPEG_QUALITY).data;
    return { mediaType: "image/jpeg", content: Buffer.from(content), warnings: [] };
  } finally {
    images.dispose();
  }
}

/** Every `ispe` property (ISO/IEC 23008-12 section 6.5.3): size of the picture, its tiles and thumbnails. */
function requireBoundedHeifSizes(file: Buffer): void {
  let found = 0;
  for (let at = file.indexOf("ispe"); at >= 0 && at + 16 <= file.length; at = file.indexOf("ispe", at + 4)) {
    if (file.readUInt32BE(at - 4) !== 20) continue;
    requireBoundedPixels(file.readUInt32BE(at + 8), file.readUInt32BE(at + 12));
    found++;
  }
  if (found === 0) throw new Refusal("damaged");
}
