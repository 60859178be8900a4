import { renderToString } from "preact-render-to-string";
import { expect, it } from "vitest";
import { FieldFirst } from "../page/arrival.ts";
import { ErrorSummary } from "./error-summary.tsx";

it("draws nothing when there is nothing to correct", () => {
  expect(renderToString(<ErrorSummary errors={[]} />)).toBe("");
});

it("links each problem to its field", () => {
  const html = renderToString(
    <ErrorSummary errors={[{ field: "child.name", message: "Écrivez le prénom" }]} />,
  );
  expect(html).toContain('<a href="#child-name">Écrivez le prénom</a>');
  expect(html).toContain('role="alert"');
  // Where the keyboard goes on, without scripts
  expect(html).toMatch(/tabindex="-1" autofocus/);
});

it("leaves the keyboard to the field that a scanner types into", () => {
  const summary = <ErrorSummary errors={[{ field: "code", message: "Scannez un code" }]} />;
  const html = renderToString(<FieldFirst.Provider value={true}>{summary}</FieldFirst.Provider>);
  expect(html).toContain('role="alert"');
  expect(html).not.toContain("autofocus");
});
