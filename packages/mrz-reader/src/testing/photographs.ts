import sharp from "sharp";

const WIDTH = 4_032;
const HEIGHT = 3_024;
const TABLE = "#6b5d4a";

/**
 * A card on a table, as a telephone takes it: a little dark, a little out of focus, compressed. `share` of
 * the picture's width, `lean` in degrees.
 */
export async function aPhotograph(
  card: Buffer,
  { share, lean }: { readonly share: number; readonly lean: number },
): Promise<Buffer> {
  const laid = await sharp(card)
    .resize({ width: Math.round(WIDTH * share) })
    .rotate(lean, { background: TABLE })
    .toBuffer();
  const input = await sharp(laid)
    .resize({ width: WIDTH, height: HEIGHT, fit: "inside", withoutEnlargement: true })
    .toBuffer();
  const table = sharp({ create: { width: WIDTH, height: HEIGHT, channels: 3, background: TABLE } });
  const taken = await table
    .composite([{ input, gravity: "centre" }])
    .png({ compressionLevel: 1 })
    .toBuffer();
  return sharp(taken).blur(2).linear(0.7, 12).jpeg({ quality: 60 }).toBuffer();
}

/**
 * The same picture, stored otherwise, with the Exif orientation that says how to show it (CIPA DC-008, tag
 * 274).
 */
export function asStored(picture: Buffer, orientation: number): Promise<Buffer> {
  // How to store it so that the orientation brings it back: mirrored, then turned.
  const { mirrored, turned } = STORED[orientation - 1] ?? { mirrored: false, turned: 0 };
  const flat = sharp(picture).flatten({ background: "#fff" });
  return flat
    .flop(mirrored)
    .toBuffer()
    .then((one) => sharp(one).rotate(turned).jpeg({ quality: 80 }).withMetadata({ orientation }).toBuffer());
}

const STORED = [
  { mirrored: false, turned: 0 },
  { mirrored: true, turned: 0 },
  { mirrored: false, turned: 180 },
  { mirrored: true, turned: 180 },
  { mirrored: true, turned: 90 },
  { mirrored: false, turned: 270 },
  { mirrored: true, turned: 270 },
  { mirrored: false, turned: 90 },
] as const;
