import { renderToString } from "preact-render-to-string";
import { expect, it } from "vitest";
import { Card, CardGrid } from "./card.tsx";

it("is a list of cards, each title a link when it leads somewhere", () => {
  const html = renderToString(
    <CardGrid>
      <Card title="Cantine" href="/cantine" />
      <Card title="Piscine" level={2} />
    </CardGrid>,
  );
  expect(html.match(/<li>/g)).toHaveLength(2);
  expect(html).toContain('<a href="/cantine">Cantine</a>');
  expect(html).toContain('<h2 class="ar-card__title">Piscine</h2>');
});
