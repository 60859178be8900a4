import { describe, expect, test } from "vitest";
import { GS, RS, US } from "../code/control.ts";
import { hasReference, readReference } from "../testing/reference.ts";
import { publishedSpecimens, specimens } from "../testing/specimens.ts";
import { testTrust } from "../testing/trust.ts";
import { verifyCode } from "./verify-code.ts";

/**
 * What a hand, an editor or a forger puts somewhere: separators, letters and digits alike, spaces, line ends,
 * others.
 */
const OTHERS = [GS, RS, US, "A", "7", " ", "\n", "é"];

/**
 * Every text one change away: another character, one more, one less, two that changed places, another case.
 */
function* changesOf(literal: string): Generator<string> {
  for (let at = 0; at <= literal.length; at++) {
    const [before, after] = [literal.slice(0, at), literal.slice(at)];
    for (const other of OTHERS) yield before + other + after;
    const [letter, next] = after;
    if (letter === undefined) continue;
    const rest = after.slice(1);
    for (const other of OTHERS) yield before + other + rest;
    yield before + rest;
    yield before + letter.toLowerCase() + rest;
    yield before + letter.toUpperCase() + rest;
    if (next !== undefined) yield before + next + letter + after.slice(2);
  }
}

describe("a specimen changed anywhere, by one gesture, never verifies", { timeout: 240_000 }, () => {
  test.each(specimens)("$type, $name", async ({ literal }) => {
    const changes = new Set(changesOf(literal));
    changes.delete(literal);
    const believed: string[] = [];
    for (const changed of changes) if ((await verifyCode(changed, testTrust)).valid) believed.push(changed);
    expect(changes.size).toBeGreaterThan(literal.length * OTHERS.length);
    expect(believed).toEqual([]);
  });
});

test("lower case, spaces around, a line end, its control characters left out: none verifies", async () => {
  for (const { literal } of specimens)
    for (const changed of [
      literal.toLowerCase(),
      `${literal}${GS}`,
      ` ${literal}`,
      `${literal} `,
      `${literal}\n`,
      `${literal}\r\n`,
      `\ufeff${literal}`,
      literal.replaceAll(GS, ""),
      literal.replaceAll(GS, RS),
      literal.replaceAll(US, ""),
      literal + literal,
    ])
      if (changed !== literal) expect(await verifyCode(changed, testTrust)).toMatchObject({ valid: false });
});

test("a code in binary form is recognised, and said not to be read", async () => {
  const header = [0xdc, 0x03, 0xa5, 0x4c, 0x9b, 0x21, 0x00, 0x1f];
  for (const literal of [Uint8Array.from(header), String.fromCharCode(...header)])
    expect(await verifyCode(literal, testTrust)).toMatchObject({
      valid: false,
      reason: "binary-form-not-read",
      code: null,
    });
  expect(await verifyCode("Üntel", testTrust)).toMatchObject({ reason: "malformed" });
});

test.runIf(hasReference)("the specimens are all those of the reference", () => {
  const { samples } = JSON.parse(readReference("samples.json").toString()) as { samples: { raw: string }[] };
  const written = samples.map(({ raw }) =>
    raw.replaceAll("<GS>", GS).replaceAll("<RS>", RS).replaceAll("<US>", US),
  );
  const known = new Set(publishedSpecimens.map(({ literal }) => literal));
  expect(written.filter((raw) => !known.has(raw))).toEqual([]);
});
