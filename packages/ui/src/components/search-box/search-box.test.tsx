import { renderToString } from "preact-render-to-string";
import { expect, it } from "vitest";
import { SearchBox } from "./search-box.tsx";

it("asks by address, so that a search can be kept and shared", () => {
  const html = renderToString(<SearchBox action="/recherche" label="Chercher" value="piscine" />);
  expect(html).toContain('<form method="get" action="/recherche">');
  expect(html).toContain('name="q" value="piscine"');
});
