import { createHash } from "node:crypto";
import { type Asset, themeCss } from "@ardeco/ui";
import type { FastifyInstance } from "fastify";
import type { Brand } from "../ports.ts";

const NEUTRAL_COLOUR = "#334155";

/** For pages that belong to no authority: an unknown address, a failure before the authority is known. */
export const neutralTheme: Asset = neutralThemeAsset();

function neutralThemeAsset(): Asset {
  const content = Buffer.from(themeCss(NEUTRAL_COLOUR));
  const digest = createHash("sha256").update(content).digest("hex").slice(0, 10);
  return { name: `theme.${digest}.css`, content, contentType: "text/css; charset=utf-8" };
}

const themes = new Map<string, string>();

function themeOf(colour: string): string {
  const known = themes.get(colour);
  if (known !== undefined) return known;
  const css = themeCss(colour);
  themes.set(colour, css);
  return css;
}

/** The address names the colour: a new colour is a new address, and the old one may stay in caches. */
export const themeHref = (brand: Brand): string => `/${brand.slug}/theme.css?c=${brand.colour.slice(1)}`;

/** `/<slug>/theme.css`, under the pages of an authority. */
export function addTheme(app: FastifyInstance): void {
  app.get<{ Querystring: { c?: unknown } }>("/theme.css", async (request, reply) => {
    const { colour } = request.ardeco.brand;
    const named = request.query.c === colour.slice(1);
    reply.header("cache-control", named ? "public, max-age=31536000, immutable" : "public, max-age=300");
    return reply.type("text/css; charset=utf-8").send(themeOf(colour));
  });
}
