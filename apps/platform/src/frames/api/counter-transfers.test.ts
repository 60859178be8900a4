import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { registerClient } from "../../features/consent/clients/index.ts";
import { aPurse, type Holder, type Purse } from "../../features/ledger/counters/testing/a-purse.ts";
import { computePairwiseSubject } from "../../features/trust/keys/index.ts";
import type { Context } from "../../kernel/context.ts";
import { parseId, type ServiceId } from "../../kernel/ids.ts";
import { anAgent } from "../../testing/builders.ts";
import { aPublishedService } from "../../testing/services.ts";
import { aHouseWithApi, type Wish } from "./testing/a-house-with-api.ts";

// A library and a cinema share a counter: each reads what it did there, and learns nothing of the other.

let api: Awaited<ReturnType<typeof aHouseWithApi>>;
let purse: Purse;
let holder: Holder;
let cinemaService: Awaited<ReturnType<typeof aPublishedService>>;
let library: Wish["basic"];
let cinema: Wish["basic"];
let stranger: Wish["basic"];
let cinemaSub: string;

beforeAll(async () => {
  api = await aHouseWithApi();
  cinemaService = await aPublishedService(api.house, api.town.id, { slug: "cinema" });
  const { id: serviceId, providerId } = api.library;
  const known = { service: { serviceId, providerId }, caller: "test" };
  purse = await aPurse(api.house, api.town.id, { services: [serviceId, cinemaService.id] }, known);
  holder = await purse.holder(10_000);
  const sector = { providerId: cinemaService.providerId, serviceId: cinemaService.id };
  cinemaSub = computePairwiseSubject(purse.system, sector, holder.personId);
  library = await anApplication(serviceId);
  cinema = await anApplication(cinemaService.id);
  const museum = await aPublishedService(api.house, api.town.id, { slug: "musee" });
  stranger = await anApplication(museum.id);
});
afterAll(() => api?.house.close());

async function anApplication(serviceId: ServiceId) {
  const manager = await anAgent(api.house, api.town.id, ["service_manager"]);
  const registered = await registerClient(manager, {
    serviceId,
    name: "Caisse",
    authMethod: "client_secret_basic",
    redirectUris: ["https://caisse.example/retour"],
  });
  return [registered.clientId, registered.secret ?? ""] as const;
}

const path = (more: string, authority = "caen") =>
  `/authorities/${authority}/counters/${purse.counterId}/transfers${more}`;
const read = (more: string, basic = library) => api.ask(path(more), basic ? { basic } : {});

async function debit(basic: Wish["basic"], sub: string, label: string, key: string = randomUUID()) {
  const answer = await api.ask(`/authorities/caen/counters/${purse.counterId}/debits`, {
    body: { sub, amount: 350, label },
    ...(basic ? { basic } : {}),
    headers: { "idempotency-key": key },
  });
  expect(answer.status).toBe(200);
  return String(answer.json().transfer);
}

const transfersOf = async (more: string, basic = library) =>
  (await read(more, basic)).json().transfers as { transfer: string; label?: string; kind: string }[];

describe("an application reads the transfers that its service made", () => {
  test("by pages, newest first, each once, whatever others do meanwhile; without whose they are, nor a balance", async () => {
    const labels = ["un", "deux", "trois", "quatre", "cinq"];
    for (const label of labels) {
      await debit(library, holder.subject, label);
      await debit(cinema, cinemaSub, `séance ${label}`);
    }
    const seen: string[] = [];
    for (let at: string | undefined = "?limit=2"; at !== undefined; ) {
      const answer = await read(at);
      expect([answer.status, answer.headers["cache-control"]]).toEqual([200, "no-store"]);
      for (const one of answer.json().transfers) {
        expect(Object.keys(one).sort()).toEqual(["amount", "at", "day", "kind", "label", "transfer"]);
        seen.push(one.label);
      }
      at = /<[^>]*(\?[^>]*)>; rel="next"/.exec(String(answer.headers.link))?.[1];
      // Where a page begins is an id: a number would count the lines of others.
      const cursor = new URLSearchParams(at).get("cursor")?.split(".")[0] ?? "";
      if (at) expect(Buffer.from(cursor, "base64url").toString()).toMatch(/^[0-9a-f]{8}-[0-9a-f-]{27}$/);
    }
    expect(seen).toEqual(labels.toReversed());
    expect((await transfersOf("", cinema)).map(({ label }) => label)).toEqual(
      labels.toReversed().map((label) => `séance ${label}`),
    );
  });

  test("by the key of an operation, done or not, and of no other application", async () => {
    const key = `repas ${randomUUID()}`;
    const transfer = await debit(library, holder.subject, "par clé", key);
    const by = (basic: Wish["basic"], wanted = key) =>
      transfersOf(`?idempotency_key=${encodeURIComponent(wanted)}`, basic);
    expect(await by(library)).toMatchObject([{ transfer, kind: "debit", label: "par clé" }]);
    expect(await by(library, randomUUID())).toEqual([]);
    expect(await by(cinema)).toEqual([]);
    expect(await by(await anApplication(api.library.id))).toEqual([]);
    const wrong = await read(`?idempotency_key=${"k".repeat(257)}`);
    expect([wrong.status, wrong.json().code]).toEqual([400, "api.key_not_valid"]);
  });

  test("one by one: a refund says what it gives back", async () => {
    const transfer = await debit(library, holder.subject, "rendu");
    const refund = await api.ask(path(`/${transfer}/refund`), {
      body: { amount: 50, label: "Erreur" },
      ...(library ? { basic: library } : {}),
      headers: { "idempotency-key": randomUUID() },
    });
    const one = await read(`/${refund.json().transfer}`);
    expect(one.json()).toMatchObject({ kind: "reverse", amount: 50, about: transfer, label: "Erreur" });
    expect((await read(`/${transfer}`)).json()).toMatchObject({ kind: "debit", amount: 350 });
  });
});

describe("an attack reads nothing", () => {
  test("a line of another service of the counter is unknown, by its id and from a cursor of the other", async () => {
    const [mine, theirs] = [
      await debit(library, holder.subject, "à moi"),
      await debit(cinema, cinemaSub, "à eux"),
    ];
    for (const [basic, id] of [
      [library, theirs],
      [cinema, mine],
      [library, randomUUID()],
    ] as const) {
      const answer = await read(`/${id}`, basic);
      expect([answer.status, answer.json().code]).toEqual([404, "counters.unknown_transfer"]);
    }
    const { headers } = await read("?limit=1", cinema);
    const next = /<[^>]*(\?[^>]*)>; rel="next"/.exec(String(headers.link))?.[1] ?? "";
    // A cursor is of an address, not of a caller: that of the other service begins nowhere here.
    expect(await transfersOf(next, library)).toEqual([]);
    const house = await purse.byHouse({ kind: "credit", accountId: holder.accountId, amount: 100 });
    expect((await read(`/${house.id}`)).status).toBe(404);
  });

  test("a service that the counter does not list, an application of another authority, another kind of token", async () => {
    const refused = await read("", stranger);
    expect([refused.status, refused.json().code]).toEqual([403, "counters.not_in_scope"]);
    const elsewhere = await api.ask(path("", "caen-la-mer"), library ? { basic: library } : {});
    expect(elsewhere.status).toBe(401);
    for (const role of ["service_manager", "authority_administrator", "auditor"] as const) {
      const { token } = await api.tokenFor(role);
      expect((await api.ask(path(""), { token })).status).toBe(401);
    }
    expect((await api.ask(path(""))).status).toBe(401);
    expect((await api.ask(path("?sub=somebody"), library ? { basic: library } : {})).status).toBe(422);
  });

  test("in the database: without its income account an application sees no line, and nobody else sees one by it", async () => {
    const { clientId } = { clientId: parseId<"client">(library?.[0] ?? "") };
    const { id: serviceId, providerId } = api.library;
    const client: Context = purse.system.as({ kind: "client", clientId, serviceId, offeredBy: providerId });
    const [income] = await api.house.sqlAs<{ id: string }>(
      "owner",
      "select income_id as id from counter_service where service_id = $1",
      [serviceId],
    );
    const countAs = (context: Context, looksAt: string) =>
      context.transaction(async (tx) => {
        await sql`select set_config('ardeco.counter_income', ${looksAt}, true)`.execute(tx);
        const { rows } = await sql<{ lines: number; others: number }>`select count(*)::int as lines,
          (count(*) filter (where ${income?.id}::uuid not in (debit_id, credit_id)))::int as others
          from counter_transfer`.execute(tx);
        return rows[0];
      });
    expect(await countAs(client, "")).toEqual({ lines: 0, others: 0 });
    const seen = await countAs(client, income?.id ?? "");
    expect([(seen?.lines ?? 0) > 0, seen?.others]).toEqual([true, 0]);
    expect(await countAs(holder.person, income?.id ?? "")).toEqual({ lines: 0, others: 0 });
    const agent = await anAgent(api.house, api.town.id, ["service_manager"]);
    expect(await countAs(agent, income?.id ?? "")).toEqual({ lines: 0, others: 0 });
    const elsewhere = api.house.system(api.group.id).as(client.actor);
    expect(await countAs(elsewhere, income?.id ?? "")).toEqual({ lines: 0, others: 0 });
  });
});
