import sharp from "sharp";

/** What cameras, scanners and networks do to a page; each is the same every time. */

/** Seen from aside: `depth` 0.3 makes the far edge a third smaller. */
export async function inPerspective(page: Buffer, depth: number): Promise<Buffer> {
  const { width, height, grey } = await greyOf(page);
  const seen = Buffer.alloc(width * height, 180);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const [right, down] = [x / width - 0.5, y / height - 0.5];
      const far = 1 + depth * right + 0.7 * depth * down;
      const column = Math.round(((right / far) * 1.05 + 0.5) * width);
      const row = Math.round(((down / far) * 1.05 + 0.5) * height);
      if (column < 0 || column >= width || row < 0 || row >= height) continue;
      seen[y * width + x] = grey[row * width + column] ?? 0;
    }
  return pictureOf({ width, height, grey: seen });
}

/** Each point lighter or darker by about `much` levels of 256. */
export async function withNoise(page: Buffer, much: number): Promise<Buffer> {
  const { width, height, grey } = await greyOf(page);
  let seed = 7;
  const chance = () => {
    seed = (seed * 1_103_515_245 + 12_345) & 0x7fffffff;
    return seed / 0x7fffffff;
  };
  const noisy = grey.map((value) =>
    Math.max(0, Math.min(255, value + (chance() + chance() + chance() - 1.5) * 2 * much)),
  );
  return pictureOf({ width, height, grey: Buffer.from(noisy) });
}

async function greyOf(page: Buffer) {
  const { data, info } = await sharp(page)
    .flatten({ background: "#fff" })
    .greyscale()
    .toColourspace("b-w")
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, grey: data };
}

const pictureOf = ({
  width,
  height,
  grey,
}: {
  width: number;
  height: number;
  grey: Buffer;
}): Promise<Buffer> =>
  sharp(grey, { raw: { width, height, channels: 1 } })
    .png({ compressionLevel: 1 })
    .toBuffer();
