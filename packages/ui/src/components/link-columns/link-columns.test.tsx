import { renderToString } from "preact-render-to-string";
import { expect, it } from "vitest";
import { LinkColumns } from "./link-columns.tsx";

it("says in words what it shows as a number", () => {
  const html = renderToString(
    <LinkColumns links={[{ label: "Je déménage", href: "/m", count: { shown: "7", said: "7 services" } }]} />,
  );
  expect(html).toContain('<span aria-hidden="true">7</span>');
  expect(html).toContain('<span class="ds-sr-only">, 7 services</span>');
});
