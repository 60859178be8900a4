import { randomUUID } from "node:crypto";
import * as oidc from "openid-client";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildApiPorts } from "../../composition/api-ports.ts";
import { openBrands } from "../../composition/brands.ts";
import { issueApiToken } from "../../features/access/access/index.ts";
import { type EquipmentId, registerEquipment } from "../../features/cards/equipment/index.ts";
import { requestSupport, type SupportId, showSupportCode } from "../../features/cards/supports/index.ts";
import { terminalsJobs } from "../../features/cards/terminals/index.ts";
import { addWatchedLog } from "../../features/compliance/witnesses/index.ts";
import { clientsJobs } from "../../features/consent/clients/index.ts";
import { consentJobs, findLiveGrant, withdrawGrant } from "../../features/consent/consent/index.ts";
import { acceptLink } from "../../features/consent/links/index.ts";
import { openidJobs } from "../../features/consent/openid/index.ts";
import {
  type Application,
  anApplication,
  CALLBACK,
} from "../../features/consent/openid/testing/application.ts";
import { ISSUER } from "../../features/consent/openid/testing/library-house.ts";
import {
  asks,
  type OpenIdWorld,
  openIdWorld,
  type Someone,
} from "../../features/consent/openid/testing/open-id-world.ts";
import { subscriptionsJobs } from "../../features/consent/subscriptions/index.ts";
import { assignFile } from "../../features/enrolment/enrolment/index.ts";
import { aSentFile, originalsSeen, readBy } from "../../features/enrolment/enrolment/testing/a-file.ts";
import {
  buildGrowthProof,
  findLogFile,
  readAuthorityJournal,
  runJournalSequencing,
} from "../../features/trust/audit/index.ts";
import { apiPrograms } from "../../frames/api/index.ts";
import { listOperations } from "../../frames/api/operations.ts";
import type { Context, StaffRole } from "../../kernel/context.ts";
import { parseId } from "../../kernel/ids.ts";
import { anAgent } from "../../testing/builders.ts";
import { aReceiver, type Receiver } from "../../testing/receiver.ts";
import { type TestRuntime, testRuntime } from "../../testing/test-runtime.ts";
import { apiLines } from "../testing/api-lines.ts";
import { counterCalls } from "../testing/counter-calls.ts";
import { readerCalls } from "../testing/reader-calls.ts";

// Every operation of the description and of the discovery document, called with success: it leaves its line; or the register says why none is due,
// and then it leaves none, in any journal.

let house: TestRuntime;
let world: OpenIdWorld;
let receiver: Receiver;
let auditor: Context;
let serviceId: Awaited<ReturnType<OpenIdWorld["service"]>>;
let basic: string;
let library: Application;

const AT = "/api/v1/authorities/caen";
const DISCOVERY = "/caen/oidc/.well-known/openid-configuration";

beforeAll(async () => {
  [house, receiver] = [
    await testRuntime([openidJobs, consentJobs, clientsJobs, subscriptionsJobs, terminalsJobs]),
    await aReceiver(),
  ];
  const brands = openBrands(house.runtime, { demonstration: false });
  world = await openIdWorld(house, [apiPrograms(buildApiPorts(house.runtime, brands))]);
  auditor = await anAgent(house, world.caen, ["auditor"], "Inès Marchand");
  serviceId = await world.service([asks("given_name", true), asks("family_name", true), asks("email")]);
  const registered = await world.application(serviceId, { eventsUri: receiver.url });
  basic = `Basic ${Buffer.from(`${registered.clientId}:${registered.secret}`).toString("base64")}`;
  library = await anApplication(world.server.app, ISSUER, registered);
}, 300_000);
afterAll(async () => {
  await receiver?.close();
  await house?.close();
});

const agents = new Map<StaffRole, { readonly agent: Context; readonly bearer: string }>();
async function as(role: StaffRole): Promise<{ readonly agent: Context; readonly bearer: string }> {
  const known = agents.get(role);
  if (known) return known;
  const agent = await anAgent(house, world.caen, [role], `Agent ${role}`);
  if (agent.actor.kind !== "staff") throw new TypeError("an agent");
  const expiresAt = new Date(house.clock.now().getTime() + 3_600_000);
  const wish = { staffId: agent.actor.staffId, label: role, scope: [role], expiresAt };
  const { token } = await issueApiToken(house.system(world.caen), wish);
  const made = { agent, bearer: `Bearer ${token}` };
  agents.set(role, made);
  return made;
}

/** Answers asked for along the way, by the operation that gave them. */
const answers = new Map<string, Record<string, unknown>>();
const said = (operation: string, field: string): string => String(answers.get(operation)?.[field] ?? "");

async function call(
  url: string,
  authorization?: string,
  body?: unknown,
  more: Readonly<Record<string, string>> = {},
  method: "GET" | "PUT" | "POST" = body === undefined ? "GET" : "POST",
): Promise<Record<string, unknown>> {
  const answer = await world.server.app.inject({
    method,
    url,
    headers: {
      ...(authorization === undefined ? {} : { authorization }),
      ...more,
      ...(body === undefined ? {} : { "content-type": "application/json" }),
    },
    ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
  });
  expect([url, answer.statusCode, answer.statusCode < 300 ? "" : answer.body]).toEqual([url, 200, ""]);
  const told: unknown = answer.json();
  return typeof told === "object" && told !== null ? Object.fromEntries(Object.entries(told)) : {};
}

/** Lines that the request left, in any journal, once what it set going had ended; undefined when it was not asked so. */
let left: number | undefined;

/** Around the request alone: what it needs was made before. */
async function quietly<T>(request: () => Promise<T>): Promise<T> {
  await house.drain();
  const before = await lastPosition();
  const answer = await request();
  await house.drain();
  const [counted] = await house.sqlAs<{ lines: number }>(
    "owner",
    "select count(*)::int as lines from journal_entry where position > $1",
    [before],
  );
  left = counted?.lines;
  return answer;
}

let jeanne: Someone;
let file: Awaited<ReturnType<typeof aSentFile>>;
let slug = "";
let tokens: Awaited<ReturnType<Application["finish"]>>;
let back: Awaited<ReturnType<Application["start"]>>;
const application = {
  client_name: "Prêt",
  redirect_uris: ["https://pret.example/retour"],
  initiate_login_uri: "https://pret.example/connexion",
};
const registeredAt = () => `${AT}/applications/${said("registerApplication", "client_id")}`;
const manager = async () => (await as("service_manager")).bearer;

/** One success of each, in an order where each finds what those before made. */
const calls: Readonly<Record<string, () => Promise<Record<string, unknown> | undefined>>> = {
  pushed_authorization_request_endpoint: async () => {
    const payload = new URLSearchParams({
      client_id: library.config.clientMetadata().client_id,
      response_type: "code",
      redirect_uri: CALLBACK,
      scope: "openid ardeco",
      code_challenge: await oidc.calculatePKCECodeChallenge(oidc.randomPKCECodeVerifier()),
      code_challenge_method: "S256",
    }).toString();
    const headers = { authorization: basic, "content-type": "application/x-www-form-urlencoded" };
    const { statusCode } = await quietly(() =>
      world.server.app.inject({ method: "POST", url: "/caen/oidc/request", headers, payload }),
    );
    expect(statusCode).toBe(201);
    return undefined;
  },
  authorization_endpoint: async () => {
    jeanne = await world.jeanne();
    const browser = await world.server.signedIn(jeanne);
    back = await quietly(() => library.start(browser, { claims: { id_token: { given_name: null } } }));
    expect(back.shown.status).toBe(200);
    back = { ...back, shown: await browser.submit({ granted: ["given_name", "family_name", "email"] }) };
    return undefined;
  },
  token_endpoint: async () => {
    tokens = await library.finish(back.shown, back.verifier);
    return undefined;
  },
  userinfo_endpoint: async () => {
    await oidc.fetchUserInfo(library.config, tokens.access_token, tokens.claims()?.sub ?? "");
    return undefined;
  },
  introspection_endpoint: async () => {
    const told = await quietly(() => oidc.tokenIntrospection(library.config, tokens.access_token));
    expect(told.active).toBe(true);
    return undefined;
  },
  revocation_endpoint: async () => {
    await quietly(() => oidc.tokenRevocation(library.config, tokens.access_token));
    return undefined;
  },
  jwks_uri: () => quietly(() => call("/caen/oidc/jwks")),
  end_session_endpoint: async () => {
    const { statusCode } = await quietly(() => world.server.app.inject({ url: "/caen/oidc/session/end" }));
    expect(statusCode).toBeLessThan(400);
    return undefined;
  },
  listAuthorities: () => quietly(() => call("/api/v1/authorities")),
  listServices: () => quietly(() => call(`${AT}/services`)),
  whoAmI: async () => {
    const { bearer } = await as("validator");
    return quietly(() => call(`${AT}/whoami`, bearer));
  },
  readJournal: async () => call(`${AT}/journal`, (await as("auditor")).bearer),
  getService: () => quietly(() => call(`${AT}/services/${slug}`)),
  exportCatalogue: () => quietly(() => call(`${AT}/catalogue.jsonld`)),
  exportService: () => quietly(() => call(`${AT}/services/${slug}/catalogue.jsonld`)),
  listQueue: async () => call(`${AT}/queue`, (await as("validator")).bearer),
  openFile: async () => call(`${AT}/files/${file.fileId}?purpose=review`, (await as("validator")).bearer),
  decideElements: async () => {
    const { agent, bearer } = await as("validator");
    const to = agent.actor.kind === "staff" ? agent.actor.staffId : null;
    await assignFile(agent, { ...(await readBy(agent, file.fileId)), to });
    const { version } = await readBy(agent, file.fileId);
    const decisions = await originalsSeen(agent, file.personId);
    return call(`${AT}/files/${file.fileId}/decisions`, bearer, { version, decisions });
  },
  registerApplication: async () => {
    const body = { ...application, service: serviceId, token_endpoint_auth_method: "client_secret_basic" };
    return call(`${AT}/applications`, await manager(), body);
  },
  listApplications: async () => {
    const bearer = await manager();
    return quietly(() => call(`${AT}/applications?service=${serviceId}`, bearer));
  },
  changeApplication: async () =>
    call(registeredAt(), await manager(), { ...application, client_name: "Prêts", revision: 1 }),
  rotateSecret: async () => call(`${registeredAt()}/secret`, await manager(), { revision: 2 }),
  setApplicationStatus: async () =>
    call(`${registeredAt()}/status`, await manager(), { revision: 3, status: "disabled" }),
  listSubscriptions: async () => {
    await house.drain();
    const read = await call(`${AT}/subscriptions`, basic);
    expect(read.subscriptions).toHaveLength(1);
    return read;
  },
  listEntitlements: async () => {
    const read = await call(`${AT}/entitlements`, basic);
    expect(read.entitlements).toEqual([]);
    return read;
  },
  askAccountLink: () =>
    quietly(() =>
      call(`${AT}/account-links`, basic, {
        reference: "4521",
        redirect_uri: CALLBACK,
        state: "state-of-the-browser",
      }),
    ),
  confirmAccountLink: async () => {
    const ticket = new URL(said("askAccountLink", "link_uri")).searchParams.get("ticket") ?? "";
    const code = new URL(await acceptLink(jeanne, { ticket, iss: ISSUER })).searchParams.get("code");
    return call(`${AT}/account-links/confirm`, basic, { code, reference: "4521" });
  },
  readAccountLink: () => call(`${AT}/account-links/read`, basic, { sub: said("confirmAccountLink", "sub") }),
  ...counterCalls({
    house: { as: (...who) => house.as(...who), system: (at) => house.system(at) },
    get world() {
      return world;
    },
    post: (path, body) => call(`${AT}${path}`, basic, body, { "idempotency-key": randomUUID() }),
    get: (path) => call(`${AT}${path}`, basic),
    quietly: (request) => quietly(request),
    serviceId: () => serviceId,
    person: () => jeanne,
  }),
  ping: () => call(`${AT}/ping`, basic, {}),
  listDeliveries: async () => {
    receiver.answer({ status: 503 });
    const { personId } = jeanne;
    const grant = await findLiveGrant(jeanne, { personId, serviceId });
    if (grant) await withdrawGrant(jeanne, { personId, grantId: grant.id });
    await house.drain();
    const read = await quietly(() => call(`${AT}/deliveries?state=queued`, basic));
    const [one] = Array.isArray(read.deliveries) ? read.deliveries : [];
    return { jti: one?.jti };
  },
  retryDelivery: () => {
    receiver.answer({ status: 202 });
    return call(`${AT}/deliveries/${said("listDeliveries", "jti")}/retry`, basic, {});
  },
  acknowledge: () => call(`${AT}/acknowledgements`, basic, { jti: said("listDeliveries", "jti") }),
  pairEquipment: async () => {
    const { agent } = await as("authority_administrator");
    const [desk] = await house.sqlAs<{ id: string }>("owner", "select id from desk where authority_id = $1", [
      world.caen,
    ]);
    const { code } = await registerEquipment(agent, {
      id: agent.newId<EquipmentId>(),
      name: "Lecteur du hall",
      kind: "reader",
      place: "Hall",
      deskId: parseId<"desk">(desk?.id ?? ""),
    });
    return call(`${AT}/equipment/pair`, undefined, { code });
  },
  reportHealth: async () => {
    const report = (health: string) =>
      call(`${AT}/equipment/health`, `Bearer ${said("pairEquipment", "secret")}`, {
        version: "1.4.2",
        health,
      });
    await report("good");
    return report("faulty");
  },
  checkSupport: async () => {
    const { personId } = file;
    const card = { id: file.newId<SupportId>(), personId, kind: "printed" } as const;
    const { code } = await showSupportCode(file, (await requestSupport(file, card)).id);
    return call(`${AT}/supports/check`, `Bearer ${said("pairEquipment", "secret")}`, { code });
  },
  readTerminalList: () =>
    quietly(() => call(`${AT}/supports/terminal-list`, `Bearer ${said("pairEquipment", "secret")}`)),
  addCheckpoint: async () => {
    await runJournalSequencing(house.system(world.agglomeration));
    const neighbour = house.system(world.agglomeration);
    const growth = await neighbour.transaction((tx) => buildGrowthProof(tx, neighbour, 0));
    const key = Buffer.from((await findLogFile(neighbour, "key")) ?? "").toString();
    await addWatchedLog((await as("authority_administrator")).agent, key);
    const { statusCode } = await quietly(() =>
      world.server.app.inject({
        method: "POST",
        url: `${AT}/witness/add-checkpoint`,
        headers: { "content-type": "text/plain" },
        payload: `old 0\n\n${growth?.note ?? ""}`,
      }),
    );
    expect(statusCode).toBe(200);
    return undefined;
  },
  // A reader is an equipment: after the one that was paired.
  ...readerCalls({
    house: { as: (...who) => house.as(...who), system: (at) => house.system(at) },
    get world() {
      return world;
    },
    ask: (method, path, secret, body) =>
      call(`${AT}${path}`, secret === null ? undefined : `Bearer ${secret}`, body, {}, method),
    quietly: (request) => quietly(request),
    service: () => ({ serviceId, slug }),
    person: () => file,
    mayor: async () => (await as("authority_administrator")).agent,
    secret: () => said("pairEquipment", "secret"),
  }),
};

/** What the journal says since then, newest first. */
async function linesSince(position: number): Promise<readonly string[]> {
  const { entries } = await auditor.transaction((tx) => readAuthorityJournal(tx, auditor, { limit: 200 }));
  return entries.filter((entry) => entry.position > position).map(({ action }) => action);
}

async function lastPosition(): Promise<number> {
  const [found] = await house.sqlAs<{ last: string }>(
    "owner",
    "select coalesce(max(position), 0) as last from journal_entry",
  );
  return Number(found?.last ?? 0);
}

test("the register knows every operation of the API and every address of the provider, and calls each", async () => {
  const description: unknown = (await world.server.app.inject("/api/v1/openapi.json")).json();
  const operations = listOperations(description).map(({ id }) => id);
  const discovery: unknown = (await world.server.app.inject(DISCOVERY)).json();
  const addresses = Object.keys(Object(discovery)).filter((name) => /_endpoint$|^jwks_uri$/.test(name));
  expect(operations.length).toBeGreaterThan(20);
  expect(addresses).toEqual(
    expect.arrayContaining(["userinfo_endpoint", "introspection_endpoint", "revocation_endpoint"]),
  );
  expect(Object.keys(apiLines).toSorted()).toEqual([...operations, ...addresses].toSorted());
  expect(Object.keys(calls).toSorted()).toEqual(Object.keys(apiLines).toSorted());
});

test("each, called with success, leaves the line that the register says; one that is said to leave none leaves none, in any journal", {
  timeout: 300_000,
}, async () => {
  file = await aSentFile(house, world.caen);
  const [named] = await house.sqlAs<{ slug: string }>("owner", "select slug from service where id = $1", [
    serviceId,
  ]);
  slug = named?.slug ?? "";
  const silent: string[] = [];
  const told: string[] = [];
  for (const [operation, callIt] of Object.entries(calls)) {
    const before = await lastPosition();
    left = undefined;
    const answered = await callIt();
    if (answered) answers.set(operation, answered);
    const wanted = apiLines[operation];
    if (wanted === undefined || "none" in wanted) {
      if (left !== 0) told.push(`${operation}: ${left ?? "not looked at"}`);
      continue;
    }
    const lines = await linesSince(before);
    if (!lines.includes(wanted.line))
      silent.push(`${operation}: ${wanted.line} is not among ${lines.join(", ")}`);
  }
  expect({ silent, told }).toEqual({ silent: [], told: [] });
});
