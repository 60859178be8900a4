import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import {
  type GuestFamily,
  type GuestTown,
  guestTown,
  INVITED,
  TOP_UP,
  text,
} from "../../../../../../frames/space/testing/guest-town.ts";
import type { Someone } from "../../../../../../frames/space/testing/space-house.ts";
import { toCivilDate } from "../../../../../../kernel/civil-date.ts";
import type { PersonId } from "../../../../../../kernel/ids.ts";
import { anAgent } from "../../../../../../testing/builders.ts";
import { createAccount, createSignInLink, openSignInLink } from "../../../../../access/access/index.ts";
import { cancelDeath, recordDeath } from "../../../../../records/life/index.ts";
import { guestsContribution } from "../../../index.ts";

// Invitations that one parent writes against the other, that nobody may end any more, or that nobody hears
// of.

let town: GuestTown;
beforeAll(async () => {
  town = await guestTown();
});
afterAll(() => town?.home.house.close());

let family: GuestFamily;
let jeanne: Someone;
let julien: Someone;
let odette: Someone;
let leo: PersonId;
let accountId: string;
let address: string;
beforeEach(async () => {
  family = await town.aFamily();
  ({ jeanne, julien, odette, leo, accountId, address } = family);
});

const signed = (who: Someone) => town.signed(who);
const messagesTo = (who: Someone) => town.messagesTo(who);
const invites = (parent: Someone, to: string) => town.invites(family, parent, to);
const invitationOf = () => town.invitationOf(family);
const accepts = (guest: Someone) => town.accepts(family, guest);
const statesOf = () => town.statesOf(family);

const purge = () => {
  const system = town.home.house.system(town.home.caen);
  return system.transaction((tx) => guestsContribution.purge(tx, system));
};

test("once nobody has authority over the child, what a guest accepted is over by the night", async () => {
  await invites(jeanne, address);
  await accepts(odette);
  await purge();
  expect(await statesOf()).toEqual(["accepted"]);
  await town.home.house.sqlAs(
    "owner",
    "update representation set state = 'ended' where represented_id = $1",
    [leo],
  );
  const before = await messagesTo(odette);
  await purge();
  await purge();
  expect(await statesOf()).toEqual(["ended"]);
  expect(await messagesTo(odette)).toBe(before + 1);
});

test.each(["the child", "who invited"])(
  "a death recorded by mistake, of %s, ends nothing by the night: reversed, the guest pays as before",
  async (whose) => {
    await invites(jeanne, address);
    await accepts(odette);
    const validator = await anAgent(town.home.house, town.home.caen, ["validator"], "Nadia Kaci");
    const personId = whose === "the child" ? leo : jeanne.personId;
    await recordDeath(validator, { personId, diedOn: toCivilDate(town.home.house.clock.now()) });
    const told = await messagesTo(odette);
    const asked = text((await (await signed(odette)).open(TOP_UP)).body);
    expect(asked).toContain("Aucune invitation");
    await purge();
    expect(await statesOf()).toEqual(["accepted"]);
    expect(await messagesTo(odette)).toBe(told);
    await cancelDeath(validator, { personId, reason: "Un homonyme" });
    await purge();
    expect(text((await (await signed(odette)).open(TOP_UP)).body)).toContain("Restauration scolaire");
    expect(await statesOf()).toEqual(["accepted"]);
  },
);

test("a death recorded by mistake ends nothing when the other parent invites meanwhile, the same person too: reversed, both invitations stand", async () => {
  await invites(jeanne, address);
  await accepts(odette);
  const validator = await anAgent(town.home.house, town.home.caen, ["validator"], "Nadia Kaci");
  const { personId } = jeanne;
  await recordDeath(validator, { personId, diedOn: toCivilDate(town.home.house.clock.now()) });
  const told = await messagesTo(odette);
  await invites(julien, "tante@courriel.example");
  expect((await statesOf()).toSorted()).toEqual(["accepted", "invited"]);
  expect(await messagesTo(odette)).toBe(told);
  // What serves nobody today keeps no one from inviting the same person.
  await invites(julien, address);
  expect((await statesOf()).toSorted()).toEqual(["accepted", "invited", "invited"]);
  await cancelDeath(validator, { personId, reason: "Une homonyme" });
  await purge();
  expect((await statesOf()).toSorted()).toEqual(["accepted", "invited", "invited"]);
});

test("an invitation that does not open stops neither the end of another family's, nor what is past its time", async () => {
  await invites(jeanne, address);
  await accepts(odette);
  const broken = await town.aFamily();
  await town.invites(broken, broken.jeanne, broken.address);
  await town.accepts(broken, broken.odette);
  const waiting = await town.aFamily();
  await town.invites(waiting, waiting.jeanne, waiting.address);
  const { sqlAs } = town.home.house;
  for (const one of [leo, broken.leo])
    await sqlAs("owner", "update representation set state = 'ended' where represented_id = $1", [one]);
  await sqlAs("owner", "alter table topup_guest disable trigger user");
  await sqlAs(
    "owner",
    "update topup_guest set detail_sealed = set_byte(detail_sealed, 40, get_byte(detail_sealed, 40) # 1) where child_id = $1",
    [broken.leo],
  );
  await sqlAs("owner", "update topup_guest set invited_on = invited_on - 31 where child_id = $1", [
    waiting.leo,
  ]);
  await sqlAs("owner", "alter table topup_guest enable trigger user");
  expect(await purge()).toBe(1);
  expect(await statesOf()).toEqual(["ended"]);
  expect(await town.statesOf(broken)).toEqual(["accepted"]);
  expect(await town.statesOf(waiting)).toEqual([]);
});

test("an end is told though the name of the guest does not open", async () => {
  await invites(jeanne, address);
  await accepts(odette);
  const { sqlAs } = town.home.house;
  await sqlAs("owner", "update representation set state = 'ended' where represented_id = $1", [leo]);
  await sqlAs(
    "owner",
    "update element set value_sealed = set_byte(value_sealed, octet_length(value_sealed) - 1, get_byte(value_sealed, octet_length(value_sealed) - 1) # 1) where person_id = $1 and name = 'family_name'",
    [odette.personId],
  );
  const before = await messagesTo(odette);
  await purge();
  expect(await statesOf()).toEqual(["ended"]);
  expect(await messagesTo(odette)).toBe(before + 1);
});

test("one parent leaves room for what the other invites, whatever they write that day", async () => {
  const hostile = await signed(julien);
  for (let more = 0; more < 7; more += 1)
    await hostile.post(INVITED, { pour: leo, compteur: accountId, adresse: `rien-${more}@nulle.example` });
  expect(await statesOf()).toHaveLength(5);
  expect(text((await invites(jeanne, address)).body)).toContain("L’invitation est prête");
  // Ended by the other, they still count for who wrote them.
  await town.home.house.sqlAs(
    "owner",
    "update topup_guest set state = 'ended', ended_on = invited_on, address_index = null where invited_by = $1",
    [julien.personId],
  );
  const again = { pour: leo, compteur: accountId, adresse: "rien-9@nulle.example" };
  expect((await hostile.post(INVITED, again)).status).toBe(422);
});

test("a “no” from a page kept open ends what was accepted meanwhile, and both parents are told", async () => {
  await invites(jeanne, address);
  await accepts(odette);
  const told = [await messagesTo(jeanne), await messagesTo(julien)];
  const late = await signed(odette);
  await late.open(TOP_UP);
  const answer = { invitation: await invitationOf(), geste: "non" };
  expect((await late.post(`${TOP_UP}/reponse`, answer)).redirects).toHaveLength(1);
  expect(await statesOf()).toEqual(["ended"]);
  expect([await messagesTo(jeanne), await messagesTo(julien)]).toEqual(told.map((count) => count + 1));
  expect(text((await late.open(TOP_UP)).body)).toContain("Aucune invitation");
});

test("a form without an answer, or with an unknown one, says neither yes nor no", async () => {
  await invites(jeanne, address);
  const browser = await signed(odette);
  await browser.open(TOP_UP);
  for (const geste of ["", "peut-etre"]) {
    const answer = await browser.post(`${TOP_UP}/reponse`, { invitation: await invitationOf(), geste });
    expect(answer.status).toBe(422);
    expect(text(answer.body)).toContain("La réponse manque : rien n’a été enregistré");
  }
  expect(await statesOf()).toEqual(["invited"]);
});

test("a double click is one try of the three; the same form with another amount, or a minute later, is another", async () => {
  await invites(jeanne, address);
  await accepts(odette);
  const id = await invitationOf();
  const browser = await signed(odette);
  await browser.open(TOP_UP);
  const form = (amount: string, nouveau: string) => ({ invitation: id, nouveau, [`montant-${id}`]: amount });
  const tries = async () => {
    const [row] = await town.home.house.sqlAs<{ refusals: number }>(
      "owner",
      "select refusals from topup_guest where id = $1",
      [id],
    );
    return row?.refusals;
  };
  const twice = form("5", randomUUID());
  const answers = await Promise.all([browser.post(TOP_UP, twice), browser.post(TOP_UP, twice)]);
  expect(answers.map(({ redirects }) => redirects.length > 0)).toEqual([true, true]);
  expect(await tries()).toBe(1);
  // Of amounts that do not fit, nothing is written: each is counted, and the same one after a minute.
  const nouveau = randomUUID();
  for (const amount of ["2000", "2000", "2001"]) await browser.post(TOP_UP, form(amount, nouveau));
  expect(await tries()).toBe(3);
  town.home.house.clock.advance(61_000);
  expect((await browser.post(TOP_UP, form("2001", nouveau))).status).toBe(422);
  expect(await tries()).toBe(3);
});

test("a payment service that is silent takes no try: the same form is sent again, and another amount is another form", async () => {
  await invites(jeanne, address);
  await accepts(odette);
  const id = await invitationOf();
  const browser = await signed(odette);
  await town.paidBy("payfip");
  await browser.open(TOP_UP);
  for (let time = 0; time < 4; time += 1)
    expect((await browser.submit({ [`montant-${id}`]: "10" }, { action: TOP_UP })).status).toBe(422);
  await town.paidBy("simulator");
  const [row] = await town.home.house.sqlAs<{ refusals: number }>(
    "owner",
    "select refusals from topup_guest where id = $1",
    [id],
  );
  expect(row?.refusals).toBe(1);
  const other = await browser.submit({ [`montant-${id}`]: "12" }, { action: TOP_UP });
  expect(other.redirects[0]).toMatch(/^\/caen\/paiement-simule\//);
});

test("an invitation that waits is on the first page of the space, and whoever enters for the first time is written to", async () => {
  const sophie = await town.home.jeanne({ given_name: "Sophie", family_name: "Roussel" });
  const email = town.anAddress();
  const system = town.home.house.system(town.home.caen);
  await system.transaction((tx) => createAccount(tx, system, { personId: sophie.personId, email }));
  await invites(jeanne, email);
  await town.home.house.drain();
  expect(await messagesTo(sophie)).toBe(0);
  const firstPage = async () => text((await (await signed(sophie)).open("/caen/espace")).body);
  expect(await firstPage()).not.toContain("vous invite à recharger");
  const link = await system.transaction((tx) =>
    createSignInLink(tx, system, { kind: "person", subjectId: sophie.personId }),
  );
  await openSignInLink(town.home.house.as({ kind: "anonymous" }, town.home.caen), link.token);
  expect((await town.home.house.drain()).failed).toBe(0);
  expect(await messagesTo(sophie)).toBe(1);
  const waiting = await firstPage();
  expect(waiting).toContain("Jeanne Lemoine vous invite à recharger « Restauration scolaire »");
  expect(waiting).not.toContain("Rien à faire pour l’instant");
  await accepts(sophie);
  expect(await firstPage()).not.toContain("vous invite à recharger");
});
