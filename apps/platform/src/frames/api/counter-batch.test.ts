import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { registerClient } from "../../features/consent/clients/index.ts";
import { aPurse, type Purse } from "../../features/ledger/counters/testing/a-purse.ts";
import { anAgent } from "../../testing/builders.ts";
import { aPublishedService } from "../../testing/services.ts";
import { defaultRates } from "../../web/index.ts";
import { aHouseWithApi, type Wish } from "./testing/a-house-with-api.ts";

let api: Awaited<ReturnType<typeof aHouseWithApi>>;
let purse: Purse;
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

const address = (more = "transfers") => `/authorities/caen/counters/${purse.counterId}/${more}`;
const post = (body: unknown, { basic = library, question = "" } = {}) =>
  api.ask(`${address()}${question}`, { body, ...(basic ? { basic } : {}) });
const meal = (sub: string, more: object = {}) => ({
  key: randomUUID(),
  kind: "debit",
  sub,
  amount: 350,
  label: "Cantine, 12 mars",
  ...more,
});
const inAnHour = () => new Date(api.house.clock.now().getTime() + 3_600_000).toISOString();

describe("the meals of noon, in one call", () => {
  test("each line is answered in its place, done or refused, and a refused one refuses no other", async () => {
    const [one, other] = [await purse.holder(1_000), await purse.holder(100)];
    const lines = [
      meal(one.subject),
      meal(other.subject),
      meal("A".repeat(43)),
      meal(one.subject, { kind: "reserve", amount: 150, until: inAnHour() }),
      meal(one.subject, { kind: "reserve", until: "2020-01-01T00:00:00Z" }),
      meal(one.subject, { kind: "credit" }),
      meal(one.subject, { amount: 500 }),
    ];
    const answer = await post({ transfers: lines });
    expect([answer.status, answer.headers["cache-control"]]).toEqual([200, "no-store"]);
    const { transfers } = answer.json();
    expect(transfers.map(({ key }: { key: string }) => key)).toEqual(lines.map(({ key }) => key));
    expect(transfers[0]).toEqual({
      key: lines[0]?.key,
      transfer: expect.any(String),
      amount: 350,
      balance: 650,
      replayed: false,
    });
    expect(transfers[3]).toMatchObject({ amount: 150, balance: 650 });
    expect(transfers[6]).toMatchObject({ amount: 500, balance: 150 });
    expect(transfers[1].refused).toMatchObject({
      code: "counters.insufficient_balance",
      status: 409,
      type: expect.stringMatching(/\/api\/v1\/errors#counters\.insufficient_balance$/),
      title: expect.stringMatching(/^Le solde ne suffit pas/),
      instance: `urn:uuid:${answer.headers["x-request-id"]}`,
    });
    const code = (at: number) => transfers[at].refused.code;
    expect([code(2), code(4), code(5)]).toEqual([
      "counters.unknown_account",
      "counters.end_not_valid",
      "counters.credit_not_allowed",
    ]);
    const english = (await post({ transfers: [lines[1]] }, { question: "?lang=en" })).json();
    expect(english.transfers[0].refused.title).toMatch(/^The balance/);
  });

  test("sent again, or line by line at the other addresses, nothing moves twice", async () => {
    const { subject: sub } = await purse.holder(1_000);
    const lines = [meal(sub), meal(sub, { amount: 10 })];
    const first = (await post({ transfers: lines })).json().transfers;
    const again = (await post({ transfers: lines })).json().transfers;
    expect(again).toEqual(first.map((one: object) => ({ ...one, replayed: true })));
    const { key, kind: _, ...body } = lines[0] ?? meal(sub);
    const headers = { "idempotency-key": `"${key}"` };
    const alone = await api.ask(address("debits"), { body, ...(library ? { basic: library } : {}), headers });
    expect(alone.headers["idempotency-replayed"]).toBe("true");
    expect(alone.json()).toEqual({ transfer: first[0].transfer, amount: 350, balance: 650 });
    const another = (await post({ transfers: [{ ...lines[0], amount: 1 }] })).json().transfers;
    expect(another[0].refused.code).toBe("counters.key_reused");
  });

  test("a counter that services share says no balance", async () => {
    const { service } = purse.canteen;
    const other = await aPublishedService(api.house, api.town.id, { slug: "theatre" });
    const services = [service.serviceId, other.id];
    const shared = await aPurse(api.house, api.town.id, { services }, purse.canteen);
    const { subject } = await shared.holder(1_000);
    const answer = await api.ask(`/authorities/caen/counters/${shared.counterId}/transfers`, {
      body: { transfers: [meal(subject)] },
      ...(library ? { basic: library } : {}),
    });
    expect(answer.json().transfers[0]).not.toHaveProperty("balance");
    expect(answer.json().transfers[0].amount).toBe(350);
  });

  test("a counter of others refuses each line; a stranger, the call", async () => {
    const { subject } = await purse.holder(1_000);
    const { transfers } = (await post({ transfers: [meal(subject)] }, { basic: cinema })).json();
    expect(transfers[0].refused).toMatchObject({ code: "counters.not_in_scope", status: 403 });
    const nobody = await api.ask(address(), { body: { transfers: [meal(subject)] } });
    expect([nobody.status, nobody.json().code]).toEqual([401, "api.client_not_known"]);
    const { token } = await api.tokenFor("authority_administrator");
    const agent = await api.ask(address(), { body: { transfers: [meal(subject)] }, token });
    expect([agent.status, agent.json().code]).toEqual([401, "api.client_not_known"]);
  });
});

describe("what is not a call", () => {
  test("is refused whole, with the place, and moves nothing", async () => {
    const { subject: sub } = await purse.holder(1_000);
    const good = meal(sub, { key: "kept-for-the-end" });
    const twice = randomUUID();
    const tries: readonly (readonly [body: unknown, place: string])[] = [
      [{ transfers: [] }, "transfers"],
      [{}, ""],
      [{ transfers: {} }, "transfers"],
      [{ transfers: [good, null] }, "transfers.1"],
      [{ transfers: [good, meal(sub, { amount: "1" })] }, "transfers.1.amount"],
      [{ transfers: [good, meal(sub, { amount: 1.5 })] }, "transfers.1.amount"],
      [{ transfers: [good, meal(sub, { kind: "post" })] }, "transfers.1.kind"],
      [{ transfers: [good, meal(sub, { sub: "x" })] }, "transfers.1.sub"],
      [{ transfers: [good, meal(sub, { label: " " })] }, "transfers.1.label"],
      [{ transfers: [good, meal(sub, { key: "" })] }, "transfers.1.key"],
      [{ transfers: [good, meal(sub, { key: "é" })] }, "transfers.1.key"],
      [{ transfers: [good, meal(sub, { key: " a" })] }, "transfers.1.key"],
      [{ transfers: [good, meal(sub, { key: '"a"' })] }, "transfers.1.key"],
      [{ transfers: [good, meal(sub, { key: "a".repeat(256) })] }, "transfers.1.key"],
      [{ transfers: [good, meal(sub, { until: inAnHour() })] }, "transfers.1.until"],
      [{ transfers: [good, meal(sub, { kind: "reserve" })] }, "transfers.1.until"],
      [{ transfers: [good, meal(sub, { kind: "reserve", until: "demain" })] }, "transfers.1.until"],
      [{ transfers: [good, meal(sub, { more: 1 })] }, "transfers.1"],
      [{ transfers: [meal(sub, { key: twice }), good, meal(sub, { key: twice })] }, "transfers.2.key"],
      [
        {
          transfers: [
            meal(sub, { kind: "reserve", until: "2020-01-01T00:00:00Z", key: twice }),
            good,
            meal(sub, { key: twice }),
          ],
        },
        "transfers.2.key",
      ],
      [{ transfers: Array.from({ length: 501 }, () => meal(sub)) }, "transfers"],
    ];
    for (const [body, place] of tries) {
      const answer = await post(body);
      const told = JSON.stringify(body).slice(0, 300);
      expect([told, answer.status]).toEqual([told, 422]);
      const places = answer.json().errors.map(({ field }: { field: string }) => field);
      expect([told, places]).toEqual([told, expect.arrayContaining([place])]);
    }
    const { transfers } = (await post({ transfers: [good] })).json();
    expect(transfers[0]).toMatchObject({ replayed: false, balance: 650 });
  });

  test("ten thousand lines are refused, whatever they hold, with ten things wrong at most, and a body of megabytes for its size", async () => {
    const { subject: sub } = await purse.holder(1);
    const small = { key: "a", kind: "debit", sub, amount: 1 };
    for (const line of [small, 0, [], {}]) {
      const answer = await post({ transfers: Array.from({ length: 10_000 }, () => line) });
      expect([answer.status, answer.json().errors?.length <= 10]).toEqual([422, true]);
    }
    const large = await post({ transfers: Array.from({ length: 10_000 }, () => meal(sub)) });
    expect(large.status).toBe(413);
  });

  test("a label of a megabyte is refused by its field, alone or in a line, and so is one of signs that nobody sees", async () => {
    const { subject: sub } = await purse.holder(1);
    const line = { sub, amount: 1, label: `${"a".repeat(900_000)}\u0001` };
    const alone = await api.ask(address("debits"), {
      body: line,
      ...(library ? { basic: library } : {}),
      headers: { "idempotency-key": randomUUID() },
    });
    const among = await post({ transfers: [{ ...line, key: "a", kind: "debit" }] });
    const said = [alone, among].map((answer) => [answer.status, answer.json().errors[0]?.field]);
    expect(said).toEqual([
      [422, "label"],
      [422, "transfers.0.label"],
    ]);
    for (const label of ["a\u2028b", "\u2029", "\u0001", " "])
      expect((await post({ transfers: [meal(sub, { label })] })).status).toBe(422);
  });

  test("five hundred lines of the longest that is allowed do fit", async () => {
    const { subject: sub } = await purse.holder(500);
    const longest = (index: number) =>
      meal(sub, { key: `${"k".repeat(250)}${index}`, amount: 1, label: "\u{1F372}".repeat(40) });
    const answer = await post({ transfers: Array.from({ length: 500 }, (_, index) => longest(index)) });
    expect(answer.status).toBe(200);
    expect(answer.json().transfers[499]).toMatchObject({ balance: 0 });
  });

  test("whatever is sent, the answer is never a failure of ours", async () => {
    const { subject } = await purse.holder(10_000);
    const odd = fc.oneof(fc.jsonValue(), fc.string({ unit: "binary" }), fc.integer());
    const line = fc.record(
      {
        key: fc.oneof({ weight: 40, arbitrary: fc.uuid() }, { weight: 1, arbitrary: odd }),
        kind: fc.oneof(
          { weight: 40, arbitrary: fc.constantFrom("debit", "credit", "reserve") },
          { weight: 1, arbitrary: odd },
        ),
        sub: fc.oneof({ weight: 40, arbitrary: fc.constant(subject) }, { weight: 1, arbitrary: odd }),
        amount: fc.oneof(
          { weight: 40, arbitrary: fc.integer({ min: 1, max: 99 }) },
          { weight: 1, arbitrary: odd },
        ),
        label: fc.oneof(
          { weight: 40, arbitrary: fc.constantFrom("Cantine, 12 mars", "a", "\u{1F372}".repeat(80)) },
          { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 90 }) },
          { weight: 1, arbitrary: odd },
        ),
        until: fc.oneof(
          { weight: 40, arbitrary: fc.constant(undefined) },
          { weight: 1, arbitrary: fc.constantFrom("9999-12-31T23:59:60Z", "0000-01-01T00:00:00+24:00") },
          { weight: 1, arbitrary: odd },
        ),
      },
      { requiredKeys: ["key", "kind", "sub", "amount"] },
    );
    const ended = line.map((one) =>
      one.kind === "reserve" && one.until === undefined ? { ...one, until: inAnHour() } : one,
    );
    const body = fc.oneof(
      { weight: 1, arbitrary: fc.jsonValue() },
      { weight: 6, arbitrary: fc.record({ transfers: fc.array(ended, { minLength: 1, maxLength: 5 }) }) },
      { weight: 1, arbitrary: fc.record({ transfers: fc.jsonValue() }) },
    );
    let reached = 0;
    await fc.assert(
      fc.asyncProperty(body, async (sent) => {
        const { status } = await post(sent);
        if (status === 200) reached += 1;
        expect(status === 200 || (status >= 400 && status < 500), `status ${status}`).toBe(true);
      }),
      { numRuns: 200 },
    );
    // Many are whole calls, whose lines are moved or refused one by one.
    expect(reached).toBeGreaterThan(20);
  });
});

describe("the pace", () => {
  test("counts each line as the call that it would have been", async () => {
    const { subject } = await purse.holder(1_000);
    const left = async (count: number) => {
      const { headers } = await post({
        transfers: Array.from({ length: count }, () => meal(subject, { amount: 1 })),
      });
      return Number(headers["x-ratelimit-remaining"]);
    };
    const before = await left(1);
    expect(await left(1)).toBe(before - 1);
    expect(await left(50)).toBe(before - 51);
  });

  test("lets one of two through that come together and do not both fit, and counts none of the other", async () => {
    const { subject } = await purse.holder(1_000);
    const hurried = await api.serve({ rates: { ...defaultRates, generousPerMinute: 100 } });
    const send = (lines: readonly object[]) =>
      hurried.inject({
        method: "POST",
        url: `/api/v1${address()}`,
        headers: { authorization: `Basic ${Buffer.from((library ?? []).join(":")).toString("base64")}` },
        payload: { transfers: lines },
      });
    const sixty = () => Array.from({ length: 60 }, () => meal(subject, { amount: 1 }));
    const both = await Promise.all([send(sixty()), send(sixty())]);
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([200, 429]);
    expect((await send([meal(subject, { amount: 1 })])).headers["x-ratelimit-remaining"]).toBe("38");
    const twice = meal(subject, { amount: 1 });
    const refused = await send([...sixty().slice(0, 20), twice, twice]);
    expect([refused.json().code, refused.headers["x-ratelimit-remaining"]]).toEqual([
      "counters.key_twice",
      "37",
    ]);
  });

  test("tells a call that would never pass how many lines would", async () => {
    const { subject } = await purse.holder(1_000);
    const slow = await api.serve({ rates: { ...defaultRates, generousPerMinute: 50 } });
    const send = (count: number) =>
      slow.inject({
        method: "POST",
        url: `/api/v1${address()}`,
        headers: { authorization: `Basic ${Buffer.from((library ?? []).join(":")).toString("base64")}` },
        payload: { transfers: Array.from({ length: count }, () => meal(subject, { amount: 1 })) },
      });
    const refused = await send(51);
    expect([refused.statusCode, refused.json().code, refused.headers["x-ratelimit-limit"]]).toEqual([
      422,
      "counters.too_many_lines",
      "50",
    ]);
    expect(refused.json().errors).toMatchObject([
      { field: "transfers", message: "50 lignes au plus à la fois." },
    ]);
    expect((await send(49)).statusCode).toBe(200);
  });

  test("refuses whole a call that does not fit in what is left of the minute, and says when it will", async () => {
    const { subject } = await purse.holder(1_000);
    const hurried = await api.serve({ rates: { ...defaultRates, generousPerMinute: 100 } });
    const send = async (count: number) => {
      const { statusCode, headers } = await hurried.inject({
        method: "POST",
        url: `/api/v1${address()}`,
        headers: { authorization: `Basic ${Buffer.from((library ?? []).join(":")).toString("base64")}` },
        payload: { transfers: Array.from({ length: count }, () => meal(subject, { amount: 1 })) },
      });
      return [statusCode, Number(headers["x-ratelimit-remaining"]), headers["retry-after"] !== undefined];
    };
    expect(await send(60)).toEqual([200, 40, false]);
    // Refused, it counts as the one call that it was.
    expect(await send(41)).toEqual([429, 39, true]);
    expect(await send(39)).toEqual([200, 0, false]);
    expect((await send(1))[0]).toBe(429);
    expect((await send(101))[0]).toBe(429);
    const balance = await post({ transfers: [meal(subject, { amount: 1 })] });
    expect(balance.json().transfers[0]).toMatchObject({ balance: 1_000 - 60 - 39 - 1 });
  });
});

test("where the database fails in the middle, 500; the same call again does each line once", async () => {
  const { subject } = await purse.holder(1_000);
  const lines = Array.from({ length: 120 }, (_, index) => meal(subject, { amount: index === 60 ? 13 : 1 }));
  await api.house.sqlAs(
    "owner",
    `create function meal_fails() returns trigger language plpgsql as
       $$ begin if new.amount = 13 and new.kind = 'debit' then raise exception 'no room on the disk' using errcode = '53100'; end if; return new; end $$;
     create trigger meal_fails before insert on counter_transfer for each row execute function meal_fails()`,
  );
  const send = () =>
    api.app.inject({
      method: "POST",
      url: `/api/v1${address()}`,
      headers: { authorization: `Basic ${Buffer.from((library ?? []).join(":")).toString("base64")}` },
      payload: { transfers: lines },
    });
  try {
    const failed = await send();
    expect([failed.statusCode, failed.json().code]).toEqual([500, "server.failure"]);
  } finally {
    await api.house.sqlAs("owner", "drop trigger meal_fails on counter_transfer; drop function meal_fails()");
  }
  const { transfers } = (await send()).json();
  const replayed = transfers.filter((one: { replayed: boolean }) => one.replayed).length;
  expect([transfers.length, replayed, transfers[119].balance]).toEqual([120, 60, 1_000 - 119 - 13]);
});
