import { deflateSync } from "node:zlib";
import sharp, { type Sharp } from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { writeCode } from "../sign/write-code.ts";
import { aPdf, aScan, dataMatrix } from "../testing/documents.ts";
import { hasReference, readReference } from "../testing/reference.ts";
import { specimens } from "../testing/specimens.ts";
import { testTrust } from "../testing/trust.ts";
import { testPrivateKey } from "../trust/test-authority.ts";
import { verifyCode } from "../verify/verify-code.ts";
import { documentReader } from "./document-reader.ts";
import { LIMITS } from "./limits.ts";
import { readDocument } from "./read-document.ts";

const tax = specimens.find(({ type }) => type === "28")?.literal ?? "";
const invoice = specimens.find(({ type }) => type === "01")?.literal ?? "";

const texts = async (bytes: Uint8Array) =>
  (await readDocument(bytes)).codes.map((code) => Buffer.from(code).toString("latin1"));

describe("a code is found, and verifies", () => {
  let page: Buffer;
  beforeAll(async () => {
    page = await aScan(tax);
  });

  test.each<[string, (scan: Sharp) => Sharp]>([
    ["on a clean scan", (scan) => scan],
    [
      "turned by 7°, blurred, recompressed",
      (scan) => scan.rotate(7, { background: "#ddd" }).blur(1).jpeg({ quality: 45 }),
    ],
    ["upside down", (scan) => scan.rotate(183, { background: "#eee" }).jpeg({ quality: 30 })],
    ["at 45°", (scan) => scan.rotate(45, { background: "#eee" }).jpeg({ quality: 60 })],
    ["out of focus", (scan) => scan.blur(1.5).jpeg({ quality: 60 })],
    ["reduced", (scan) => scan.resize({ width: 868 }).jpeg({ quality: 60 })],
    ["leaning", (scan) => scan.affine([1, 0.15, 0.08, 1], { background: "#ccc" }).jpeg({ quality: 60 })],
    ["in the dark", (scan) => scan.linear(0.3, 10).jpeg({ quality: 60 })],
    [
      "on a photograph of nine megapixels",
      (scan) => scan.resize({ width: 2500 }).rotate(12, { background: "#a98" }).blur(2).jpeg({ quality: 50 }),
    ],
    ["in WebP", (scan) => scan.webp({ quality: 50 })],
    ["in TIFF", (scan) => scan.tiff()],
  ])("%s", async (_how, change) => {
    expect(await texts(await change(sharp(page)).toBuffer())).toEqual([tax]);
  });

  test("after three compressions", async () => {
    const once = await sharp(page).jpeg({ quality: 30 }).toBuffer();
    const twice = await sharp(once).resize({ width: 1400 }).jpeg({ quality: 30 }).toBuffer();
    expect(await texts(await sharp(twice).resize({ width: 1240 }).jpeg({ quality: 40 }).toBuffer())).toEqual([
      tax,
    ]);
  });

  test("with a transparent background, and one pixel a module", async () => {
    expect(await texts(await dataMatrix(tax, 3, undefined))).toEqual([tax]);
    expect(await texts(await dataMatrix(tax, 1))).toEqual([tax]);
  });

  test("in a PDF, on its third page, once although printed twice", async () => {
    expect(await texts(await aPdf({ pages: 4, codes: { 2: invoice, 3: invoice } }))).toEqual([invoice]);
  });

  test("two on two pages", async () => {
    expect(await texts(await aPdf({ pages: 2, codes: { 0: invoice, 1: tax } }))).toEqual([invoice, tax]);
  });

  test("one with accents, byte for byte", async () => {
    const draft = {
      version: 4,
      authority: "FR00",
      certificate: "0001",
      emittedOn: null,
      signedOn: new Date("2026-01-05"),
      type: "00",
    } as const;
    const code = writeCode(
      {
        ...draft,
        fields: [
          ["25", "ÉVRECY"],
          ["26", "FR"],
        ],
      },
      testPrivateKey,
    );
    const [found] = (await readDocument(await dataMatrix(code))).codes;
    expect(await verifyCode(found ?? "", testTrust)).toMatchObject({
      valid: true,
      fields: [{ value: "ÉVRECY" }, {}],
    });
  });

  test.runIf(hasReference).each(["barcode_c40_v3.png", "barcode_c40_v4.png", "justificatif_de_domicile.pdf"])(
    "in %s, published",
    async (name) => {
      const [found] = (await readDocument(readReference(name))).codes;
      expect(await verifyCode(found ?? "", testTrust)).toMatchObject({ valid: true });
    },
  );
});

test("another DataMatrix is left aside", async () => {
  expect(await readDocument(await dataMatrix("%00000001234567"))).toMatchObject({
    codes: [],
    unreadable: null,
  });
});

describe("what cannot be searched says why", () => {
  const huge = () => {
    const header = Buffer.from([0, 0, 0x4e, 0x20, 0, 0, 0x4e, 0x20, 8, 0, 0, 0, 0]);
    return Buffer.concat([
      Buffer.from("\u0089PNG\r\n\u001a\n", "latin1"),
      chunk("IHDR", header),
      chunk("IDAT", deflateSync(Buffer.alloc(1000))),
    ]);
  };

  test.each<[string, string, () => Buffer | Promise<Buffer>]>([
    ["a text", "not-a-document", () => Buffer.from("bonjour")],
    ["an empty file", "not-a-document", () => Buffer.alloc(0)],
    [
      "a drawing that could read files",
      "not-a-document",
      () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
    ],
    ["a picture cut short", "damaged", async () => (await aScan(tax)).subarray(0, 3_000)],
    [
      "a picture of nothing but its first bytes",
      "damaged",
      () => Buffer.from("\u00ff\u00d8\u00ff\u00e0 rien", "latin1"),
    ],
    ["a picture of 20,000 by 20,000 pixels", "too-large", huge],
    ["a PDF with a password", "encrypted", () => aPdf({ password: "secret" })],
    ["a PDF cut short", "damaged", async () => (await aPdf({})).subarray(0, 200)],
    ["a PDF of nothing but its first bytes", "damaged", () => Buffer.from("%PDF-1.7 rien")],
    [
      "a picture that says it is a PDF",
      "damaged",
      async () => Buffer.concat([Buffer.from("%PDF-"), await aScan(tax)]),
    ],
  ])("%s: %s", async (_what, code, make) => {
    expect(await readDocument(await make())).toEqual({ codes: [], pagesUnread: 0, unreadable: code });
  });

  test("a file beyond the size taken", async () => {
    expect(await readDocument(await aScan(tax), { ...LIMITS, bytes: 100 })).toMatchObject({
      unreadable: "too-large",
    });
  });
});

test("a PDF of 500 pages is searched on its first ones, and says how many are not", async () => {
  const long = await aPdf({ pages: 500, codes: { 0: invoice, 499: tax } });
  const { codes, pagesUnread } = await readDocument(long, { ...LIMITS, pages: 2 });
  expect(codes.map((code) => Buffer.from(code).toString("latin1"))).toEqual([invoice]);
  expect(pagesUnread).toBe(498);
});

test("a page of 200 inches is drawn within the limit", async () => {
  expect(
    await readDocument(await aPdf({ size: [14_400, 14_400] }), { ...LIMITS, side: 1_000 }),
  ).toMatchObject({ unreadable: null });
});

describe("a reader aside", () => {
  const reader = documentReader();
  afterAll(() => reader.close());

  test("reads one document after the other", async () => {
    const [first, second, third] = await Promise.all([
      reader.read(await dataMatrix(invoice)),
      reader.read(Buffer.from("rien")),
      reader.read(await dataMatrix(tax)),
    ]);
    expect(first.codes).toHaveLength(1);
    expect(second.unreadable).toBe("not-a-document");
    expect(Buffer.from(third.codes[0] ?? []).toString("latin1")).toBe(tax);
  });

  test("closed while it reads, it refuses at once: nobody says that there is no code", async () => {
    const closed = documentReader();
    const readings = Promise.allSettled([closed.read(await aScan(tax)), closed.read(await aScan(tax))]);
    await closed.close();
    const refused = { status: "rejected", reason: new Error("the reader of documents is closed") };
    expect(await readings).toEqual([refused, refused]);
  });

  test("stops a document that takes too long, then reads the next", async () => {
    const hurried = documentReader({ ...LIMITS, timeMs: 1 });
    expect(await hurried.read(await aScan(tax))).toEqual({
      codes: [],
      pagesUnread: 0,
      unreadable: "timed-out",
    });
    await hurried.close();
    expect((await reader.read(await dataMatrix(invoice))).codes).toHaveLength(1);
  });
});

/** A chunk of PNG; its checksum is not looked at before its size is. */
function chunk(name: string, data: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const named = Buffer.concat([Buffer.from(name), data]);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc(named));
  return Buffer.concat([length, named, sum]);
}

/** CRC-32 of PNG (ISO/IEC 15948, annex D). */
function crc(bytes: Buffer): number {
  let value = 0xffffffff;
  for (const byte of bytes) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  }
  return (value ^ 0xffffffff) >>> 0;
}
