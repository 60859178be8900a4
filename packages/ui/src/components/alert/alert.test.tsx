import { renderToString } from "preact-render-to-string";
import { expect, it } from "vitest";
import { Alert } from "./alert.tsx";

it("interrupts for what went wrong, waits for the rest", () => {
  expect(renderToString(<Alert tone="danger" title="Refusé" />)).toContain('role="alert"');
  expect(renderToString(<Alert tone="warning" title="Bientôt" />)).toContain('role="status"');
});
