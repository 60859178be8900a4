import type { CssColor } from "@digdir/designsystemet/color";
import { type Palette, paletteOf, type Scheme } from "./palette.ts";

const MEDIA: Record<Scheme, string | undefined> = {
  light: undefined,
  dark: "(prefers-color-scheme:dark)",
  contrast: "(prefers-color-scheme:dark) and (prefers-contrast:more)",
};

const declarations = (name: string, palette: Palette): string =>
  Object.entries(palette)
    .map(([token, value]) => `--ds-color-${name}-${token}:${value};`)
    .join("");

/**
 * A light page asked for more contrast stays light: its quiet colours take the place of the next strong one.
 */
const strongerLight = (name: string): string => {
  const as = (token: string, other: string) =>
    `--ds-color-${name}-${token}:var(--ds-color-${name}-${other});`;
  const body =
    as("text-subtle", "text-default") +
    as("border-default", "text-default") +
    as("border-subtle", "border-strong");
  return `@media (prefers-color-scheme:light) and (prefers-contrast:more){:root{${body}}}`;
};

/** The variables `--ds-color-<name>-*` of one colour, for each scheme the reader's device may ask for. */
export function colorCss(name: string, hex: CssColor): string {
  const block = (scheme: Scheme) => {
    const rule = `:root{${declarations(name, paletteOf(hex, scheme))}}`;
    const media = MEDIA[scheme];
    return media ? `@media ${media}{${rule}}` : rule;
  };
  return block("light") + block("dark") + block("contrast") + strongerLight(name);
}
