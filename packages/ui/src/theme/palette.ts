import {
  type CssColor,
  generateColorSchemes,
  type ColorNames as PaletteName,
} from "@digdir/designsystemet/color";
import { clampContrast, contrastOf, GRAPHIC_CONTRAST, mix, readableOn, TEXT_CONTRAST } from "./contrast.ts";

export type Scheme = "light" | "dark" | "contrast";
export type Palette = Record<PaletteName, CssColor> & { "base-border": CssColor };

export const SCHEMES: readonly Scheme[] = ["light", "dark", "contrast"];

/** On a dark page the generator may answer a base as dark as the page: the button would vanish. */
function visibleBase(palette: Palette, scheme: Scheme): Palette {
  const page = palette["background-default"];
  if (scheme === "light" || contrastOf(palette["base-default"], page) >= GRAPHIC_CONTRAST) return palette;
  const base = palette["border-strong"];
  return {
    ...palette,
    "base-default": base,
    "base-hover": mix(base, palette["text-default"], 0.25),
    "base-active": mix(base, palette["text-default"], 0.5),
    "base-contrast-default": readableOn(base),
    "base-contrast-subtle": readableOn(base),
  };
}

/** Hover and active are computed by lightness alone and miss AA for about 0.7 % of colours. */
function readableStates(palette: Palette): Palette {
  const label = palette["base-contrast-default"];
  const state = (name: "base-hover" | "base-active") =>
    clampContrast(palette[name], palette["base-default"], label, TEXT_CONTRAST);
  const surface = (name: "surface-tinted" | "surface-hover" | "surface-active") =>
    clampContrast(palette[name], palette["background-default"], palette["text-subtle"], TEXT_CONTRAST);
  return {
    ...palette,
    "base-hover": state("base-hover"),
    "base-active": state("base-active"),
    "surface-tinted": surface("surface-tinted"),
    "surface-hover": surface("surface-hover"),
    "surface-active": surface("surface-active"),
  };
}

/** A pale colour (yellow on white) keeps a visible edge. */
function visibleEdge(palette: Palette): Palette {
  const seen = contrastOf(palette["base-default"], palette["background-default"]) >= GRAPHIC_CONTRAST;
  return { ...palette, "base-border": seen ? palette["base-default"] : palette["border-strong"] };
}

/** The sixteen colours of one scheme, every pair that carries text at AA in every state. */
export function paletteOf(hex: CssColor, scheme: Scheme): Palette {
  const generated = generateColorSchemes(hex)[scheme];
  const colorOf = (name: PaletteName): CssColor =>
    generated.find((color) => color.name === name)?.hex ?? "#000000";
  const raw: Palette = {
    "background-default": colorOf("background-default"),
    "background-tinted": colorOf("background-tinted"),
    "surface-default": colorOf("surface-default"),
    "surface-tinted": colorOf("surface-tinted"),
    "surface-hover": colorOf("surface-hover"),
    "surface-active": colorOf("surface-active"),
    "border-subtle": colorOf("border-subtle"),
    "border-default": colorOf("border-default"),
    "border-strong": colorOf("border-strong"),
    "text-subtle": colorOf("text-subtle"),
    "text-default": colorOf("text-default"),
    "base-default": colorOf("base-default"),
    "base-hover": colorOf("base-hover"),
    "base-active": colorOf("base-active"),
    "base-contrast-subtle": colorOf("base-contrast-subtle"),
    "base-contrast-default": colorOf("base-contrast-default"),
    "base-border": colorOf("base-default"),
  };
  return visibleEdge(readableStates(visibleBase(raw, scheme)));
}
