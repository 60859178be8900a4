import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { closeService } from "../../features/catalogue/catalogue/index.ts";
import { registerClient } from "../../features/consent/clients/index.ts";
import { aPurse, type Holder, type Purse } from "../../features/ledger/counters/testing/a-purse.ts";
import { anAgent } from "../../testing/builders.ts";
import { aPublishedService } from "../../testing/services.ts";
import { aHouseWithApi, type Wish } from "./testing/a-house-with-api.ts";

let api: Awaited<ReturnType<typeof aHouseWithApi>>;
let purse: Purse;
let holder: Holder;
let library: Wish["basic"];
let cinema: Wish["basic"];

beforeAll(async () => {
  api = await aHouseWithApi();
  const { id: serviceId, providerId } = api.library;
  const known = { service: { serviceId, providerId }, caller: "test" };
  purse = await aPurse(api.house, api.town.id, { services: [serviceId] }, known);
  library = await anApplication(api.library);
  cinema = await anApplication(await aPublishedService(api.house, api.town.id, { slug: "cinema" }));
});
afterAll(() => api?.house.close());

async function anApplication({ id: serviceId }: { readonly id: typeof api.library.id }) {
  const manager = await anAgent(api.house, api.town.id, ["service_manager"]);
  const registered = await registerClient(manager, {
    serviceId,
    name: "Caisse",
    authMethod: "client_secret_basic",
    redirectUris: ["https://caisse.example/retour"],
    initiateLoginUri: "https://caisse.example/connexion",
  });
  return [registered.clientId, registered.secret ?? ""] as const;
}

const path = (more: string) => `/authorities/caen/counters/${purse.counterId}/${more}`;

const post = (more: string, body: object, { basic = library, key = randomUUID() as string | null } = {}) =>
  api.ask(path(more), {
    body,
    ...(basic ? { basic } : {}),
    ...(key === null ? {} : { headers: { "idempotency-key": key } }),
  });

const fresh = async (amount: number) => {
  holder = await purse.holder(amount);
  return holder.subject;
};

describe("a till, by the API", () => {
  test("reads a balance, debits it once whatever the retries, and gives back", async () => {
    const sub = await fresh(1_000);
    expect((await post("balance", { sub }, { key: null })).json()).toEqual({
      balance: 1_000,
      reserved: 0,
      available: 1_000,
    });
    const key = randomUUID();
    const meal = { sub, amount: 350, label: "Prêt de janvier" };
    const answers = await Promise.all(Array.from({ length: 10 }, () => post("debits", meal, { key })));
    for (const answer of answers) {
      expect(answer.status).toBe(200);
      expect(answer.json()).toMatchObject({ amount: 350, balance: 650 });
      expect(answer.headers["cache-control"]).toBe("no-store");
    }
    expect(answers.filter(({ headers }) => headers["idempotency-replayed"] === "true")).toHaveLength(9);
    const { transfer } = answers[0]?.json() ?? {};
    const refund = await post(`transfers/${transfer}/refund`, { amount: 50, label: "Erreur de caisse" });
    expect(refund.json()).toMatchObject({ amount: 50, balance: 700 });
  });

  test("holds, then takes less, or lets go", async () => {
    const sub = await fresh(1_000);
    const until = new Date(api.house.clock.now().getTime() + 3_600_000).toISOString();
    const [one, other] = [
      (await post("reservations", { sub, amount: 600, until })).json(),
      (await post("reservations", { sub, amount: 400, until })).json(),
    ];
    const refused = await post("debits", { sub, amount: 1 });
    expect([refused.status, refused.json().code]).toEqual([409, "counters.insufficient_balance"]);
    expect(refused.json().title).toMatch(/^Le solde ne suffit pas/);
    expect((await post(`transfers/${one.transfer}/post`, { amount: 550 })).json().balance).toBe(450);
    expect((await post(`transfers/${other.transfer}/void`, {})).json().balance).toBe(450);
    const past = await post("reservations", { sub, amount: 1, until: "2020-01-01T00:00:00Z" });
    expect([past.status, past.json().code]).toEqual([422, "counters.end_not_valid"]);
  });

  test("moves nothing without a key, nor under a key that served for something else", async () => {
    const sub = await fresh(1_000);
    const without = await post("debits", { sub, amount: 1 }, { key: null });
    expect([without.status, without.json().code]).toEqual([400, "api.key_needed"]);
    const key = randomUUID();
    await post("debits", { sub, amount: 1 }, { key });
    const other = await post("debits", { sub, amount: 2 }, { key });
    expect([other.status, other.json().code]).toEqual([422, "counters.key_reused"]);
    for (const amount of [0, -1, 1.5, "1"]) expect((await post("debits", { sub, amount })).status).toBe(422);
    expect((await post("balance", { sub }, { key: null })).json().balance).toBe(999);
  });

  test("that shares its counter reads whether an amount is enough, and never the balance", async () => {
    const { service } = purse.canteen;
    const other = await aPublishedService(api.house, api.town.id, { slug: "theatre" });
    const shared = await aPurse(
      api.house,
      api.town.id,
      { services: [service.serviceId, other.id] },
      purse.canteen,
    );
    const { subject: sub } = await shared.holder(1_000);
    const at = (more: string, body: object) =>
      api.ask(`/authorities/caen/counters/${shared.counterId}/${more}`, {
        body,
        ...(library ? { basic: library } : {}),
        headers: { "idempotency-key": randomUUID() },
      });
    const without = await at("balance", { sub });
    expect([without.status, without.json().code]).toEqual([422, "counters.amount_needed"]);
    expect((await at("balance", { sub, amount: 1_000 })).json()).toEqual({ enough: true });
    expect((await at("balance", { sub, amount: 1_001 })).json()).toEqual({ enough: false });
    const { transfer, ...told } = (await at("debits", { sub, amount: 300 })).json();
    expect(told).toEqual({ amount: 300 });
    expect((await at(`transfers/${transfer}/refund`, { amount: 100 })).json()).not.toHaveProperty("balance");
  });

  test("a counter of others, a name of another service, or a stranger opens nothing", async () => {
    const sub = await fresh(1_000);
    const tries = [
      ["balance", { sub }, 403, "counters.not_in_scope"],
      ["debits", { sub, amount: 1 }, 403, "counters.not_in_scope"],
      ["credits", { sub, amount: 1 }, 403, "counters.not_in_scope"],
    ] as const;
    for (const [more, body, status, code] of tries) {
      const answer = await post(more, body, { basic: cinema });
      expect([more, answer.status, answer.json().code]).toEqual([more, status, code]);
    }
    const { transfer } = (await post("debits", { sub, amount: 10 })).json();
    const stolen = await post(`transfers/${transfer}/refund`, {}, { basic: cinema });
    expect([stolen.status, stolen.json().code]).toEqual([404, "counters.unknown_transfer"]);
    const gift = await post("credits", { sub, amount: 1 });
    expect([gift.status, gift.json().code]).toEqual([403, "counters.credit_not_allowed"]);
    const unknown = await post("debits", { sub: "A".repeat(43), amount: 1 });
    expect([unknown.status, unknown.json().code]).toEqual([404, "counters.unknown_account"]);
    const nobody = await api.ask(path("debits"), { body: { sub, amount: 1 } });
    expect([nobody.status, nobody.json().code]).toEqual([401, "api.client_not_known"]);
    const agent = await api.tokenFor("authority_administrator");
    const asAgent = await api.ask(path("debits"), { body: { sub, amount: 1 }, token: agent.token });
    expect([asAgent.status, asAgent.json().code]).toEqual([401, "api.client_not_known"]);
  });

  test("of a service that is offered no more, it moves nothing, and still says who it is", async () => {
    const closing = await aPublishedService(api.house, api.town.id, { slug: "patinoire" });
    const basic = await anApplication(closing);
    const { id: serviceId, providerId } = closing;
    const known = { service: { serviceId, providerId }, caller: "test" };
    const rink = await aPurse(api.house, api.town.id, { services: [serviceId] }, known);
    const { subject: sub } = await rink.holder(10);
    const debit = () =>
      api.ask(`/authorities/caen/counters/${rink.counterId}/debits`, {
        body: { sub, amount: 1 },
        basic,
        headers: { "idempotency-key": randomUUID() },
      });
    expect((await debit()).status).toBe(200);
    await closeService(await anAgent(api.house, api.town.id, ["service_manager"]), serviceId);
    const refused = await debit();
    expect([refused.status, refused.json().code]).toEqual([403, "request.forbidden"]);
    expect((await api.ask("/authorities/caen/deliveries", { basic })).status).toBe(200);
  });
});
