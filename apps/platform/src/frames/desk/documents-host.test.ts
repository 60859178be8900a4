import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openBrands } from "../../composition/brands.ts";
import { buildWebPorts } from "../../composition/web-ports.ts";
import { buildSingleHost } from "../../kernel/hosts.ts";
import { parseId } from "../../kernel/ids.ts";
import { strictFeatures } from "../../testing/strict-features.ts";
import { testServer } from "../../testing/test-server.ts";
import { deskPages, documentsHost } from "./index.ts";
import { type Arrived, aDesk, type Desk } from "./testing/a-desk.ts";

// Deposited documents on a host of their own, where nobody has a session.

const DOCUMENTS = "http://pieces.localhost:3000";
let desk: Desk;
let file: Arrived;
let server: Desk["server"];
beforeAll(async () => {
  desk = await aDesk([], { hosts: { ...buildSingleHost("http://localhost:3000"), documents: DOCUMENTS } });
  const { runtime } = desk.house;
  const ports = buildWebPorts(runtime, openBrands(runtime, { demonstration: false }));
  server = await testServer(desk.house, {
    surfaces: [deskPages(strictFeatures)],
    programs: [documentsHost(ports)],
  });
  file = await desk.arrives();
});
afterAll(() => desk.house.close());

const card = () => file.documents.identity_card ?? parseId<"document">(randomUUID());

async function anAddress(documentId = card()) {
  const agent = await server.signedIn(await desk.agent(["validator"]));
  const url = `/caen/agents/documents/${documentId}`;
  const cookies = agent.cookies.for(url);
  const answer = await server.app.inject({ url, cookies, headers: { host: "localhost:3000" } });
  expect(answer.statusCode).toBe(303);
  const address = new URL(String(answer.headers.location));
  expect(address.origin).toBe(DOCUMENTS);
  return address.pathname;
}

const take = (url: string) => server.app.inject({ url, headers: { host: "pieces.localhost:3000" } });

test("is shown once, without a cookie, framed by the desk alone; its address is in no log", async () => {
  const address = await anAddress();
  const shown = await take(address);
  expect(shown.statusCode).toBe(200);
  expect(shown.body).toContain("%PDF");
  expect(shown.headers).toMatchObject({
    "content-type": "application/pdf",
    "x-content-type-options": "nosniff",
    "cache-control": "private, no-store",
    "cross-origin-resource-policy": "cross-origin",
    "content-security-policy": expect.stringContaining("frame-ancestors http://localhost:3000;"),
  });
  expect(shown.headers["set-cookie"]).toBeUndefined();
  const again = await take(address);
  expect([again.statusCode, again.body]).toEqual([404, expect.stringContaining("evidence.ticket_over")]);
  expect(server.logged.join("")).not.toContain(address.split("/").at(-1));
});

test("of two at once, one gets it", async () => {
  const address = await anAddress();
  const answers = await Promise.all([take(address), take(address)]);
  expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 404]);
});

test("is refused after a minute, at another authority, once the session ended or the document went", async () => {
  const late = await anAddress();
  desk.house.clock.advance(60_000);
  expect((await take(late)).statusCode).toBe(404);
  const elsewhere = await anAddress();
  expect((await take(elsewhere.replace("/caen/", "/honfleur/"))).statusCode).toBe(404);
  expect((await take(elsewhere)).statusCode).toBe(200);
  const ended = await anAddress();
  await desk.house.sqlAs("owner", "update session set revoked_at = now()");
  expect((await take(ended)).statusCode).toBe(404);
  const proof = file.documents.proof_of_address ?? card();
  const gone = await anAddress(proof);
  await desk.house.sqlAs("owner", "delete from document where id = $1", [proof]);
  expect((await take(gone)).statusCode).toBe(404);
});
