import { deflateSync } from "node:zlib";
import sharp, { type Sharp } from "sharp";
import { beforeAll, describe, expect, test } from "vitest";
import { inPerspective, withNoise } from "../testing/distort.ts";
import { aPdf, aScan, dataMatrix } from "../testing/documents.ts";
import { specimens } from "../testing/specimens.ts";
import { documentReader } from "./document-reader.ts";
import { LIMITS } from "./limits.ts";
import { readDocument } from "./read-document.ts";

const literalOf = (wanted: string): string => specimens.find(({ type }) => type === wanted)?.literal ?? "";
const [tax, invoice, death] = [literalOf("28"), literalOf("01"), literalOf("A4")];

const texts = async (bytes: Uint8Array) =>
  (await readDocument(bytes)).codes.map((code) => Buffer.from(code).toString("latin1"));

const onWhite = { background: "#ddd" } as const;
/** A page of A4 is 8.27 inches wide. */
const at = (dotsPerInch: number) => (scan: Sharp) => scan.resize({ width: Math.round(8.27 * dotsPerInch) });

describe("every specimen is read", { timeout: 240_000 }, () => {
  test.each<[string, (literal: string) => Promise<Buffer>]>([
    ["as PNG", (literal) => dataMatrix(literal)],
    [
      "as JPEG",
      async (literal) =>
        sharp(await dataMatrix(literal))
          .jpeg({ quality: 40 })
          .toBuffer(),
    ],
    [
      "as WebP",
      async (literal) =>
        sharp(await dataMatrix(literal))
          .webp({ quality: 40 })
          .toBuffer(),
    ],
    ["in a PDF", (literal) => aPdf({ codes: { 0: literal } })],
  ])("%s", async (_how, write) => {
    const missed: string[] = [];
    for (const { type, literal } of specimens)
      if ((await texts(await write(literal)))[0] !== literal) missed.push(type);
    expect(missed).toEqual([]);
  });
});

describe("what happens to a page on its way", { timeout: 240_000 }, () => {
  /** The longest code, and a short one. */
  let pages: readonly Buffer[];
  const read = async (change: (page: Buffer) => Promise<Buffer>) =>
    Promise.all(pages.map(async (page) => (await texts(await change(page)))[0]));
  beforeAll(async () => {
    pages = [await aScan(death), await aScan(invoice)];
  });

  test.each([37, 101, 195, 333])("turned by %d°", async (angle) => {
    const found = await read((page) => sharp(page).rotate(angle, onWhite).jpeg({ quality: 60 }).toBuffer());
    expect(found).toEqual([death, invoice]);
  });

  test.each<[string, (scan: Sharp) => Sharp]>([
    ["at 72 dots an inch", (scan) => at(72)(scan).jpeg({ quality: 60 })],
    ["at 96", (scan) => at(96)(scan).jpeg({ quality: 50 })],
    ["at 300", (scan) => at(300)(scan).jpeg({ quality: 50 })],
    ["in JPEG of quality 20", (scan) => scan.jpeg({ quality: 20 })],
    ["blurred", (scan) => scan.blur(2.5).jpeg({ quality: 40 })],
    ["pale", (scan) => scan.linear(0.15, 170).jpeg({ quality: 60 })],
    ["dark", (scan) => scan.linear(0.2, 10).jpeg({ quality: 50 })],
    ["leaning a lot", (scan) => scan.affine([1, -0.25, 0.08, 1], onWhite).jpeg({ quality: 60 })],
    ["in a mirror", (scan) => scan.flop()],
    ["in grey levels of a fax", (scan) => at(100)(scan).threshold(140)],
  ])("%s", async (_how, change) => {
    expect(await read((page) => change(sharp(page)).toBuffer())).toEqual([death, invoice]);
  });

  test.each([2, 3, 5, 8])("with the orientation %d of Exif", async (orientation) => {
    const found = await read((page) =>
      sharp(page).jpeg({ quality: 70 }).withMetadata({ orientation }).toBuffer(),
    );
    expect(found).toEqual([death, invoice]);
  });

  test("from aside, with noise, or all at once", async () => {
    expect(await read((page) => inPerspective(page, 0.45))).toEqual([death, invoice]);
    expect(await read((page) => withNoise(page, 50))).toEqual([death, invoice]);
    const all = async (page: Buffer) => {
      const seen = await inPerspective(await sharp(page).resize({ width: 2_200 }).toBuffer(), 0.2);
      return sharp(seen).rotate(14, onWhite).blur(1.6).linear(0.6, 30).jpeg({ quality: 45 }).toBuffer();
    };
    expect(await read(all)).toEqual([death, invoice]);
  });

  test("two codes on a page, turned", async () => {
    const page = sharp({ create: { width: 1240, height: 1754, channels: 3, background: "#fff" } }).composite([
      { input: await dataMatrix(tax), left: 200, top: 150 },
      { input: await dataMatrix(invoice), left: 700, top: 1000 },
    ]);
    const turned = sharp(await page.png().toBuffer())
      .rotate(13, onWhite)
      .jpeg({ quality: 40 });
    expect((await texts(await turned.toBuffer())).toSorted()).toEqual([invoice, tax].toSorted());
  });

  test("on the seventh page of a PDF", async () => {
    expect(await texts(await aPdf({ pages: 7, codes: { 6: tax } }))).toEqual([tax]);
  });

  test("pages without a code are searched within the time", async () => {
    expect(await readDocument(await aPdf({ pages: 4 }))).toEqual({
      codes: [],
      pagesUnread: 0,
      unreadable: null,
    });
  });
});

describe("a file that is two", () => {
  let picture: Buffer;
  let pdf: Buffer;
  beforeAll(async () => {
    picture = await sharp(await aScan(tax))
      .jpeg({ quality: 60 })
      .toBuffer();
    pdf = await aPdf({ codes: { 0: invoice } });
  });

  test("is the one that it begins as, and the other is not opened", async () => {
    expect(await texts(Buffer.concat([picture, pdf]))).toEqual([tax]);
    expect(await texts(Buffer.concat([pdf, picture]))).toEqual([invoice]);
    const comment = Buffer.from("\u00ff\u00fe\0\n%PDF-1.4", "latin1");
    expect(await texts(Buffer.concat([picture.subarray(0, 2), comment, picture.subarray(2)]))).toEqual([tax]);
  });

  test.each([
    ["a picture that is a program", () => Buffer.from(`GIF89a/*${"\u0001".repeat(300)}*/=1;alert(1)`)],
    ["half of a picture", () => picture.subarray(0, picture.length / 2)],
    ["nearly all of it", () => picture.subarray(0, picture.length - 200)],
  ])("%s is damaged, and nothing else", async (_what, make) => {
    expect(await readDocument(make())).toEqual({ codes: [], pagesUnread: 0, unreadable: "damaged" });
  });
});

test("a PDF whose picture has billions of points is left after its time, and the next document is read", async () => {
  const reader = documentReader({ ...LIMITS, timeMs: 1_500 });
  expect(await reader.read(aPdfOfOnePicture(60_000))).toMatchObject({ unreadable: "timed-out" });
  await reader.close();
  const next = documentReader();
  expect((await next.read(await dataMatrix(tax))).codes).toHaveLength(1);
  await next.close();
});

/** One bit a point, all alike: 450 MB that deflate to 440 kB. */
function aPdfOfOnePicture(side: number): Buffer {
  const points = deflateSync(Buffer.alloc((side / 8) * side));
  const draws = "q 500 0 0 500 40 40 cm /I Do Q";
  const objects: readonly (readonly (string | Buffer)[])[] = [
    ["<</Type/Catalog/Pages 2 0 R>>"],
    ["<</Type/Pages/Kids[3 0 R]/Count 1>>"],
    ["<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</XObject<</I 4 0 R>>>>/Contents 5 0 R>>"],
    [
      `<</Type/XObject/Subtype/Image/Width ${side}/Height ${side}/BitsPerComponent 1/ColorSpace/DeviceGray/Filter/FlateDecode/Length ${points.length}>>stream\n`,
      points,
      "\nendstream",
    ],
    [`<</Length ${draws.length}>>stream\n${draws}\nendstream`],
  ];
  // Without a table of objects: readers look for them, as in a file that was repaired.
  const written = objects.map((parts, index) =>
    Buffer.concat([`${index + 1} 0 obj\n`, ...parts, "\nendobj\n"].map((part) => Buffer.from(part))),
  );
  return Buffer.concat([
    Buffer.from("%PDF-1.4\n"),
    ...written,
    Buffer.from("trailer<</Size 6/Root 1 0 R>>\n%%EOF"),
  ]);
}
