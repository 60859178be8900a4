import { expect, test } from "vitest";
import { ErrorBoundary } from "./error-boundary.ts";
import { render } from "./render.ts";

const Broken = () => {
  throw new Error("no such date");
};

test("a part that throws while it is drawn is replaced, the rest of the page is there, and the error is told", () => {
  const told: unknown[] = [];
  const page = render(
    <main>
      <h1>Léa Martin</h1>
      <ErrorBoundary fallback={<p>Cette partie ne répond pas.</p>} onError={(error) => void told.push(error)}>
        <section>
          <Broken />
        </section>
      </ErrorBoundary>
      <p>Fin</p>
    </main>,
  );
  expect(page).toContain("<main><h1>Léa Martin</h1><p>Cette partie ne répond pas.</p><p>Fin</p></main>");
  expect(told).toEqual([new Error("no such date")]);
});

test("a boundary that throws again makes the whole page fail", () => {
  const refuse = (error: unknown) => {
    throw error;
  };
  const page = (
    <ErrorBoundary fallback={null} onError={refuse}>
      <Broken />
    </ErrorBoundary>
  );
  expect(() => render(page)).toThrow("no such date");
});
