import { readdirSync } from "node:fs";
import { renderToString } from "preact-render-to-string";
import { describe, expect, it } from "vitest";
import { ALL_EXAMPLES } from "./all-examples.ts";
import { SAMPLE_PAGES } from "./sample-pages.ts";

const folders = readdirSync(new URL("../components/", import.meta.url));
const nameOf = (folder: string) =>
  folder.replaceAll(/(^|-)(\w)/g, (_, __, letter: string) => letter.toUpperCase());

/** `Page` is shown by the sample pages. */
const shown = new Set([...ALL_EXAMPLES.map(({ component }) => component), "Page"]);

describe("every component", () => {
  it.each(folders)("%s is in the gallery", (folder) => {
    expect(shown).toContain(nameOf(folder));
  });

  const examples = ALL_EXAMPLES.flatMap(({ component, examples }) =>
    examples.map((example) => ({ component, ...example })),
  );

  it.each(examples)("$component, $name: renders without inline style or script", ({ show }) => {
    const html = renderToString(show());
    expect(html).not.toMatch(/\sstyle=|<script|<style|\son\w+=|javascript:/i);
    expect(html).not.toMatch(/undefined|\[object|NaN/);
  });
});

describe("every sample page", () => {
  it.each(Object.entries(SAMPLE_PAGES))(
    "%s gives an id once and points only to ids that exist",
    (_, page) => {
      const html = renderToString(page());
      const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map((match) => match[1] ?? "");
      expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
      const references = [...html.matchAll(/\s(?:for|aria-describedby|aria-labelledby)="([^"]+)"/g)];
      const pointed = references.flatMap((match) => (match[1] ?? "").split(" "));
      expect(pointed.filter((id) => !ids.includes(id))).toEqual([]);
    },
  );
});
