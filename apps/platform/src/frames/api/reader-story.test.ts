import { constants, generateKeyPairSync, privateDecrypt } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { present } from "@ardeco/desfire/emulator";
import { aPcscd, aToken, type TestToken, withoutPcscd, withoutToken } from "@ardeco/testing";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { type EquipmentId, registerEquipment } from "../../features/cards/equipment/index.ts";
import { encryptDebitKey, listGaps, terminalsJobs } from "../../features/cards/terminals/index.ts";
import { type Canteen, canteenIn } from "../../features/cards/terminals/testing/a-canteen.ts";
import { type Gate, gateIn } from "../../features/cards/terminals/testing/a-gate.ts";
import { consentJobs, withdrawGrant } from "../../features/consent/consent/index.ts";
import { subscriptionsJobs } from "../../features/consent/subscriptions/index.ts";
import { getJob } from "../../kernel/module-jobs.ts";
import { aHouseWithApi } from "./testing/a-house-with-api.ts";
import { aLine } from "./testing/a-line.ts";
import { startProgram } from "./testing/a-reader-program.ts";

// A desk from end to end: the program as it is started, keys in a token, a card on a reader of pcscd, and
// this platform over real HTTP.

const without = withoutPcscd ?? withoutToken;
const PAGE = "https://caisse.example";
const COMMIT = 0xc7;
let api: Awaited<ReturnType<typeof aHouseWithApi>>;
let canteen: Omit<Canteen, "house">;
let gate: Omit<Gate, "house">;
let line: Awaited<ReturnType<typeof aLine>>;
let token: TestToken;
let folder: string;

beforeAll(async () => {
  if (without) return;
  api = await aHouseWithApi([consentJobs, subscriptionsJobs]);
  // The program reads the clock of the PC.
  api.house.clock.set(new Date().toISOString());
  canteen = await canteenIn(api.house, api.town);
  gate = await gateIn(api.house, api.town);
  line = await aLine(await api.app.listen({ port: 0, host: "127.0.0.1" }));
  token = await aToken();
  token.writeAesKey("reader-sealing", "000102030405060708090a0b0c0d0e0f");
  token.makeSigningKey("reader-signature");
  folder = await mkdtemp(join(tmpdir(), "ardeco-reader-"));
});
afterAll(async () => {
  await line?.close();
  await api?.app.close();
  await api?.house.close();
  await token?.close();
  if (folder) await rm(folder, { recursive: true, force: true });
});

/** Registered by an administrator, its key of debits brought to its token; installed by its code. */
async function install(application = canteen.application, place = "reader") {
  const { mayor } = canteen;
  const facts = { name: "Caisse", kind: "reader", place: "Cantine", deskId: api.town.deskId } as const;
  const { id, code } = await registerEquipment(mayor, { id: mayor.newId<EquipmentId>(), ...facts });
  const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 2_048 });
  const { label, wrapped } = await encryptDebitKey(mayor, {
    applicationId: application.id,
    equipmentId: id,
    publicKey: String(publicKey.export({ format: "pem", type: "spki" })),
  });
  const unwrapped = privateDecrypt(
    { key: privateKey, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: "sha1" },
    Buffer.from(wrapped, "base64"),
  );
  token.writeAesKey(label, unwrapped.toString("hex"));
  const base = `${line.origin}/api/v1/authorities/caen`;
  const keysFile = join(folder, "keys.json");
  await writeFile(keysFile, await (await fetch(`${base}/reader/keys`)).text());
  const asked = ["--platform", base, "--code", code, "--platform-keys", keysFile];
  return { id, program: await startAt(place, ...asked) };
}

const startAt = (place: string, ...args: readonly string[]) =>
  startProgram(token, join(folder, place), ...args);
const start = (...args: readonly string[]) => startAt("reader", ...args);

/** The page of a service, in a browser of the desk. */
function aPage(service = "cantine", origin = PAGE) {
  let paired = "";
  const ask = async (at: { readonly url: string }, path: string, body: object) => {
    const response = await fetch(at.url + path, {
      method: "POST",
      headers: {
        origin,
        "content-type": "application/json",
        ...(paired === "" ? {} : { authorization: `Bearer ${paired}` }),
      },
      body: JSON.stringify(body),
    });
    const answer: unknown = await response.json();
    return { status: response.status, body: Object.fromEntries(Object.entries(Object(answer))) };
  };
  return {
    ask,
    pair: async (at: { readonly url: string; readonly code: string }) => {
      const said = await ask(at, "/v1/pairings", { code: at.code, service });
      expect(said.status).toBe(201);
      paired = String(said.body.token);
    },
    /** The reader takes a moment to see a card. */
    sees: (at: { readonly url: string }) =>
      vi.waitFor(
        async () =>
          expect(await ask(at, "/v1/read", { elements: ["given_name"] })).toMatchObject({ status: 200 }),
        {
          timeout: 90_000,
        },
      ),
  };
}

const statesAt = async (id: EquipmentId) => (await canteen.rowsOf({ id })).map(({ state }) => state);
const held = async (id: EquipmentId): Promise<number> => {
  const [row] = await api.house.sqlAs<{ last: string }>(
    "owner",
    "select last from reader_state where equipment_id = $1",
    [id],
  );
  return Number(row?.last ?? 0);
};

const story = (name: string, tell: () => Promise<void>) =>
  test.skipIf(without)(without ? `${name} (left out: ${without})` : name, tell, 240_000);

story(
  "a desk from end to end: installed, a card credited, debited without a network, killed, its journal taken once, what is missing listed",
  async () => {
    await using pcscd = await aPcscd();
    const { holder, emulated } = await canteen.aCardHolder(0);
    const { accountId } = holder;
    await canteen.purse.byHouse({ kind: "credit", accountId, amount: 2_000 });
    const { id, program: first } = await install();
    const page = aPage();
    await page.pair(first);
    const there = await present(emulated, pcscd.readers[0]);
    await page.sees(first);
    expect(await page.ask(first, "/v1/credit", { key: "top-up", amount: 2_000 })).toMatchObject({
      status: 200,
      body: { outcome: "credited", balance: 2_000 },
    });
    expect(await page.ask(first, "/v1/credit", { key: "more", amount: 1 })).toMatchObject({
      body: { code: "credit_denied" },
    });

    // The network goes, and the PC with it, a moment after the sale.
    line.cut();
    const sale = { key: "lunch", amount: 350 };
    const sold = await page.ask(first, "/v1/debit", sale);
    expect(sold).toMatchObject({ status: 200, body: { outcome: "debited", balance: 1_650 } });
    expect(await page.ask(first, "/v1/credit", { key: "later", amount: 1 })).toMatchObject({
      body: { code: "credit_refused" },
    });
    await first.kill();
    expect(await statesAt(id)).toEqual(["posted"]);
    expect(await canteen.balanceOf(holder)).toBe(2_000);

    // Started again without a network: the same sale is the same answer, another one goes on.
    const second = await start();
    await page.sees(second);
    expect((await page.ask(second, "/v1/debit", sale)).body).toEqual(sold.body);
    expect(await page.ask(second, "/v1/debit", { key: "bread", amount: 50 })).toMatchObject({
      body: { balance: 1_600 },
    });
    // The card commits, and is taken away for good.
    const answers = emulated.transmit.bind(emulated);
    emulated.transmit = async (apdu) => {
      const answer = await answers(apdu);
      if (apdu[1] === COMMIT) there.remove();
      return answer;
    };
    expect(await page.ask(second, "/v1/debit", { key: "gone", amount: 100 })).toMatchObject({
      status: 409,
      body: { code: "debit_unknown" },
    });
    await second.stop();
    expect(await held(id)).toBe(0);

    // The network is back; what the platform answers first is lost.
    line.restore();
    line.loseNextAnswer();
    const third = await start();
    await third.stop();
    expect([line.taken, await held(id)]).toEqual([1, 5]);
    const fourth = await start();
    await fourth.stop();
    expect([line.taken, await held(id)]).toEqual([1, 5]);
    await api.house.drain();
    expect(await statesAt(id)).toEqual(expect.arrayContaining(["open", "posted", "posted", "posted"]));
    expect(await canteen.balanceOf(holder)).toBe(1_600);

    // A week later nobody waits for that card any more.
    api.house.clock.advance(8 * 86_400_000);
    await getJob(terminalsJobs, "terminals.give_up").run(canteen.system, {});
    const { gaps } = await listGaps(canteen.mayor);
    expect(gaps.items).toMatchObject([{ equipmentId: id, problem: "never_back", amount: 100 }]);
  },
);

story(
  "a door from end to end: who subscribed enters by card, without a network too; who withdrew does not, once the reader has been told",
  async () => {
    await using pcscd = await aPcscd();
    api.house.clock.set(new Date().toISOString());
    const pool = await gate.aDoor("bassin", "3042F6", ["read", "enter"]);
    const { card, person, personId, grants } = await gate.aVisitor([pool]);
    const stranger = await gate.aVisitor([pool], []);
    const { program: first } = await install(pool.application, "door");
    const page = aPage("bassin", "https://bassin.example");
    await page.pair(first);
    /** The reader takes a moment to see a card. */
    const enter = (at: { readonly url: string }) =>
      vi.waitFor(
        async () => {
          const said = await page.ask(at, "/v1/enter", {});
          expect(said).toMatchObject({ status: 200 });
          return said.body;
        },
        { timeout: 90_000, interval: 500 },
      );
    const there = await present(card.emulated, pcscd.readers[0]);
    expect(await enter(first)).toMatchObject({ may: true, reason: null });

    // They withdraw while the reader hears nothing: it goes on with what was signed.
    const [grantId] = grants;
    if (!grantId) throw new Error("they said yes");
    line.cut();
    await withdrawGrant(person, { personId, grantId });
    await api.house.drain();
    expect(await enter(first)).toMatchObject({ may: true });
    await first.stop();
    line.restore();
    // Lists are worked out once a minute.
    api.house.clock.advance(60_000);
    const second = await startAt("door");
    expect(await enter(second)).toMatchObject({ may: false, reason: "no_right" });
    there.remove();

    // Somebody else's card has the application, and never subscribed.
    const other = await present(stranger.card.emulated, pcscd.readers[1]);
    expect(await enter(second)).toMatchObject({ may: false, reason: "no_right" });
    other.remove();
    await second.stop();
  },
);
