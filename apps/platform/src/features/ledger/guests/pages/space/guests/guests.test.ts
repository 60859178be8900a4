import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { contributions } from "../../../../../../app.ts";
import { takeOut } from "../../../../../../composition/take-out.ts";
import {
  type GuestFamily,
  type GuestTown,
  guestTown,
  INVITED,
  TOP_UP,
  text,
} from "../../../../../../frames/space/testing/guest-town.ts";
import type { Someone, SpaceHouse } from "../../../../../../frames/space/testing/space-house.ts";
import type { PersonId } from "../../../../../../kernel/ids.ts";
import { anAgent } from "../../../../../../testing/builders.ts";
import { createAccount } from "../../../../../access/access/index.ts";
import { resolveOperation } from "../../../../../billing/payments/index.ts";
import type { ARegie } from "../../../../../billing/payments/testing/a-regie.ts";
import { endRepresentation, listRepresentatives } from "../../../../../identity/households/index.ts";
import { computePairwiseSubject } from "../../../../../trust/keys/index.ts";
import { debit, listAccounts } from "../../../../counters/index.ts";
import type { Purse } from "../../../../counters/testing/a-purse.ts";

// A grandmother pays for her grandson's meals and reads nothing of them; both parents know, and either ends
// it.

let town: GuestTown;
let home: SpaceHouse;
let purse: Purse;
let regie: ARegie;
beforeAll(async () => {
  town = await guestTown();
  ({ home, purse, regie } = town);
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
const entersBy = (who: Someone) => town.entersBy(who);

async function pays(guest: Someone, amount: string) {
  const browser = await signed(guest);
  await browser.open(TOP_UP);
  const id = await invitationOf();
  const answer = await browser.submit({ invitation: id, [`montant-${id}`]: amount }, { action: TOP_UP });
  return { browser, answer };
}

test("a grandmother is invited, accepts, pays online, and reads a first name and the name of a counter", async () => {
  const system = home.house.system(home.caen);
  await regie.take({ personId: leo, accountId: accountId as never, amount: 4_300 });
  const page = await invites(jeanne, address.toUpperCase());
  expect(text(page.body)).toContain("L’invitation est prête");
  expect(text(page.body)).toContain("En attente de réponse");
  // The other parent, and whoever is invited.
  expect([await messagesTo(jeanne), await messagesTo(julien), await messagesTo(odette)]).toEqual([0, 1, 1]);
  const browser = await signed(odette);
  const waiting = text((await browser.open(TOP_UP)).body);
  expect(waiting).toContain("Pour Léo");
  expect(waiting).toContain("Jeanne Lemoine vous invite à recharger « Restauration scolaire »");
  expect(waiting).not.toMatch(/Morel|43,00|Solde|Mouvement/);
  expect(text((await accepts(odette)).body)).toContain("Vous pouvez recharger ce compteur");
  expect([await messagesTo(jeanne), await messagesTo(julien)]).toEqual([1, 2]);

  const { browser: paying, answer } = await pays(odette, "20");
  expect(answer.redirects[0]).toMatch(/^\/caen\/paiement-simule\//);
  await home.house.sqlAs("owner", "update simulated_payment set state = 'paid'");
  const [asked] = await home.house.sqlAs<{ id: string; operation: string }>(
    "owner",
    "select id, operation from online_payment where account_id = $1",
    [accountId],
  );
  // The notification of the payment service comes before the payer is back, who reads the page again later.
  await resolveOperation(home.house.system(home.caen), asked?.operation ?? "");
  await paying.open(`${TOP_UP}/paiements/${asked?.id}`);
  const back = text((await paying.open(`${TOP_UP}/paiements/${asked?.id}`)).body);
  expect(back).toContain("C’est payé");
  expect(back).toContain("vingt euros");
  expect(back).toContain("Odette Vasseur");
  expect(back).not.toMatch(/Léo|Morel|63,00|43,00/);
  expect((await listAccounts(jeanne, leo))[0]?.balance).toBe(6_300);
  const own = text((await paying.open(TOP_UP)).body);
  expect(own).toContain("20,00 €");
  expect(own).not.toMatch(/63,00|43,00/);
  // Nothing of the child opens by the other pages, whatever is asked.
  for (const page of [
    `/caen/espace/compteurs?pour=${leo}`,
    `/caen/espace/factures?pour=${leo}`,
    `/caen/espace/informations?pour=${leo}`,
    `/caen/espace/journal?pour=${leo}`,
    `/caen/espace/compteurs/recus/${asked?.id}?pour=${leo}`,
    `${INVITED}?pour=${leo}`,
  ])
    expect((await paying.open(page)).status).toBe(403);
  await expect(listAccounts(odette, leo)).rejects.toMatchObject({ code: "households.cannot_act_for" });
  // Parents read that it was paid, and not by whom; the journal says that somebody invited asked.
  const receipt = text(
    (await (await signed(julien)).open(`/caen/espace/compteurs/recus/${asked?.id}?pour=${leo}`)).body,
  );
  expect(receipt).toContain("vingt euros");
  expect(receipt).not.toContain("Odette");
  const journal = text((await (await signed(jeanne)).open(`/caen/espace/journal?pour=${leo}`)).body);
  expect(journal).toContain("par une personne invitée à recharger");
  expect(journal).toContain("L’invitation à recharger le compteur « Restauration scolaire » a été acceptée");
  const hers = text((await paying.open("/caen/espace/journal")).body);
  expect(hers).toContain("Un paiement en ligne de 20,00 € a été demandé");
  expect(hers).toContain("a été acceptée");
  // What is eaten is not hers to read either.
  await debit(system, purse.canteen, {
    counterId: purse.counterId,
    subject: computePairwiseSubject(system, purse.canteen.service, leo),
    amount: 350,
    key: "meal",
    label: "Couscous",
  });
  expect(text((await paying.open(TOP_UP)).body)).not.toMatch(/Couscous|3,50/);
});

test("either parent ends it, at once: the guest is told, and pays no more", async () => {
  await invites(jeanne, address);
  await accepts(odette);
  const before = await messagesTo(odette);
  const second = await signed(julien);
  expect(text((await second.open(`${INVITED}?pour=${leo}`)).body)).toMatch(/Odette Vasseur.*L’autre parent/);
  const { answer, browser } = await pays(odette, "10");
  expect(answer.redirects).toHaveLength(1);
  const ended = await second.submit(
    { invitation: await invitationOf(), pour: leo },
    { action: `${INVITED}/arreter` },
  );
  expect(text(ended.body)).toContain("C’est arrêté");
  expect(await messagesTo(odette)).toBe(before + 1);
  await browser.open(TOP_UP);
  expect(text(browser.shown.body)).toContain("Aucune invitation");
  const id = await invitationOf();
  const late = await browser.post(TOP_UP, { invitation: id, [`montant-${id}`]: "10" });
  expect(late.status).toBe(404);
  // What was under way arrives, and its receipt stays readable by whoever paid.
  await home.house.sqlAs("owner", "update simulated_payment set state = 'paid'");
  const [asked] = await home.house.sqlAs<{ id: string }>(
    "owner",
    "select id from online_payment where account_id = $1",
    [accountId],
  );
  expect(text((await browser.open(`${TOP_UP}/paiements/${asked?.id}`)).body)).toContain("dix euros");
});

test("the guest stops by themselves, or says no, and both parents are told", async () => {
  await invites(jeanne, address);
  const browser = await signed(odette);
  await browser.open(TOP_UP);
  const told = [await messagesTo(jeanne), await messagesTo(julien)];
  const no = await browser.submit(
    { invitation: await invitationOf(), geste: "non" },
    { action: `${TOP_UP}/reponse` },
  );
  expect(text(no.body)).toContain("L’invitation est refusée");
  expect([await messagesTo(jeanne), await messagesTo(julien)]).toEqual(told.map((count) => count + 1));
  await home.house.sqlAs("owner", "delete from topup_guest");
  await invites(julien, address);
  await accepts(odette);
  await browser.open(TOP_UP);
  const out = await browser.submit(
    { invitation: await invitationOf(), geste: "fin" },
    { action: `${TOP_UP}/reponse` },
  );
  expect(text(out.body)).toContain("Vous ne rechargez plus ce compteur");
  expect(text((await (await signed(julien)).open(`${INVITED}?pour=${leo}`)).body)).toContain(
    "Personne n’est invité",
  );
});

test("whether somebody has the address is not told, and nobody else answers", async () => {
  const known = text((await invites(jeanne, address)).body).replaceAll(address, "x");
  await home.house.sqlAs("owner", "delete from topup_guest");
  const unknown = text((await invites(jeanne, "personne@ailleurs.example")).body);
  expect(unknown.replaceAll("personne@ailleurs.example", "x")).toBe(known);
  // Whoever gives themselves this address without having proved that they read it finds nothing.
  const thief = await home.jeanne({ given_name: "Voleur" });
  const system = home.house.system(home.caen);
  await system.transaction((tx) =>
    createAccount(tx, system, { personId: thief.personId, email: "personne@ailleurs.example" }),
  );
  const browser = await signed(thief);
  expect(text((await browser.open(TOP_UP)).body)).toContain("Aucune invitation");
  const answer = { invitation: await invitationOf(), geste: "oui" };
  expect((await browser.post(`${TOP_UP}/reponse`, answer)).status).toBe(404);
  const id = await invitationOf();
  expect((await browser.post(TOP_UP, { invitation: id, [`montant-${id}`]: "10" })).status).toBe(404);
  expect((await browser.post(`${INVITED}/arreter`, { invitation: id })).status).toBe(404);
  expect((await browser.post(TOP_UP, { invitation: "rien" })).status).toBe(404);
});

test("a minor is no guest, nor who acts for the child; a mandate invites nobody", async () => {
  const cousin = await home.jeanne({ given_name: "Zoé", birthdate: "2010-05-06" });
  const theirs = await entersBy(cousin);
  await invites(jeanne, theirs);
  const browser = await signed(cousin);
  expect(text((await browser.open(TOP_UP)).body)).toContain("Pour Léo");
  const answer = { invitation: await invitationOf(), geste: "oui" };
  expect((await browser.post(`${TOP_UP}/reponse`, answer)).status).toBe(403);
  const julienBy = await entersBy(julien);
  await home.house.sqlAs("owner", "delete from topup_guest");
  await invites(jeanne, julienBy);
  expect(text((await (await signed(julien)).open(TOP_UP)).body)).toContain("Aucune invitation");
  const stranger = await signed(odette);
  await stranger.open(TOP_UP);
  const pushed = { pour: leo, compteur: accountId, adresse: "moi@courriel.example" };
  expect((await stranger.post(INVITED, pushed)).status).toBe(403);
  expect((await stranger.open(INVITED)).body).toContain("Choisissez un enfant");
});

test("an amount that the counter cannot take is refused without its reason, three times a day", async () => {
  await regie.take({ personId: leo, accountId: accountId as never, amount: 9_500 });
  await invites(jeanne, address);
  await accepts(odette);
  for (const amount of ["50", "20", "10"]) {
    const { answer } = await pays(odette, amount);
    expect(answer.status).toBe(422);
    expect(text(answer.body)).toContain("Ce compteur ne peut pas recevoir ce montant pour le moment");
    expect(text(answer.body)).not.toMatch(/plafond|95,00|100,00/);
  }
  // Now even what would fit is refused: nobody finds the balance by trying.
  expect((await pays(odette, "1")).answer.status).toBe(422);
  home.house.clock.advance(86_400_000);
  expect((await pays(odette, "1")).answer.redirects).toHaveLength(1);
});

test("amounts that fit are counted too, however many at once; a form sent again with another amount says nothing", async () => {
  await regie.take({ personId: leo, accountId: accountId as never, amount: 9_000 });
  await invites(jeanne, address);
  await accepts(odette);
  const browser = await signed(odette);
  await browser.open(TOP_UP);
  const id = await invitationOf();
  const form = (amount: string, nouveau: string = randomUUID()) => ({
    ...{ invitation: id, nouveau },
    [`montant-${id}`]: amount,
  });
  expect((await browser.post(TOP_UP, form("rien"))).status).toBe(422);
  const first = form("1");
  const paid = /^\/caen\/paiement-simule\//;
  expect((await browser.post(TOP_UP, first)).redirects[0]).toMatch(paid);
  // Sent twice, it is one payment, and one try.
  expect((await browser.post(TOP_UP, first)).redirects[0]).toMatch(paid);
  for (const amount of ["2", "2000"])
    expect((await browser.post(TOP_UP, form(amount, first.nouveau))).status).toBe(422);
  const at = Array.from({ length: 12 }, () => browser.post(TOP_UP, form("1")));
  const began = (await Promise.all(at)).filter(({ redirects }) => redirects.length > 0);
  expect(began).toHaveLength(2);
});

test("the address that one parent wrote is not given to the other; mended after Back, it is another invitation", async () => {
  await invites(jeanne, address);
  const written = (who: Someone) => async () =>
    (await (await signed(who)).open(`${INVITED}?pour=${leo}`)).body.includes(address);
  expect([await written(jeanne)(), await written(julien)()]).toEqual([true, false]);
  const gather = takeOut(contributions);
  const taken = JSON.stringify(await julien.transaction((tx) => gather(tx, julien, leo)));
  expect(taken).not.toContain(address);
  const browser = await signed(jeanne);
  await browser.open(`${INVITED}?pour=${leo}`);
  const form = { pour: leo, compteur: accountId, nouveau: await invitationOf() };
  await browser.post(INVITED, { ...form, adresse: "odette.vasseur@courriel.example" });
  const rows = await home.house.sqlAs("owner", "select id from topup_guest where child_id = $1", [leo]);
  expect(rows).toHaveLength(2);
});

test("it lives as long as whoever invited has authority over the child", async () => {
  await invites(jeanne, address);
  await accepts(odette);
  const system = home.house.system(home.caen);
  const agent = await anAgent(home.house, home.caen, ["validator"]);
  for (const edge of await listRepresentatives(system, leo))
    if (edge.representativeId === jeanne.personId)
      await endRepresentation(agent, {
        id: edge.id,
        cause: "court_decision",
        evidence: { kind: "court_decision" },
      });
  const browser = await signed(odette);
  expect(text((await browser.open(TOP_UP)).body)).toContain("Aucune invitation");
  const id = await invitationOf();
  expect((await browser.post(TOP_UP, { invitation: id, [`montant-${id}`]: "10" })).status).toBe(404);
  expect(text((await (await signed(julien)).open(`${INVITED}?pour=${leo}`)).body)).toContain("Sans effet");
  // The other parent invites the same grandmother: the former one ends, and she is asked again.
  const before = await messagesTo(odette);
  expect(text((await invites(julien, address)).body)).toContain("L’invitation est prête");
  expect(await messagesTo(odette)).toBe(before + 2);
  expect(text((await (await signed(odette)).open(TOP_UP)).body)).toContain("Pour Léo");
  expect(await statesOf()).toEqual(["ended", "invited"]);
});

test("mistakes are said by their field, nothing typed is lost, and the same form twice is one invitation", async () => {
  const browser = await signed(jeanne);
  await browser.open(`${INVITED}?pour=${leo}`);
  const wrong = await browser.submit({ compteur: accountId, adresse: "odette" }, { action: INVITED });
  expect(wrong.status).toBe(422);
  expect(text(wrong.body)).toContain("Cette adresse n’est pas complète");
  expect(wrong.body).toContain('value="odette"');
  const own = await entersBy(jeanne);
  expect(
    text((await browser.submit({ compteur: accountId, adresse: own }, { action: INVITED })).body),
  ).toContain("Cette adresse est la vôtre");
  const none = await browser.submit({ compteur: "", adresse: address }, { action: INVITED });
  expect(text(none.body)).toContain("Choisissez le compteur");
  expect(text(none.body)).not.toContain("Cette adresse n’est pas complète");
  const neither = await browser.submit({ compteur: "", adresse: "odette" }, { action: INVITED });
  expect(text(neither.body)).toContain("Choisissez le compteur");
  expect(text(neither.body)).toContain("Cette adresse n’est pas complète");
  const form = {
    pour: leo,
    compteur: accountId,
    adresse: address,
    nouveau: "6f1c9c1e-2f0a-4a39-9b59-0d9a3c1f5f10",
  };
  await browser.post(INVITED, form);
  await browser.post(INVITED, form);
  await browser.post(INVITED, { ...form, nouveau: "6f1c9c1e-2f0a-4a39-9b59-0d9a3c1f5f11" });
  const rows = await home.house.sqlAs("owner", "select id from topup_guest where child_id = $1", [leo]);
  expect(rows).toHaveLength(1);
  expect(text((await browser.open(`${INVITED}?pour=${leo}&lang=en`)).body)).toContain(
    "Who may top up the counters of Léo",
  );
  for (let more = 0; more < 4; more += 1)
    await browser.post(INVITED, { pour: leo, compteur: accountId, adresse: `ami-${more}@courriel.example` });
  const sixth = await browser.post(INVITED, {
    pour: leo,
    compteur: accountId,
    adresse: "ami-9@courriel.example",
  });
  expect(sixth.status).toBe(422);
});

test("each takes away what concerns them", async () => {
  await invites(jeanne, address);
  await accepts(odette);
  const gather = takeOut(contributions);
  const hers = JSON.stringify(await odette.transaction((tx) => gather(tx, odette, odette.personId)));
  expect(hers).toContain('"invite_par":"un parent"');
  expect(hers).not.toContain("Léo");
  const childs = JSON.stringify(await jeanne.transaction((tx) => gather(tx, jeanne, leo)));
  // Each parent takes the child's data: the address stays with who wrote it.
  expect(childs).not.toContain(address);
  const own = JSON.stringify(await jeanne.transaction((tx) => gather(tx, jeanne, jeanne.personId)));
  expect(own).toContain(address);
});
