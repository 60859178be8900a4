import type { IncomingHttpHeaders } from "node:http";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { filledPlace } from "../support/own-platform.ts";
import { type Platform, startPlatform } from "../support/platform.ts";
import { signIn } from "../support/sessions.ts";
import { Visitor } from "../support/visitor.ts";
import { canaries, typeCanaries } from "./canaries.ts";
import { claimsOf, listen, type SpanTold, startCollector } from "./collector.ts";

/** Where the demonstration registers the library's application. */
const LIBRARY = 3100;

let collector: Awaited<ReturnType<typeof startCollector>>;
let library: Awaited<ReturnType<typeof listen>>;
let platform: Platform;
let link: string;
/**
 * What came to the library from here: another platform of this machine tells its own library at the same
 * port.
 */
const told: IncomingHttpHeaders[] = [];
beforeAll(async () => {
  collector = await startCollector();
  const place = await filledPlace();
  library = await listen(LIBRARY, (body, headers) => {
    if (claimsOf(body).iss?.startsWith(`http://localhost:${place.port}/`)) told.push(headers);
  });
  platform = await startPlatform(place, {
    OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
    OTEL_EXPORTER_OTLP_HEADERS: "x-town=caen",
  });
  link = platform.facts.people.find(({ key }) => key === "jeanne")?.signInLink ?? "";
  const jeanne = new Visitor(platform.url, await signIn(platform.url, link));
  const door = "/caen/espace/services/caen/mediatheque/accord";
  await jeanne.submit(await jeanne.get(door), "/accord", { geste: "accepter" });
  await typeCanaries(platform.url);
  await vi.waitUntil(() => told.length > 0, { timeout: 90_000 });
  // What is still held is sent at the stop.
  await platform.stop();
}, 300_000);
afterAll(async () => {
  await platform?.remove();
  await library?.stop();
  await collector?.stop();
});

const named = (pattern: RegExp): readonly SpanTold[] =>
  collector.spans().filter(({ name }) => pattern.test(name));
const inside = (outer: SpanTold | undefined) =>
  collector.spans().filter(({ parentSpanId }) => outer !== undefined && parentSpanId === outer.spanId);

test("a request holds its transactions, and each its statements", () => {
  const [asked] = named(/^POST \/:slug\/espace\/services\/:provider\/:service\/accord$/);
  const transactions = inside(asked).filter(({ name }) => name === "transaction");
  const statements = transactions.flatMap((one) => inside(one).map(({ name }) => name));
  expect(statements).toEqual(expect.arrayContaining([expect.stringMatching(/^insert service_grant$/)]));
  expect(collector.headers[0]).toMatchObject({ "x-town": "caen" });
});

test("a job continues the trace of the request that sent it, to the call that it makes", () => {
  const [asked] = named(/^POST .*\/accord$/);
  const jobs = named(/^job clients\./).filter(({ traceId }) => traceId === asked?.traceId);
  expect(jobs.length).toBeGreaterThan(0);
  const calls = named(/^call POST$/).filter(({ traceId }) => traceId === asked?.traceId);
  expect(calls.length).toBeGreaterThan(0);
});

test("the application called is told a trace of its own, which only ours leads to", () => {
  const traces = told.map(({ traceparent }) => String(traceparent).split("-")[1]);
  const ours = new Set(collector.spans().map(({ traceId }) => traceId));
  const linked = collector.spans().flatMap(({ links = [] }) => links.map(({ traceId }) => traceId));
  expect(traces.length).toBeGreaterThan(0);
  for (const trace of traces) {
    expect(trace).toMatch(/^[0-9a-f]{32}$/);
    expect(ours.has(trace ?? "")).toBe(false);
    expect(linked).toContain(trace);
  }
});

test("no span holds a name, address, birth date, e-mail nor token, nor an address as received", () => {
  const text = collector.text();
  expect(collector.spans().length).toBeGreaterThan(100);
  const token = new URL(link).searchParams.get("jeton") ?? "";
  for (const canary of [...Object.values(canaries), token, "Lemoine", "1987-03-29", "jeanne"]) {
    expect(canary.length).toBeGreaterThan(5);
    expect(text, canary).not.toContain(canary);
  }
  const known = new Set(collector.spans().flatMap(({ attributes }) => attributes.map(({ key }) => key)));
  expect([...known].sort()).toEqual(expect.not.arrayContaining(["url", "db.statement", "http.url"]));
});
