const EXIF = Buffer.from("Exif\0\0", "latin1");
/** Exif 2.32 section 4.6.4: tag of the orientation, 1 to 8. */
const ORIENTATION = 0x0112;
const ENTRY_BYTES = 12;

/**
 * The orientation said by an APP1 body; undefined when it says none or is not Exif. Bounded, never throws.
 */
export function parseOrientation(body: Buffer): number | undefined {
  if (!body.subarray(0, EXIF.length).equals(EXIF)) return undefined;
  const tiff = body.subarray(EXIF.length);
  const order = tiff.subarray(0, 2).toString("latin1");
  if (tiff.length < 14 || (order !== "II" && order !== "MM")) return undefined;
  const short = (at: number) =>
    at + 2 > tiff.length ? 0 : order === "II" ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at);
  const directory = order === "II" ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  const entries = Math.min(short(directory), 512);
  for (let entry = 0; entry < entries; entry++) {
    const at = directory + 2 + entry * ENTRY_BYTES;
    if (short(at) === ORIENTATION) return resolveOrientation(short(at + 8));
  }
  return undefined;
}

/** An Exif segment that says the orientation and nothing else: a portrait stays upright. */
export function encodeOrientation(orientation: number): Buffer {
  const tiff = Buffer.alloc(8 + 2 + ENTRY_BYTES + 4);
  tiff.write("MM\0*", 0, "latin1");
  tiff.writeUInt32BE(8, 4);
  tiff.writeUInt16BE(1, 8);
  tiff.writeUInt16BE(ORIENTATION, 10);
  tiff.writeUInt16BE(3, 12); // SHORT
  tiff.writeUInt32BE(1, 14);
  tiff.writeUInt16BE(orientation, 18);
  const head = Buffer.from([0xff, 0xe1, 0, 0]);
  head.writeUInt16BE(2 + EXIF.length + tiff.length, 2);
  return Buffer.concat([head, EXIF, tiff]);
}

function resolveOrientation(value: number): number | undefined {
  return value >= 2 && value <= 8 ? value : undefined;
}
