import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { contrastOf, GRAPHIC_CONTRAST, TEXT_CONTRAST } from "./contrast.ts";
import { type Palette, paletteOf, SCHEMES } from "./palette.ts";
import { themeCss } from "./theme-css.ts";

const TEXT_PAIRS: ReadonlyArray<[keyof Palette, keyof Palette]> = [
  ["base-contrast-default", "base-default"],
  ["base-contrast-default", "base-hover"],
  ["base-contrast-default", "base-active"],
  ["text-subtle", "background-default"],
  ["text-subtle", "background-tinted"],
  ["text-subtle", "surface-default"],
  ["text-subtle", "surface-tinted"],
  ["text-subtle", "surface-hover"],
  ["text-subtle", "surface-active"],
  ["text-default", "surface-tinted"],
  ["text-default", "surface-hover"],
  ["text-default", "surface-active"],
];

/** The colour of ordinary words, as the stylesheet has it. */
const NEUTRAL = "#1E2B3C";

const hex = fc
  .integer({ min: 0, max: 0xffffff })
  .map((value): `#${string}` => `#${value.toString(16).padStart(6, "0")}`);

const hard: Array<[`#${string}`]> = [
  ["#FFD400"],
  ["#000000"],
  ["#ffffff"],
  ["#ff00ff"],
  ["#777777"],
  ["#00ff66"],
];

describe("the theme of an authority", () => {
  it("keeps every text at AA in every state, whatever the colour", () => {
    fc.assert(
      fc.property(hex, fc.constantFrom(...SCHEMES), (color, scheme) => {
        const palette = paletteOf(color, scheme);
        for (const [text, background] of TEXT_PAIRS) {
          const contrast = contrastOf(palette[text], palette[background]);
          expect(contrast, `${color} ${scheme}: ${text} on ${background}`).toBeGreaterThanOrEqual(
            TEXT_CONTRAST,
          );
        }
        const quiet = paletteOf(NEUTRAL, scheme)["text-subtle"];
        for (const surface of ["background-tinted", "surface-tinted"] as const) {
          const contrast = contrastOf(quiet, palette[surface]);
          expect(contrast, `${color} ${scheme}: quiet words on ${surface}`).toBeGreaterThanOrEqual(
            TEXT_CONTRAST,
          );
        }
        const edge = contrastOf(palette["base-border"], palette["background-default"]);
        expect(edge, `${color} ${scheme}: edge of the button`).toBeGreaterThanOrEqual(GRAPHIC_CONTRAST);
      }),
      {
        examples: hard
          .flatMap(([color]) => SCHEMES.map((scheme) => [color, scheme] as const))
          .map(([c, s]) => [c, s]),
        numRuns: 600,
      },
    );
  });

  it("gives the same bytes for the same colour", () => {
    expect(themeCss("#FFD400")).toBe(themeCss("#FFD400"));
  });

  it.each(["red", "#fff", "#12345g", "#000000}body{display:none"])("refuses %s", (value) => {
    expect(() => themeCss(value)).toThrow(RangeError);
  });
});
