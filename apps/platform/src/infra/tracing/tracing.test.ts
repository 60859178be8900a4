import { expect, it } from "vitest";
import { runTracedStatement } from "../database/traced-query.ts";
import { openTracing } from "./open-tracing.ts";
import { noTracing, type Tracing } from "./tracing.ts";

it("without a collector nothing is measured, marked, nor loaded", async () => {
  const off = await openTracing(null);
  expect(off).toBe(noTracing);
  expect(await off.span("a", {}, async () => off.mark())).toBeUndefined();
  expect(await off.call("a", {}, async (headers) => headers)).toEqual({});
});

it.each([
  ['select "name" from "person" where "id" = $1', "select person"],
  ["insert into element (name) values ($1)", "insert element"],
  ["update only enrolment_file set state = 'x'", "update enrolment_file"],
  ["with found as (select 1 from a) select * from found", "select a"],
  ["select 'Martin'", "select"],
  ["call something('Martin')", "other"],
])("%s is told as “%s”: what it does, to which table", async (text, told) => {
  const names: string[] = [];
  const spy: Tracing = {
    ...noTracing,
    span: (name, _facts, work) => {
      names.push(name);
      return work();
    },
  };
  await runTracedStatement(spy, text, async () => {});
  expect(names).toEqual([told]);
});
