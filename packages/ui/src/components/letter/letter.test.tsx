import { renderToString } from "preact-render-to-string";
import { expect, it } from "vitest";
import { Letter } from "./letter.tsx";

it("says who writes, to whom and what about", () => {
  const html = renderToString(
    <Letter
      sender={{ name: "Ville de Caen", lines: [] }}
      recipient={["Awa Diallo"]}
      placeAndDate="Caen, le 24"
      subject="cantine"
      signature="Le maire"
    >
      <p>Madame,</p>
    </Letter>,
  );
  expect(html).toContain("Objet : cantine");
  expect(html).toContain("<address");
});
