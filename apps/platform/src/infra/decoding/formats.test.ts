import { deflateSync } from "node:zlib";
import jpeg from "jpeg-js";
import { describe, expect, it } from "vitest";
import {
  aJpeg,
  anObjectStream,
  aPdf,
  aPng,
  aTelephoneJpeg,
  emptyZip,
  heicPhoto,
  pngChunk,
} from "../../features/enrolment/evidence/testing/sample-files.ts";
import { removeContentMetadata } from "./formats/clean.ts";

const refused = (file: Buffer, reason: string) =>
  expect(removeContentMetadata(file)).rejects.toMatchObject({ name: "Refusal", reason });

describe("what people send", () => {
  it("a telephone's photograph loses its place, maker and comments, keeps its pixels and stands upright", async () => {
    const photo = aTelephoneJpeg(6);
    const { mediaType, content } = await removeContentMetadata(photo);
    expect(mediaType).toBe("image/jpeg");
    for (const trace of ["GPS", "ACME", "script", "JFIF"]) expect(content.includes(trace)).toBe(false);
    expect(jpeg.decode(content).data.equals(jpeg.decode(photo).data)).toBe(true);
    expect(content.subarray(2, 4)).toEqual(Buffer.from([0xff, 0xe1]));
  });

  it("a segment of Adobe that holds anything but how colours are coded is metadata", async () => {
    const segment = (body: Buffer) => {
      const head = Buffer.from([0xff, 0xee, 0, 0]);
      head.writeUInt16BE(body.length + 2, 2);
      return Buffer.concat([head, body]);
    };
    const withSegment = (body: Buffer) => {
      const photo = aJpeg();
      return Buffer.concat([photo.subarray(0, 2), segment(body), photo.subarray(2)]);
    };
    const colours = Buffer.concat([Buffer.from("Adobe"), Buffer.from([0, 100, 0, 0, 0, 0, 1])]);
    expect((await removeContentMetadata(withSegment(colours))).content.includes("Adobe")).toBe(true);
    for (const hidden of [Buffer.concat([colours, Buffer.from("<script>")]), Buffer.from("Adobe, quokka")]) {
      const { content } = await removeContentMetadata(withSegment(hidden));
      expect([content.includes("script"), content.includes("quokka")]).toEqual([false, false]);
    }
  });

  it("previews that a telephone appends are dropped", async () => {
    const { content } = await removeContentMetadata(Buffer.concat([aJpeg(), aJpeg(7)]));
    expect(content.indexOf(Buffer.from([0xff, 0xd9]))).toBe(content.length - 2);
  });

  it("a PNG loses its texts and profiles", async () => {
    const file = aPng({
      extra: [pngChunk("tEXt", Buffer.from("Author\0Anne")), pngChunk("eXIf", Buffer.from("GPS"))],
    });
    const { mediaType, content } = await removeContentMetadata(file);
    expect(mediaType).toBe("image/png");
    expect(content.equals(aPng())).toBe(true);
  });

  it("a HEIC photograph becomes a JPEG of the same size", async () => {
    const { mediaType, content } = await removeContentMetadata(await heicPhoto());
    expect(mediaType).toBe("image/jpeg");
    expect(jpeg.decode(content)).toMatchObject({ width: 64, height: 40 });
  });

  it("a PDF stays as it is; its attachments and its encryption are told to agents", async () => {
    expect(await removeContentMetadata(aPdf())).toMatchObject({ mediaType: "application/pdf", warnings: [] });
    expect(await removeContentMetadata(aPdf({ objects: ["<< /EmbeddedFiles 5 0 R >>"] }))).toMatchObject({
      warnings: ["attachments"],
    });
    expect(await removeContentMetadata(aPdf({ objects: ["<< /Encrypt 5 0 R >>"] }))).toMatchObject({
      warnings: ["protected"],
    });
  });

  it("a PDF whose pages are all in an object stream is read", async () => {
    const file = aPdf({ pages: 0, objects: [anObjectStream("1 0 << /Type /Page >>")] });
    expect(await removeContentMetadata(file)).toMatchObject({ warnings: [] });
  });
});

describe("what hostile people send", () => {
  it.each([
    ["a program renamed .pdf", Buffer.from("MZ\x90\0\x03\0\0\0This program cannot be run in DOS mode")],
    ["an SVG", Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')],
    ["HTML said to be a PDF", Buffer.from("<!doctype html><script>alert(1)</script>")],
    ["HTML with a PDF behind", Buffer.concat([Buffer.from("<html><!--"), aPdf()])],
    ["a program with a PDF behind", Buffer.concat([Buffer.from("MZ"), aPdf()])],
    ["an AVIF", Buffer.from("\0\0\0\x1cftypavif\0\0\0\0avifmif1miaf")],
    ["a ZIP", emptyZip],
    ["one byte", Buffer.of(0xff)],
  ])("%s is of no known type", (_, file) => refused(file, "unknown_type"));

  it.each([
    ["a PNG of 100,000 × 100,000 pixels", aPng({ width: 100_000, height: 100_000 })],
    ["a PNG one pixel high and endless", aPng({ width: 2 ** 31 - 1, height: 1 })],
  ])("%s is refused on its header", (_, file) => refused(file, "too_many_pixels"));

  it("a JPEG and a HEIC that announce too many pixels are refused before they are decoded", async () => {
    const photo = aJpeg();
    const frame = photo.indexOf(Buffer.from([0xff, 0xc0]));
    photo.writeUInt16BE(65_535, frame + 5);
    photo.writeUInt16BE(65_535, frame + 7);
    await refused(photo, "too_many_pixels");
    const heic = await heicPhoto();
    heic.writeUInt32BE(100_000, heic.indexOf("ispe") + 8);
    await refused(heic, "too_many_pixels");
  });

  it("every kind of file cut anywhere is refused as damaged, or of no type, never taken", async () => {
    for (const file of [aTelephoneJpeg(), aPng(), aPdf().subarray(0, -1)]) {
      for (let length = 0; length < file.length - 1; length += 7) {
        await expect(removeContentMetadata(file.subarray(0, length))).rejects.toMatchObject({
          reason: expect.stringMatching(/damaged|unknown_type/),
        });
      }
    }
    const heic = await heicPhoto();
    await refused(heic.subarray(0, 200), "damaged");
    await refused(heic.subarray(0, heic.length / 2), "damaged");
  });

  it("a PNG whose bytes were changed does not pass its CRC", () => {
    const file = aPng();
    file[45] = (file[45] ?? 0) ^ 1;
    return refused(file, "damaged");
  });

  it.each(["/JavaScript", "/J#61vaScript", "/Launch", "/SubmitForm", "/RichMedia", "/XFA"])(
    "a PDF with %s is refused, in clear or in an object stream",
    async (name) => {
      await refused(aPdf({ objects: [`<< /S ${name} /F (x) >>`] }), "active_content");
      await refused(aPdf({ objects: [anObjectStream(`1 0 << /S ${name} >>`)] }), "active_content");
    },
  );

  it("a PDF whose object stream hides behind a second filter is refused; a picture's stream is not", async () => {
    const behind = (type: string) =>
      `5 0 obj << ${type} /Filter [/ASCIIHexDecode /FlateDecode] >>\nstream\n789c2b\nendstream endobj`;
    await refused(aPdf({ objects: [behind("/Type /ObjStm")] }), "active_content");
    expect(await removeContentMetadata(aPdf({ objects: [behind("/Subtype /Image")] }))).toMatchObject({
      warnings: [],
    });
  });

  const hidden = (dictionary: string, body: Buffer, keyword = "stream\n") =>
    aPdf({
      objects: [
        Buffer.concat([
          Buffer.from(`5 0 obj << ${dictionary} >>\n${keyword}`),
          body,
          Buffer.from("\nendstream endobj\n"),
        ]),
      ],
    });
  const script = deflateSync(Buffer.from("1 0 << /S /JavaScript /JS (app.alert(1)) >>"));
  const broken = Buffer.concat([script.subarray(0, -4), Buffer.from("????")]);
  const predicted = deflateSync(Buffer.from("\x02/S\x02 \x02/J\x02av\x02aS\x02cr", "latin1"));

  it.each([
    [
      "behind a dictionary longer than one looks",
      hidden(`/Type /ObjStm /Pad (${"A".repeat(2_000)}) /Filter /FlateDecode`, broken),
    ],
    [
      "behind a predictor",
      hidden("/Type /ObjStm /Filter /FlateDecode /DecodeParms << /Predictor 12 >>", predicted),
    ],
    ["behind a filter said elsewhere", hidden("/Type /ObjStm /Filter 9 0 R", predicted)],
    [
      "behind two filters, one said twice",
      hidden("/Type /ObjStm /Filter /FlateDecode /Filter /LZWDecode", predicted),
    ],
    [
      "behind a line that ends as old Macintoshes did",
      hidden("/Type /ObjStm /Filter /FlateDecode", script, "stream\r"),
    ],
    ["behind a wrong checksum", hidden("/Type /ObjStm /Filter /FlateDecode", broken)],
    ["behind an escaped name", hidden("/Type /Obj#53tm /Filter /FlateDecode", broken)],
    ["in a stream cut before its end", hidden("/Type /ObjStm /Filter /FlateDecode", script.subarray(0, -6))],
  ])("a PDF that hides objects %s is refused", (_, file) => refused(file, "active_content"));

  it("a PDF that asks for endless work is refused on the way, long before its end", {
    timeout: 120_000,
  }, async () => {
    const endless = aPdf({ objects: ["stream\n".repeat(1_400_000)] });
    // Begins as zlib does, holds 30 MB, and breaks at its end: nothing is left of it to count.
    const bomb = deflateSync(Buffer.alloc(30 * 2 ** 20));
    bomb.fill(0, bomb.length - 4);
    const bombs = Array.from({ length: 200 }, () =>
      Buffer.concat([Buffer.from("stream\n"), bomb, Buffer.from("endstream\n")]),
    );
    await refused(endless, "active_content");
    await refused(aPdf({ objects: bombs }), "active_content");
  });

  it("a stream that inflates without end stops the scan", () =>
    refused(aPdf({ objects: [anObjectStream("\0".repeat(65 * 2 ** 20))] }), "active_content"));

  it("a PDF of 21 pages is refused, 20 pass", async () => {
    expect(await removeContentMetadata(aPdf({ pages: 20 }))).toBeDefined();
    await refused(aPdf({ pages: 21 }), "too_many_pages");
  });

  it.each([
    ["a PDF with a ZIP behind", Buffer.concat([aPdf(), emptyZip])],
    ["a JPEG with a ZIP behind", Buffer.concat([aJpeg(), Buffer.from("PK\x03\x04"), emptyZip])],
    ["a PNG with a web page behind", Buffer.concat([aPng(), Buffer.from("<html>")])],
    ["a JPEG with a PDF behind", Buffer.concat([aJpeg(), aPdf()])],
  ])("%s is refused as two files in one", (_, file) => refused(file, "polyglot"));

  it("a PDF inside whose end an archive's comment hides is refused", () => {
    const tail = Buffer.from("\nstartxref\n0\n%%EOF\n");
    const zip = Buffer.from(emptyZip);
    zip.writeUInt16LE(tail.length, 20);
    return refused(Buffer.concat([aPdf().subarray(0, -7), zip, tail]), "polyglot");
  });
});
