import { renderToString } from "preact-render-to-string";
import { expect, it } from "vitest";
import { EmptyState } from "./empty-state.tsx";

it("says what will come", () => {
  expect(renderToString(<EmptyState title="Vos cartes viendront ici">Bientôt</EmptyState>)).toContain(
    "Bientôt",
  );
});
