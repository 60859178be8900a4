import { createHash } from "node:crypto";
import { type Asset, asDisplay, type Display, displays, monogramIcon, themeCss } from "@ardeco/ui";
import type { FastifyInstance } from "fastify";
import { BoundedMap } from "../../kernel/bounded-map.ts";
import type { Brand } from "../ports.ts";
import { sendSmall } from "./coding.ts";

const NEUTRAL_COLOUR = "#334155";

const computeTextDigest = (...texts: readonly string[]): string =>
  createHash("sha256").update(texts.join("\0")).digest("hex").slice(0, 10);

/** For pages that belong to no authority: an unknown address, a failure before the authority is known. */
const neutral = new Map(displays.map((display) => [display, buildNeutralThemeAsset(display)]));

export const neutralThemes: readonly Asset[] = [...neutral.values()];

export const formatNeutralThemeHref = (display: Display): string =>
  `/assets/${neutral.get(display)?.name ?? ""}`;

function buildNeutralThemeAsset(display: Display): Asset {
  const css = themeCss(NEUTRAL_COLOUR, display);
  return {
    name: `theme.${computeTextDigest(css)}.css`,
    content: Buffer.from(css),
    contentType: "text/css; charset=utf-8",
  };
}

/** A theme is 47 kB of CSS. */
const themes = new BoundedMap<string, string>(200);

function buildTheme(colour: string, display: Display = "device"): string {
  const key = `${colour} ${display}`;
  const known = themes.get(key);
  if (known !== undefined) return known;
  const css = themeCss(colour, display);
  themes.set(key, css);
  return css;
}

const computeBrandVersion = ({ name, colour }: Brand): string =>
  computeTextDigest(name, colour, buildTheme(colour));

/** Addresses that change with what they show: the old ones may stay in caches. */
export const buildBrandHrefs = (
  brand: Brand,
  display: Display = "device",
): { themeHref: string; iconHref: string } => ({
  themeHref:
    `/${brand.slug}/theme.css?v=${computeBrandVersion(brand)}` +
    `${display === "device" ? "" : `&affichage=${display}`}`,
  iconHref: `/${brand.slug}/icone.svg?v=${computeBrandVersion(brand)}`,
});

/** A picture by the digest of its content: a surface answers it. */
export const formatLogoHref = (slug: string, digest: string): string => `/${slug}/logo/${digest}`;

/** `/<slug>/theme.css` and `/<slug>/icone.svg`, under the pages of an authority. */
export function addBrandFiles(app: FastifyInstance): void {
  const files = [
    {
      path: "/theme.css",
      type: "text/css; charset=utf-8",
      draw: ({ colour }: Brand, display: Display) => buildTheme(colour, display),
    },
    {
      path: "/icone.svg",
      type: "image/svg+xml",
      draw: ({ name, colour }: Brand) => monogramIcon(name, colour),
    },
  ];
  for (const { path, type, draw } of files) {
    app.get<{ Querystring: { v?: unknown; affichage?: unknown } }>(path, async (request, reply) => {
      const { brand } = request.ardeco;
      const named = request.query.v === computeBrandVersion(brand);
      reply.header("cache-control", named ? "public, max-age=31536000, immutable" : "public, max-age=300");
      return sendSmall(reply.type(type), draw(brand, asDisplay(request.query.affichage) ?? "device"));
    });
  }
}
