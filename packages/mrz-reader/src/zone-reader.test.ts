import sharp from "sharp";
import { expect, test } from "vitest";
import { readZone } from "./read-zone.ts";
import { aCard, hasFont } from "./testing/draw.ts";
import { zoneReader } from "./zone-reader.ts";

const lines = [
  "IDFRAX4RTBPFW46<<<<<<<<<<<<<<<",
  "9007138F3002119FRA<<<<<<<<<<<6",
  "MARTIN<<MAELYS<GAELLE<MARIE<<<",
];

test("what is no picture, or asks too long, has no zone; the reader goes on", async () => {
  const reader = zoneReader();
  expect(await reader.read(Buffer.from("no picture"))).toBeNull();
  if (hasFont) expect(await reader.read(await aCard(lines))).toMatchObject({ lines });
  await reader.close();
});

test.runIf(hasFont)(
  "closed while it reads, it refuses at once: nobody says that there is no zone",
  async () => {
    const reader = zoneReader();
    const card = await aCard(lines);
    const readings = Promise.allSettled([reader.read(card), reader.read(card)]);
    await reader.close();
    const refused = { status: "rejected", reason: new Error("the reader of zones is closed") };
    expect(await readings).toEqual([refused, refused]);
  },
);

test("a picture too small to hold a line is not searched", async () => {
  const small = sharp({ create: { width: 200, height: 100, channels: 3, background: "#fff" } });
  expect(await readZone(await small.png().toBuffer())).toBeNull();
});

test.runIf(hasFont)("a picture that takes too long is left, and the next is read", async () => {
  const card = await aCard(lines);
  const hurried = zoneReader(1);
  expect(await hurried.read(card)).toBeNull();
  await hurried.close();
});
