import { renderToString } from "preact-render-to-string";
import { expect, it } from "vitest";
import { Tiles } from "./tiles.tsx";

it("is read as one link: its name, then how much is behind", () => {
  const html = renderToString(
    <Tiles tiles={[{ label: "Culture", href: "/c", icon: "theater", count: "3 services" }]} />,
  );
  expect(html).toMatch(/<a class="ar-tile" href="\/c">.*Culture.*3 services.*<\/a>/s);
  expect(html).toContain('aria-hidden="true"');
});
