import { fontAsset } from "./font.ts";
import { dependencyFile, ownStyle } from "./package-file.ts";
import { colorCss } from "./theme/css.ts";
import { type Display, inDisplay } from "./theme/display.ts";

/** Only what our components use: the whole kit weighs 147 kB. */
const KIT = ["base", "button", "input", "field", "fieldset", "validation-message", "link"] as const;

const OWN = [
  "tokens",
  "base",
  "page",
  "form",
  "content",
  "service",
  "ways",
  "home",
  "data",
  "desk",
  "print",
] as const;

/** Colours that mean the same everywhere; the authority's own comes from `themeCss`. */
const FIXED_COLORS = {
  neutral: "#1E2B3C",
  info: "#0A71C0",
  success: "#068718",
  warning: "#EA9B1B",
  danger: "#C01B1B",
} as const;

/** The kit writes Norwegian words into its character counter, which we do not use. */
const withoutForeignWords = (css: string): string =>
  css.replaceAll(/--dsc-[\w-]+:"[^"]*[a-zæøå][^"]*";/gi, "");

const kitCss = (name: string): string => {
  const css = dependencyFile(`@digdir/designsystemet-css/${name}.css`).toString("utf8");
  return withoutForeignWords(css);
};

const minified = (css: string): string =>
  css
    .replaceAll(/\/\*[\s\S]*?\*\//g, "")
    .replaceAll(/\s+/g, " ")
    .replaceAll(/\s*([{};,])\s*/g, "$1")
    .replaceAll(/:\s+/g, ":")
    .replaceAll(";}", "}");

function build(): string {
  const font = fontAsset();
  // Optional: letters that come late are those of the next page, and nothing moves under who has begun to
  // read.
  const face = `@font-face{font-family:"Atkinson Hyperlegible Next";font-style:normal;font-display:optional;font-weight:200 800;src:url("${font.name}") format("woff2")}`;
  const colors = Object.entries(FIXED_COLORS).map(([name, hex]) => colorCss(name, hex));
  return [face, ...colors, ...KIT.map(kitCss), minified(OWN.map(ownStyle).join("\n"))].join("\n");
}

const built = new Map<Display, string>();

/** The whole stylesheet, the same for every authority. It names its font beside itself, under `/assets/`. */
export function stylesheet(display: Display = "device"): string {
  const known = built.get(display);
  if (known !== undefined) return known;
  const css = inDisplay(build(), display);
  built.set(display, css);
  return css;
}

/**
 * What the stylesheet lacks for `isDense` pages, the desk's: inhabitants never download it. The same however
 * pages are shown: it asks for no preference of the device.
 */
export const buildDenseStylesheet = (): string => minified(ownStyle("queue"));
