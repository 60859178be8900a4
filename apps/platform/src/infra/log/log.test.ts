import { describe, expect, it } from "vitest";
import { openLog } from "./log.ts";

function aLog() {
  const lines: string[] = [];
  const log = openLog({ level: "debug", destination: { write: (line: string) => lines.push(line) } });
  return { log, text: () => lines.join(""), last: () => JSON.parse(lines.at(-1) ?? "{}") };
}

describe("the log", () => {
  it("writes the fields it knows", () => {
    const { log, last } = aLog();
    log.info({ requestId: "r-1", status: 200, route: "/:slug/espace", durationMs: 3.5 }, "request completed");
    expect(last()).toMatchObject({
      level: "info",
      requestId: "r-1",
      status: 200,
      route: "/:slug/espace",
      msg: "request completed",
    });
  });

  it("drops an e-mail wherever it hides", () => {
    const { log, text } = aLog();
    const email = "jeanne.martin@example.fr";
    log.info({ email, person: { email }, requestId: email, route: { email } }, "signed in");
    log.info(email);
    log.info({}, `signed in ${email}`);
    log.info("signed in %s", email);
    log.child({ email, requestId: "r-2" }).warn({ headers: { from: email } }, "warned");
    log.child({}, { serializers: { code: () => email }, msgPrefix: email }).info({ code: 1 }, "hello");
    const bound = log.child({});
    bound.setBindings({ email });
    bound.info("hello");
    log.error(new Error(`two lines\n    at ${email}`));
    log.error(new Error(`no account for ${email}`));
    log.error({ err: new Error(email, { cause: new Error(email) }) }, email);
    expect(text()).not.toContain("jeanne");
    expect(text()).toContain('"requestId":"r-2"');
  });

  it("drops what PostgreSQL quotes of a row, and keeps its code", () => {
    const { log, text, last } = aLog();
    const refusal = Object.assign(new Error("Key (name)=(Martin) already exists"), {
      code: "23505",
      detail: "Key (name)=(Martin)",
    });
    log.error({ err: refusal }, refusal.message);
    expect(text()).not.toContain("Martin");
    expect(last()).toMatchObject({ err: { type: "Error", code: "23505" }, msg: "error" });
    expect(last().err.stack).toContain("log.test.ts");
  });

  it("tells apart what failed together, without their messages", () => {
    const { log, text, last } = aLog();
    const refusals = ["Martin", "Petit"].map((name) =>
      Object.assign(new RangeError(name), { code: "42501" }),
    );
    log.error({ err: new AggregateError(refusals, "2 of 3 failed") }, "job failed");
    expect(last().err.errors).toMatchObject([{ type: "RangeError", code: "42501" }, { type: "RangeError" }]);
    expect(text()).not.toMatch(/Martin|Petit/);
  });

  it("keeps an address as received out: its query may carry a token", () => {
    const { log, text } = aLog();
    log.info({ req: { url: "/caen/entrer?jeton=abc" }, url: "/caen/entrer?jeton=abc" }, "incoming request");
    log.info({ route: "/caen/entrer?jeton=abc" }, "incoming request");
    expect(text()).not.toContain("abc");
  });

  it("a child carries the request to everything written for it", () => {
    const { log, last } = aLog();
    log.child({ requestId: "r-3" }).child({ job: "notify" }).info("job done");
    expect(last()).toMatchObject({ requestId: "r-3", job: "notify", msg: "job done" });
  });
});
