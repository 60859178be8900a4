import { renderToString } from "preact-render-to-string";
import { expect, it } from "vitest";
import { ActLinks } from "./act-links.tsx";

it("is a list of links, whose drawings are not heard", () => {
  const html = renderToString(
    <ActLinks acts={[{ label: "Noter un échange", href: "/echange", icon: "message-square" }]} />,
  );
  expect(html).toMatch(/^<ul class="ar-acts"><li><a href="\/echange"><svg[^>]*aria-hidden="true"/);
  expect(html).toContain("Noter un échange</a>");
});
