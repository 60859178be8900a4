import { expect, test } from "vitest";
import { openLog } from "../log/log.ts";
import { buildErrorReporter } from "./report-error.ts";

test("sixty queues that fail each second write one line with what happened, and not the row that PostgreSQL quotes", () => {
  const lines: string[] = [];
  const log = openLog({ level: "info", destination: { write: (line: string) => void lines.push(line) } });
  let at = Date.parse("2026-12-01T08:00:00Z");
  const report = buildErrorReporter(log, () => new Date(at));
  for (let second = 0; second < 9; second += 1) {
    for (let queue = 0; queue < 60; queue += 1) {
      const error = Object.assign(new Error("Key (name)=(Martin)"), { code: "57P01" });
      // As pg-boss does it: the properties that can be enumerated, then these two by name.
      report({ ...error, message: error.message, stack: error.stack, queue: `queue-${queue}`, worker: "w" });
    }
    at += 1_000;
  }
  expect(lines).toHaveLength(1);
  expect(lines[0]).not.toContain("Martin");
  expect(JSON.parse(lines[0] ?? "")).toMatchObject({
    level: "error",
    module: "jobs",
    code: "57P01",
    job: "queue-0",
    count: 0,
    msg: "a queue could not ask the database",
    err: { type: "Error", code: "57P01", stack: expect.stringContaining("report-error.test") },
  });
  at += 60_000;
  report(Object.assign(new Error("again"), { code: "57P01" }));
  expect(JSON.parse(lines[1] ?? "")).toMatchObject({ code: "57P01", count: 539 });
});
