import { afterAll, beforeAll, expect, test } from "vitest";
import { revokeEquipment } from "../../features/cards/equipment/index.ts";
import { type Canteen, canteenIn } from "../../features/cards/terminals/testing/a-canteen.ts";
import { aJournal } from "../../features/cards/terminals/testing/a-reader.ts";
import { anAgent } from "../../testing/builders.ts";
import { aHouseWithApi } from "./testing/a-house-with-api.ts";

// What somebody sends who has the secret of a reader: their own, another one's, one that was revoked, one of
// another authority.

let api: Awaited<ReturnType<typeof aHouseWithApi>>;
let canteen: Omit<Canteen, "house">;
const AT = "/authorities/caen/reader";

beforeAll(async () => {
  api = await aHouseWithApi();
  canteen = await canteenIn(api.house, api.town);
});
afterAll(() => api?.house.close());

const aReader = () => aJournal(canteen.mayor, api.town.deskId);
const handOver = (token: string, body: unknown, at = AT) => api.ask(`${at}/journal`, { token, body });
const held = async (token: string) => (await api.ask(`${AT}/journal`, { token })).json();
const cantine = { service: "cantine" } as const;

test("the journal of another reader is taken from that one alone, whatever name it is given", async () => {
  const [one, other] = [await aReader(), await aReader()];
  const { emulated } = await canteen.aCardHolder();
  await one.debit(canteen.system, canteen.application, emulated, { ...cantine, amount: 350 });
  const batch = await one.batch(0);
  const stolen = await handOver(other.secret, batch);
  expect([stolen.status, stolen.json()]).toMatchObject([422, { code: "reader.other_reader", last: 0 }]);
  const renamed = await handOver(other.secret, { ...batch, reader: other.reader.id });
  expect([renamed.status, renamed.json().code]).toEqual([422, "reader.signature"]);
  expect(await held(other.secret)).toMatchObject({ last: 0 });
  expect((await handOver(one.secret, batch)).status).toBe(200);
  expect(await held(other.secret)).toMatchObject({ last: 0 });
});

test("a line that was handed over cannot be written otherwise afterwards, even signed by its reader", async () => {
  const journal = await aReader();
  const { holder, emulated } = await canteen.aCardHolder();
  await journal.debit(canteen.system, canteen.application, emulated, { ...cantine, amount: 350 });
  const batch = await journal.batch(0);
  expect((await handOver(journal.secret, batch)).status).toBe(200);
  const before = await held(journal.secret);
  const rewritten = batch.lines.map((line) => line.replace('"amount":350', '"amount":1'));
  expect(rewritten).not.toEqual(batch.lines);
  // From the start again, then after a past that it makes up; both signed by the reader's own key.
  const again = await handOver(journal.secret, await journal.batch(0, { lines: rewritten }));
  expect([again.status, again.json()]).toMatchObject([409, { code: "reader.not_next", ...before }]);
  const next = [...rewritten, JSON.stringify({ n: 3, at: 1, kind: "not_debited", of: 1 })];
  const madeUp = await handOver(journal.secret, await journal.batchAfter(rewritten, next.slice(2)));
  expect([madeUp.status, madeUp.json()]).toMatchObject([422, { code: "reader.other_past", ...before }]);
  expect((await handOver(journal.secret, batch)).status).toBe(409);
  await api.house.drain();
  expect(await canteen.balanceOf(holder)).toBe(1_650);
});

test("revoked, a reader hands nothing over, begins nothing and ends nothing that it began", async () => {
  const journal = await aReader();
  const { holder, emulated, uid } = await canteen.aCardHolder(0);
  await canteen.purse.byHouse({ kind: "credit", accountId: holder.accountId, amount: 500 });
  const order = { ...cantine, key: "a", amount: 500, card: uid };
  const begun = await api.ask(`${AT}/card-sessions`, { token: journal.secret, body: order });
  const { session, apdu } = begun.json();
  journal.write({ kind: "not_debited", of: 1 });
  const batch = await journal.batch(0);
  await revokeEquipment(canteen.mayor, journal.reader.id);
  const answer = Buffer.from(await emulated.transmit(Uint8Array.from(Buffer.from(apdu, "hex"))));
  const said = { answer: answer.toString("hex") };
  for (const [path, body] of [
    ["/journal", batch],
    ["/card-sessions", order],
    ["/card-sessions", { make: uid }],
    [`/card-sessions/${session}`, said],
  ] as const) {
    const { status, json } = await api.ask(`${AT}${path}`, { token: journal.secret, body });
    expect([path, status, json().code]).toEqual([path, 401, "equipment.not_known"]);
  }
});

test("a reader of another authority has no address here, and no exchange of here at home", async () => {
  const theirMayor = await anAgent(api.house, api.group.id, ["authority_administrator"]);
  const theirs = await aJournal(theirMayor, api.group.deskId);
  const ours = await aReader();
  const { holder, uid } = await canteen.aCardHolder(0);
  await canteen.purse.byHouse({ kind: "credit", accountId: holder.accountId, amount: 500 });
  const order = { ...cantine, key: "other-authority", amount: 500, card: uid };
  const { session } = (await api.ask(`${AT}/card-sessions`, { token: ours.secret, body: order })).json();
  for (const path of ["/configuration", "/journal"])
    expect((await api.ask(`${AT}${path}`, { token: theirs.secret })).status).toBe(401);
  const body = { answer: "9100" };
  expect((await api.ask(`${AT}/card-sessions/${session}`, { token: theirs.secret, body })).status).toBe(401);
  const home = "/authorities/caen-la-mer/reader";
  const there = await api.ask(`${home}/card-sessions/${session}`, { token: theirs.secret, body });
  expect([there.status, there.json().code]).toEqual([404, "reader.session_unknown"]);
  const owed = await api.ask(`${home}/card-sessions`, { token: theirs.secret, body: order });
  expect([owed.status, owed.json().code]).toEqual([422, "reader.credit_not_allowed"]);
});

test("a key of an order that no database keeps is refused, and is no failure of ours", async () => {
  const { secret } = await aReader();
  const { holder, uid } = await canteen.aCardHolder(0);
  await canteen.purse.byHouse({ kind: "credit", accountId: holder.accountId, amount: 500 });
  for (const key of ["\u0000", "a\u0000b", "\ud800", " "]) {
    const body = { ...cantine, key, amount: 500, card: uid };
    const { status } = await api.ask(`${AT}/card-sessions`, { token: secret, body });
    expect([key, status < 500]).toEqual([key, true]);
  }
});
