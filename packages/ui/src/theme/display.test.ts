import { describe, expect, it } from "vitest";
import { stylesheet } from "../stylesheet.ts";
import { displays, inDisplay } from "./display.ts";
import { paletteOf } from "./palette.ts";
import { themeCss } from "./theme-css.ts";

const chosen = displays.filter((display) => display !== "device");

describe("a display chosen by the reader", () => {
  it.each(chosen)("asks the device nothing more: %s", (display) => {
    for (const css of [stylesheet(display), themeCss("#ffd400", display)]) {
      expect(css).not.toMatch(/prefers-(color-scheme|contrast)/);
      expect(css).not.toMatch(/color-scheme: ?light dark/);
    }
  });

  it("leaves the device free without a choice", () => {
    expect(stylesheet()).toContain("prefers-color-scheme");
    expect(inDisplay("@media (prefers-contrast: more){a{}}", "device")).toContain("prefers-contrast");
  });

  it("keeps what is asked about other things", () => {
    const css = "@media (prefers-reduced-motion: reduce){a{}}@media (min-width: 40em){b{}}";
    for (const display of chosen) expect(inDisplay(css, display)).toBe(css);
  });

  it.each([
    ["dark", "dark"],
    ["contrast-dark", "contrast"],
  ] as const)("%s shows the colours of %s last, so that they win", (display, scheme) => {
    const css = themeCss("#ffd400", display).replaceAll(/@media not all\{:root\{[^}]*\}\}/g, "");
    const last = css.lastIndexOf("--ds-color-accent-base-default:");
    expect(css.slice(last)).toContain(paletteOf("#ffd400", scheme)["base-default"]);
  });
});
