import { renderToString } from "preact-render-to-string";
import { expect, it } from "vitest";
import { AnswersForm } from "../page/arrival.ts";
import { Alert } from "./alert.tsx";

it("has the keyboard where the page answers a form, and only there", () => {
  const alert = <Alert tone="success" title="Enregistré" />;
  const answered = renderToString(<AnswersForm.Provider value={true}>{alert}</AnswersForm.Provider>);
  expect(answered).toContain("autofocus");
  expect(renderToString(alert)).not.toContain("autofocus");
});

it("interrupts for what went wrong, waits for the rest", () => {
  expect(renderToString(<Alert tone="danger" title="Refusé" />)).toContain('role="alert"');
  expect(renderToString(<Alert tone="warning" title="Bientôt" />)).toContain('role="status"');
});
