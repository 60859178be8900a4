import bwip from "bwip-js/node";
import PDFDocument from "pdfkit";
import sharp from "sharp";

/** The DataMatrix of a code, as a PNG: `scale` pixels a module. */
export function dataMatrix(
  literal: string,
  scale = 3,
  backgroundcolor: string | undefined = "FFFFFF",
): Promise<Buffer> {
  const text = literal.replace(
    /[^\u0020-\u007e]|\^/g,
    (letter) => `^${String(letter.charCodeAt(0)).padStart(3, "0")}`,
  );
  return bwip.toBuffer({
    bcid: "datamatrix",
    text,
    parse: true,
    scale,
    padding: 6,
    ...(backgroundcolor === undefined ? {} : { backgroundcolor }),
  });
}

/** A page of A4 scanned at 150 dots an inch, with a code near its head. */
export async function aScan(literal: string): Promise<Buffer> {
  return sharp({ create: { width: 1240, height: 1754, channels: 3, background: "#fff" } })
    .composite([{ input: await dataMatrix(literal), left: 200, top: 150 }])
    .png()
    .toBuffer();
}

/** A page as screens and networks send it on: reduced, enlarged, compressed each time. */
export async function recompressed(page: Buffer): Promise<Buffer> {
  const once = await sharp(page).resize({ width: 1_000 }).jpeg({ quality: 35 }).toBuffer();
  return sharp(once).resize({ width: 1_300 }).jpeg({ quality: 45 }).toBuffer();
}

interface Drawn {
  readonly pages?: number;
  /** Code by page, from 0. */
  readonly codes?: Readonly<Record<number, string>>;
  readonly password?: string;
  /** Points; A4 by default. */
  readonly size?: [number, number];
}

/** A PDF of A4 pages. */
export async function aPdf({ pages = 1, codes = {}, password, size = [595, 842] }: Drawn): Promise<Buffer> {
  const document = new PDFDocument({
    autoFirstPage: false,
    size,
    ...(password === undefined ? {} : { userPassword: password, pdfVersion: "1.7" }),
  });
  const chunks: Buffer[] = [];
  document.on("data", (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise((resolve) => document.on("end", resolve));
  for (let page = 0; page < pages; page++) {
    document.addPage({ size });
    document.text(`Page ${page + 1}`, 100, 400);
    const code = codes[page];
    if (code !== undefined) document.image(await dataMatrix(code), 60, 60, { width: 90 });
  }
  document.end();
  await ended;
  return Buffer.concat(chunks);
}
