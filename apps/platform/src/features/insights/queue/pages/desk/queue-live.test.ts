import { afterAll, beforeAll, expect, test } from "vitest";
import { deskPages } from "../../../../../frames/desk/index.ts";
import { aDesk, type Desk } from "../../../../../frames/desk/testing/a-desk.ts";
import { doorPages } from "../../../../../frames/door/index.ts";
import { strictFeatures } from "../../../../../testing/strict-features.ts";
import type { Browser } from "../../../../../testing/test-browser.ts";
import { type TestServer, testServer } from "../../../../../testing/test-server.ts";

let desk: Desk;
let server: TestServer;
let origin: string;
const streams = { everyMs: 20, lastsMs: 60_000, mostOfSession: 2, most: 20 };

beforeAll(async () => {
  desk = await aDesk();
  server = await testServer(desk.house, {
    surfaces: [doorPages(), deskPages(strictFeatures)],
    settings: { streams },
  });
  origin = await server.app.listen({ port: 0, host: "127.0.0.1" });
});
// The last stream is left open: a server that waited for it would never close.
afterAll(async () => {
  await server?.app.close();
  await desk?.house.close();
});

const signedIn = async (roles: Parameters<Desk["agent"]>[0], ...rest: [string?, Desk["caen"]["id"]?]) => {
  const context = await desk.agent(roles, ...rest);
  return Object.assign(await server.signedIn(context), { context });
};

/** The stream that the page of the queue names. */
async function listen(agent: Browser, page = "/caen/agents?vue=tous") {
  const { body } = await agent.open(page);
  const [, path = ""] = /data-stream="([^"]+)"/.exec(body) ?? [];
  return listenAt(agent, path.replaceAll("&amp;", "&"));
}

async function listenAt(agent: Browser, path: string) {
  const stop = new AbortController();
  const cookie = Object.entries(agent.cookies.for(path))
    .map(([name, value]) => `${name}=${value}`)
    .join("; ");
  const answer = await fetch(origin + path, { headers: { cookie }, redirect: "manual", signal: stop.signal });
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  let heard = "";
  /** Reads until this was said, or all of it until the end. */
  const readUntil = async (said: RegExp): Promise<string> => {
    while (!said.test(heard)) {
      const { done, value } = (await reader?.read()) ?? { done: true, value: undefined };
      if (done) break;
      heard += value;
    }
    return heard;
  };
  const never = /(?!)/;
  return { answer, readUntil, readToEnd: () => readUntil(never), stop: () => stop.abort() };
}

test("what arrives is told by a figure and a sentence, without a name nor a number", async () => {
  const agent = await signedIn(["validator"]);
  const { answer, readUntil, stop } = await listen(agent);
  expect(answer.headers.get("content-type")).toBe("text/event-stream; charset=utf-8");
  expect(answer.headers.get("cache-control")).toBe("no-store");
  await readUntil(/"said":""/);
  desk.house.clock.set("2026-11-24T08:05:00Z");
  await desk.arrives({ family_name: "Delanuit" });
  // The file, and the letter that tells them so: the stream may look between the two.
  const heard = await readUntil(/"open":"2"/);
  expect(heard).toMatch(/[12] nouvelles? lignes?/);
  expect(heard).toMatch(/"enrolment.files":"1"/);
  expect(heard).not.toMatch(/Delanuit|Jeanne|CAEN-/);
  stop();
});

test("a colleague's act is told too, and what is of another desk or authority is not", async () => {
  desk.house.clock.set("2026-11-24T08:10:00Z");
  const agent = await signedIn(["validator"], "Nadia Haddad");
  const honfleur = await signedIn(["validator"], "Zoé Neveu", desk.honfleur.id);
  const librarian = await signedIn([{ role: "service_validator", deskId: desk.libraryDesk }], "Ali Ba");
  const lines = [
    await listen(agent),
    await listen(honfleur, "/honfleur/agents?vue=tous"),
    await listen(librarian),
  ] as const;
  for (const { readUntil } of lines) await readUntil(/"said":""/);
  const colleague = await signedIn(["validator"], "Paul Roy");
  const { body } = await colleague.open("/caen/agents?vue=a-prendre");
  const [, path = ""] = /action="([^"]+\/prendre)"/.exec(body) ?? [];
  await colleague.submit({}, { action: path });
  expect(await lines[0].readUntil(/La liste a changé/)).toMatch(/"unassigned":"0"/);
  for (const { readUntil } of lines.slice(1)) {
    const heard = await readUntil(/:\n\n$/);
    expect(heard).not.toMatch(/La liste a changé|nouvelle/);
    expect(heard).toMatch(/"open":"0"/);
  }
  for (const { stop } of lines) stop();
  // Signed in at home, they are nobody here.
  const hostile = await listenAt(honfleur, "/caen/agents/direct");
  expect(hostile.answer.status).toBe(303);
  const manager = await signedIn(["service_manager"], "Marc Petit");
  expect((await listenAt(manager, "/caen/agents/direct")).answer.status).toBe(403);
});

test("who signs out loses the stream, in every window", async () => {
  const agent = await signedIn(["validator"]);
  const windows = [await listen(agent), await listen(agent)];
  await agent.open("/caen/agents");
  const { readUntil } = windows[0] ?? {};
  await readUntil?.(/"said":""/);
  const cookies = agent.cookies.for("/caen/agents");
  expect(Object.keys(cookies)).not.toEqual([]);
  await agent.submit({}, { action: "/caen/agents/deconnexion" });
  for (const { readToEnd } of windows) expect(await readToEnd()).toMatch(/event: fin\n/);
});

test("whose role ends loses the stream", async () => {
  const agent = await signedIn(["validator"]);
  const { readUntil, readToEnd } = await listen(agent);
  await readUntil(/"said":""/);
  const { actor } = agent.context;
  if (actor.kind !== "staff") throw new TypeError(actor.kind);
  await desk.house.sqlAs("owner", "delete from staff_role where staff_id = $1", [actor.staffId]);
  expect(await readToEnd()).toMatch(/event: fin\n/);
});

test("a window left open does not keep a session alive", async () => {
  const agent = await signedIn(["validator"]);
  const { readUntil, readToEnd } = await listen(agent);
  await readUntil(/"said":""/);
  desk.house.clock.set("2026-11-24T23:50:00Z");
  expect(await readToEnd()).toMatch(/event: fin\n/);
  desk.house.clock.set("2026-11-24T08:10:00Z");
});

test("one session has so many streams and no more, and the server closes with one open", async () => {
  const agent = await signedIn(["validator"]);
  const first = await listen(agent);
  const second = await listen(agent);
  expect((await listen(agent)).answer.status).toBe(204);
  first.stop();
  await expect.poll(async () => (await listen(agent)).answer.status).toBe(200);
  expect(second.answer.status).toBe(200);
});
