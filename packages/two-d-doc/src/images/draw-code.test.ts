import sharp from "sharp";
import { expect, test } from "vitest";
import { specimens } from "../testing/specimens.ts";
import { testTrust } from "../testing/trust.ts";
import { verifyCode } from "../verify/verify-code.ts";
import { drawCode } from "./draw-code.ts";
import { readDocument } from "./read-document.ts";

test("a code drawn is read back to the byte, and verifies", async () => {
  const [specimen] = specimens;
  const page = sharp({ create: { width: 900, height: 1150, channels: 3, background: "#fff" } });
  const sealed = await drawCode(specimen?.literal ?? "", await page.png().toBuffer());
  const { codes } = await readDocument(sealed);
  expect(codes.map((code) => Buffer.from(code).toString("latin1"))).toEqual([specimen?.literal]);
  expect(await verifyCode(codes[0] ?? "", testTrust)).toMatchObject({ valid: true });
});
