import { renderToString } from "preact-render-to-string";
import { expect, it } from "vitest";
import { ServiceCard } from "./service-card.tsx";

it("says what it costs and whose it is", () => {
  const html = renderToString(
    <ServiceCard
      name="Piscine"
      href="/p"
      icon="waves"
      summary="Nager"
      price="3,99 €"
      provider="Caen la Mer"
    />,
  );
  expect(html).toContain("<strong>3,99 €</strong><span>Caen la Mer</span>");
});
