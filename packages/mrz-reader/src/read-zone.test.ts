import sharp, { type Sharp } from "sharp";
import { describe, expect, test } from "vitest";
import { packedGlyphs, unpacked } from "./glyphs/templates.ts";
import { readZone } from "./read-zone.ts";
import { aCard, drawGlyphs, hasFont } from "./testing/draw.ts";
import { aPhotograph, asStored } from "./testing/photographs.ts";

// ICAO 9303-4 (TD3), -5 (TD1), -6 (TD2), appendix A; the French cards are specimens.
const specimens = {
  TD3: ["P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L898902C36UTO7408122F1204159ZE184226B<<<<<10"],
  TD1: ["I<UTOD231458907<<<<<<<<<<<<<<<", "7408122F1204159UTO<<<<<<<<<<<6", "ERIKSSON<<ANNA<MARIA<<<<<<<<<<"],
  TD2: ["I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<", "D231458907UTO7408122F1204159<<<<<<<6"],
  FRENCH_NATIONAL_ID: ["IDFRABERTHIER<<<<<<<<<<<<<<<<<<<<<<<", "8806923102858CORINNE<<<<<<<6512068F6"],
} as const;

const french = [
  "IDFRAX4RTBPFW46<<<<<<<<<<<<<<<",
  "9007138F3002119FRA<<<<<<<<<<<6",
  "MARTIN<<MAELYS<GAELLE<MARIE<<<",
];

describe.runIf(hasFont)("a zone is read to the letter", { timeout: 240_000 }, () => {
  test.each(Object.entries(specimens))("of a document %s", async (format, lines) => {
    expect(await readZone(await aCard(lines))).toMatchObject({ format, lines });
  });

  test.each<[string, (card: Sharp) => Sharp]>([
    [
      "leaning by 2°, blurred",
      (card) => card.rotate(2, { background: "#777" }).blur(1).jpeg({ quality: 50 }),
    ],
    ["leaning by 4° the other way", (card) => card.rotate(-4, { background: "#555" }).jpeg({ quality: 50 })],
    ["upside down", (card) => card.rotate(180).blur(1.2)],
    ["on its side", (card) => card.rotate(90)],
    ["in the dark, recompressed", (card) => card.linear(0.4, 10).blur(1).jpeg({ quality: 40 })],
    ["small", (card) => card.resize({ width: 800 }).jpeg({ quality: 60 })],
  ])("%s", async (_how, change) => {
    const picture = await change(sharp(await aCard(french))).toBuffer();
    expect(await readZone(picture)).toMatchObject({
      format: "TD1",
      lines: french,
      fields: { lastName: "MARTIN", firstName: "MAELYS GAELLE MARIE", birthDate: "900713", sex: "female" },
    });
  });

  test("of a card scanned in the middle of a page", async () => {
    const card = await sharp(await aCard(specimens.TD3))
      .resize({ width: 1700 })
      .toBuffer();
    const page = sharp({ create: { width: 2400, height: 3200, channels: 3, background: "#fff" } });
    const picture = await page
      .composite([{ input: card, left: 300, top: 600 }])
      .jpeg({ quality: 60 })
      .toBuffer();
    expect(await readZone(picture)).toMatchObject({ lines: specimens.TD3 });
  });

  test("not when a check digit does not agree: the date of birth was changed", async () => {
    const [first, second] = specimens.TD3;
    expect(await readZone(await aCard([first, second.replace("7408122", "7508122")]))).toBeNull();
  });

  test("not on a page that has none", async () => {
    expect(await readZone(await aCard([]))).toBeNull();
  });

  test("with the letters of the font", async () => {
    const drawn = await drawGlyphs();
    drawn.forEach((glyph, at) => {
      const known = unpacked(packedGlyphs[at] ?? "");
      expect(known).toEqual([...glyph].map((value) => value >> 4));
    });
  });
});

describe.runIf(hasFont)("a zone is read as telephones take it", { timeout: 240_000 }, () => {
  test.each([
    ["the whole picture, leaning by 3°", { share: 0.8, lean: 3 }],
    ["half of it", { share: 0.5, lean: 1 }],
    ["nearly all, upside down", { share: 0.9, lean: 180 }],
    ["on its side", { share: 0.7, lean: 91 }],
  ])("of a photograph of twelve megapixels, of which the card is %s", async (_how, placed) => {
    const picture = await aPhotograph(await aCard(specimens.TD2), placed);
    expect(await readZone(picture)).toMatchObject({ lines: specimens.TD2 });
  });

  test.each([2, 3, 5, 6, 8])("held as the camera says (orientation %d of Exif)", async (orientation) => {
    const stored = await asStored(await aCard(french), orientation);
    expect(await readZone(stored)).toMatchObject({ lines: french });
  });
});

test("what is no picture is refused", async () => {
  await expect(readZone(Buffer.from("rien"))).rejects.toThrow();
});
