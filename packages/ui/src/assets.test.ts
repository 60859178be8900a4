import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { assetHrefs, assets } from "./assets.ts";
import { homePage } from "./gallery/home-page.tsx";
import { render } from "./render.ts";
import { buildDenseStylesheet, stylesheet } from "./stylesheet.ts";
import { themeCss } from "./theme/theme-css.ts";

const FIRST_PAGE_BYTES = 60_000;

const gzipped = (text: string): number => gzipSync(text).length;

describe("what the first page weighs", () => {
  it("stays under 60 kB, font included", () => {
    const font = assets().find((asset) => asset.contentType === "font/woff2")?.content.length ?? Number.NaN;
    const total = gzipped(render(homePage())) + gzipped(stylesheet()) + gzipped(themeCss("#0B5FA5")) + font;
    expect(total).toBeLessThan(FIRST_PAGE_BYTES);
  });
});

describe("the stylesheet", () => {
  it("names the font by the address it is served at", () => {
    const font = assets().find((asset) => asset.contentType === "font/woff2");
    expect(stylesheet()).toContain(`url("${font?.name}")`);
    expect(assetHrefs("/assets/").fontHref).toBe(`/assets/${font?.name}`);
  });

  it("loads nothing else, from here or elsewhere", () => {
    const addresses = [...stylesheet().matchAll(/url\(["']?([^"')]{0,40})/g)].map((match) => match[1] ?? "");
    const fetched = addresses.filter((address) => !address.startsWith("data:image/svg"));
    expect(fetched).toHaveLength(1);
    expect(stylesheet()).not.toContain("data:font");
    expect(stylesheet()).not.toContain("@import");
  });

  it("keeps no Norwegian word of the kit", () => {
    expect(stylesheet()).not.toMatch(/\btegn\b/);
  });

  it("lets a button inside an alert keep its own colours, which were measured together", () => {
    const inAlerts = stylesheet().match(/[^{}]*\.ar-alert a\b[^{}]*(?=\{)/g) ?? [];
    expect(inAlerts).toHaveLength(1);
    expect(inAlerts[0]).toContain(":not(.ds-button)");
  });

  it("uses no colour or measure that nobody defines", () => {
    const defined = new Set(
      [...(stylesheet() + themeCss("#0B5FA5")).matchAll(/(--(?:ds|ar)-[\w-]+):/g)].map((m) => m[1]),
    );
    const used = [
      ...(stylesheet() + buildDenseStylesheet()).matchAll(/var\((--(?:ds-color|ar)-[\w-]+)/g),
    ].map((m) => m[1]);
    expect([...new Set(used)].filter((name) => !defined.has(name))).toEqual([]);
  });
});

describe("the stylesheet of dense pages", () => {
  it("is the same however pages are shown", () => {
    expect(buildDenseStylesheet()).toContain(".ar-dense");
    expect(buildDenseStylesheet()).not.toContain("prefers-");
  });

  it("is not in what inhabitants download", () => {
    expect(stylesheet()).not.toMatch(/\.ar-(?:dense|queue)\b/);
  });
});

describe("the assets", () => {
  it("carry a digest in their names, the same from one start to the next", () => {
    for (const { name } of assets()) expect(name).toMatch(/^[a-z]+\.[0-9a-f]{10}\.(css|woff2)$/);
    expect(assets().map(({ name }) => name)).toEqual(assets().map(({ name }) => name));
  });
});
