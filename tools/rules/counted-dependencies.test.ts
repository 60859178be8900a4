import { expect, test } from "vitest";
import { saidOf } from "../testing/fixture.ts";
import { countedDependencies } from "./counted-dependencies.ts";

const names = (count: number) => Array.from({ length: count }, (_, index) => `library-${index}`);
const platform = (listed: readonly string[]) => ({
  "apps/platform/package.json": JSON.stringify({
    dependencies: Object.fromEntries(listed.map((name) => [name, "1.0.0"])),
  }),
});
const decision = (listed: readonly string[]) => ({
  "docs/adr/0001-libraries.md": listed.map((name) => `\`${name}\``).join(),
});

test("the 37th dependency is refused", () => {
  const said = saidOf(countedDependencies, { ...platform(names(37)), ...decision(names(37)) });
  expect(said).toEqual([expect.stringContaining("has 37 runtime dependencies")]);
});

test("a dependency without a decision is refused", () => {
  const said = saidOf(countedDependencies, {
    ...platform(["fastify", "pg"]),
    ...decision(["fastify", "pg-boss"]),
  });
  expect(said).toEqual([expect.stringContaining("No decision names `pg`")]);
});

test("36 explained dependencies pass, our own packages uncounted", () => {
  const said = saidOf(countedDependencies, {
    ...platform([...names(36), "@ardeco/ui"]),
    ...decision(names(36)),
  });
  expect(said).toEqual([]);
});
