import { randomUUID } from "node:crypto";
import { importSecret, writePocketProof } from "@ardeco/signed-qr";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { moduleJobs } from "../../../app.ts";
import {
  aYouthPass,
  type Member,
  type YouthPass,
} from "../../../features/activities/passes/testing/a-youth-pass.ts";
import { aCanteen, type Canteen } from "../../../features/billing/invoices/testing/a-canteen.ts";
import {
  checkAtDesk,
  getSupport,
  issuePhoneSecret,
  type PhoneSecret,
  recordSupportLoss,
  resumeSupport,
  suspendSupport,
} from "../../../features/cards/supports/index.ts";
import { shownBy } from "../../../features/cards/supports/testing/a-pool.ts";
import { parseId } from "../../../kernel/ids.ts";
import { anAgent, aTown } from "../../../testing/builders.ts";
import { strictFeatures } from "../../../testing/strict-features.ts";
import { type TestRuntime, testRuntime } from "../../../testing/test-runtime.ts";
import { type TestServer, testServer } from "../../../testing/test-server.ts";
import { sitePages } from "../index.ts";

// What a phone is given to keep: to its key, and to nothing else.

let house: TestRuntime;
let server: TestServer;
let town: Awaited<ReturnType<typeof aTown>>;
let pass: YouthPass;
let canteen: Canteen;
let karim: Member;
let phone: PhoneSecret;

beforeAll(async () => {
  house = await testRuntime(moduleJobs);
  house.clock.set("2026-11-30T07:12:05Z");
  server = await testServer(house, {
    surfaces: [sitePages({ features: strictFeatures, hostingProvider: "Hébergeur" })],
  });
  town = await aTown(house, { slug: "caen", name: "Ville de Caen" });
  await aTown(house, { slug: "ifs", name: "Ifs" });
  pass = await aYouthPass(house, town.id);
  canteen = await aCanteen(house, (await aTown(house, { slug: "bayeux", name: "Bayeux" })).id);
});
afterAll(() => house?.close());
beforeEach(async () => {
  house.clock.set("2026-11-30T07:12:05Z");
  karim = await pass.member();
  phone = await bind(karim);
});

const bind = (who: Member) =>
  issuePhoneSecret(
    who,
    { id: parseId<"support">(randomUUID()) },
    { method: "passkey", createdAt: house.clock.now() },
  );
const bytes = (text: string) => Uint8Array.from(Buffer.from(text, "base64url"));
const proofOf = async ({ generation, holder, secret }: PhoneSecret, at = house.clock.now()) =>
  writePocketProof({ generation, id: bytes(holder) }, await importSecret(bytes(secret)), at);

async function ask(
  proof: string | undefined,
  more: { slug?: string; cookies?: Record<string, string> } = {},
) {
  const { slug = "caen", cookies = {} } = more;
  const answer = await server.app.inject({
    url: `/${slug}/pochette/contenu?lang=fr`,
    headers: { accept: "application/json", ...(proof === undefined ? {} : { authorization: proof }) },
    cookies,
  });
  return { status: answer.statusCode, headers: answer.headers, told: answer.json() };
}
const askWith = async (held: PhoneSecret) => ask(`Pocket ${await proofOf(held)}`);
const plain = (told: unknown) => JSON.stringify(told).replaceAll(/[\u00a0\u202f]/g, " ");

describe("a phone is given what it keeps", () => {
  test("balances as people say them, what is left of a pass, services with their links; dated, and kept by no cache", async () => {
    const { status, headers, told } = await askWith(phone);
    expect([status, headers["cache-control"]]).toEqual([200, "no-store"]);
    expect(told).toMatchObject({ at: house.clock.now().getTime(), givenName: "Karim", toPay: [] });
    const said = plain(told);
    expect(said).toContain('"asOf":"30 novembre, 8 h 12"');
    expect(said).toContain('{"name":"Adhésion au pass","value":"0,00 €","notes":[]}');
    expect(said).toContain('"name":"Place de cinéma","value":"2 sur 2","notes":["Soit 10,00 € encore"');
    expect(told.services).toMatchObject([{ href: "/caen/espace/services/caen/pass-jeunes", ways: [] }]);
  });

  test("no name but the first one, no date of birth, no number, no identifier of anything", async () => {
    const said = plain((await askWith(phone)).told);
    expect(said).not.toMatch(/Benali|2004|SUP-|@|[0-9a-f]{8}-[0-9a-f]{4}/);
  });

  test("what is to pay, with its day; what was eaten, and by which child, is not there", async () => {
    const parent = await canteen.parent();
    await canteen.meal(await canteen.child([parent], { name: "Zoé" }), "2026-10-05", {
      label: "Repas sans porc",
    });
    await canteen.issue();
    await house.sqlAs("owner", "update person set status = 'enrolled' where id = $1", [parent.personId]);
    const { told } = await ask(`Pocket ${await proofOf(await bind(parent))}`, { slug: "bayeux" });
    expect(plain(told.toPay)).toMatch(/"name":"À payer","value":"3,50 €","notes":\["(Avant le|La date)/);
    expect(plain(told)).not.toMatch(/Zoé|Repas|porc/);
  });

  test("somebody who has nothing yet is given a first name and a date", async () => {
    const nina = await pass.young({ name: "Nina" });
    const { told } = await askWith(await bind(nina));
    expect(told).toMatchObject({ givenName: "Nina", counters: [], passes: [], toPay: [] });
  });
});

describe("nobody else is given it", () => {
  test("without a proof, with one made up, with that of another town", async () => {
    for (const proof of [undefined, "", "Pocket", "Pocket x", `Pocket ${"A".repeat(50)}`, "Bearer abc"]) {
      const { status, told } = await ask(proof);
      expect([status, told.code], String(proof)).toEqual([401, "supports.pocket_unknown"]);
    }
    const { told } = await ask(`Pocket ${await proofOf(phone)}`, { slug: "ifs" });
    expect(told.code).toBe("supports.pocket_unknown");
  });

  test("with the cookie of a session: the phone proves itself, or gets nothing", async () => {
    const browser = await server.signedIn(karim, "passkey");
    const token = browser.cookies.get("ardeco_espace", "/caen") ?? "";
    expect((await ask(undefined, { cookies: { ardeco_espace: token } })).status).toBe(401);
  });

  test("with the code that a till scanned, in whatever clothes", async () => {
    const code = await shownBy(phone, house.clock.now());
    expect((await ask(`Pocket ${code}`)).told.code).toBe("supports.pocket_unknown");
  });

  test("twice with one proof; and reading spends no code that a till waits for", async () => {
    const proof = `Pocket ${await proofOf(phone)}`;
    expect((await ask(proof)).status).toBe(200);
    expect((await ask(proof)).told.code).toBe("supports.pocket_just_read");
    expect((await askWith(phone)).status).toBe(429);
    const agent = await anAgent(house, town.id, ["reception"]);
    const read = await checkAtDesk(agent, await shownBy(phone, house.clock.now()));
    expect(read).toMatchObject({ found: true, isProven: true });
    house.clock.advance(15_000);
    expect((await askWith(phone)).status).toBe(200);
  });

  test("with a clock that is wrong: told so, since the code would be refused too", async () => {
    const late = await proofOf(phone, new Date(house.clock.now().getTime() - 60_000));
    expect((await ask(`Pocket ${late}`)).told).toMatchObject({ status: 409, code: "supports.pocket_clock" });
  });

  test("somebody who holds a secret of their own and says the name of another", async () => {
    const other = await bind(await pass.young({ name: "Nina" }));
    expect((await askWith({ ...other, holder: phone.holder })).told.code).toBe("supports.pocket_unknown");
  });
});

describe("a phone that serves no more", () => {
  test("declared lost: nothing new, and it is told to forget", async () => {
    await recordSupportLoss(karim, { id: phone.support.id, door: "space" });
    expect((await askWith(phone)).told).toMatchObject({ status: 410, code: "supports.pocket_ended" });
  });

  test("suspended: nothing, until it is resumed", async () => {
    const agent = await anAgent(house, town.id, ["reception"]);
    const seen = async () => {
      const { version } = await getSupport(karim, phone.support.id);
      return { id: phone.support.id, version, reason: "Trouvé dans le hall" };
    };
    await suspendSupport(agent, await seen());
    expect((await askWith(phone)).told).toMatchObject({ status: 403, code: "supports.pocket_suspended" });
    await resumeSupport(agent, await seen());
    house.clock.advance(15_000);
    expect((await askWith(phone)).status).toBe(200);
  });

  test("of somebody who died", async () => {
    await house.sqlAs("owner", "update person set status = 'deceased' where id = $1", [karim.personId]);
    expect((await askWith(phone)).told.code).toBe("supports.pocket_ended");
  });
});
