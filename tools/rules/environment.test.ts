import { expect, test } from "vitest";
import { saidOf } from "../testing/fixture.ts";
import { environment } from "./environment.ts";

test("the environment is read by config.ts only", () => {
  const said = saidOf(environment, {
    "apps/platform/src/config.ts": `process.env.PORT;`,
    "apps/platform/src/infra/mail.ts": `\nprocess.env.SMTP;`,
    "apps/platform/src/web/port.ts": `import { env } from "node:process";`,
    "packages/ui/src/theme.ts": `const { THEME } = process.env;`,
    "apps/platform/src/infra/run.ts": `const env = { PATH: process.env.PATH };`,
    "bench/measures/pages.ts": `process.env.RUNS;`,
  });
  expect(said.map((sentence) => sentence.split(" ")[0])).toEqual([
    "apps/platform/src/infra/mail.ts:2",
    "apps/platform/src/web/port.ts:1",
    "packages/ui/src/theme.ts:1",
  ]);
});
