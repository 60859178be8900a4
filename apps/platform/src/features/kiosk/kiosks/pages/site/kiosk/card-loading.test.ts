import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { sitePages } from "../../../../../../frames/site/index.ts";
import { type PersonId, parseId } from "../../../../../../kernel/ids.ts";
import { anAgent, aPerson, aTown } from "../../../../../../testing/builders.ts";
import { aPublishedService } from "../../../../../../testing/services.ts";
import { strictFeatures } from "../../../../../../testing/strict-features.ts";
import type { Browser } from "../../../../../../testing/test-browser.ts";
import { type TestRuntime, testRuntime } from "../../../../../../testing/test-runtime.ts";
import { type TestServer, testServer } from "../../../../../../testing/test-server.ts";
import { type Equipment, registerEquipment } from "../../../../../cards/equipment/index.ts";
import {
  requestSupport,
  type SupportId,
  setSupportKinds,
  showSupportCode,
  supportsJobs,
} from "../../../../../cards/supports/index.ts";
import {
  type CardApplication,
  defineApplication,
  getApplication,
} from "../../../../../cards/terminals/index.ts";
import { aJournal } from "../../../../../cards/terminals/testing/a-reader.ts";
import {
  aWrittenCard,
  openedCard,
  saveSupportCard,
  type WrittenCard,
} from "../../../../../cards/terminals/testing/a-written-card.ts";
import { carryUpdating } from "../../../../../cards/terminals/testing/carry-updating.ts";
import { addRepresentation, validateRepresentation } from "../../../../../identity/households/index.ts";
import { setPersonStatus } from "../../../../../identity/identity/index.ts";
import { type CounterAccountId, listAccounts, openAccount } from "../../../../../ledger/counters/index.ts";
import { aPurse, type Purse } from "../../../../../ledger/counters/testing/a-purse.ts";

// A family at the kiosk, with the plastic card of a child: what they ask for is put on it, and nothing else
// ever is.

type Someone = Awaited<ReturnType<typeof aPerson>>;

let house: TestRuntime;
let server: TestServer;
let caen: Awaited<ReturnType<typeof aTown>>;
let mayor: Awaited<ReturnType<typeof anAgent>>;
let purse: Purse;
let reader: Equipment;
let jeanne: Someone;
let child: Someone;
let account: CounterAccountId;
let card: WrittenCard;
let application: CardApplication;

const KIOSK = "/caen/borne";
const text = (body: string) => body.replace(/<[^>]*>/g, " ").replace(/[\s\u00a0\u202f]+/g, " ");

beforeAll(async () => {
  house = await testRuntime([supportsJobs]);
  server = await testServer(house, {
    surfaces: [sitePages({ features: strictFeatures, hostingProvider: "Hébergeur, Caen" })],
  });
  caen = await aTown(house, { slug: "caen", name: "Ville de Caen" });
  mayor = await anAgent(house, caen.id, ["authority_administrator"]);
  await setSupportKinds(mayor, { kinds: ["printed"], version: 0 });
  purse = await aPurse(house, caen.id, {});
  application = await anApplication("3042F5", { name: "Cantine", withPurse: true });
  ({ reader } = await aJournal(mayor, caen.deskId, "kiosk_reader"));
});
afterAll(() => house?.close());

beforeEach(async () => {
  house.clock.set("2026-11-24T08:00:05Z");
  jeanne = await anEnrolled("Jeanne");
  child = await anEnrolled("Léo", "2018-05-04");
  await isParent(jeanne, child.personId);
  account = await openAccount(jeanne, { personId: child.personId, counterId: purse.counterId });
  card = await aPlasticCardOf(child.personId);
});

async function anApplication(
  aid: string,
  { name, withPurse }: { readonly name: string; readonly withPurse: boolean },
): Promise<CardApplication> {
  const id = parseId<"cardApplication">(randomUUID());
  const { id: other } = await aPublishedService(house, caen.id, { slug: `service-${aid.toLowerCase()}` });
  const serviceId = withPurse ? purse.canteen.service.serviceId : other;
  const verbs = withPurse ? (["read", "debit", "credit"] as const) : (["read"] as const);
  await defineApplication(mayor, {
    id,
    aid,
    name,
    purse: withPurse ? { counterId: purse.counterId, most: 5_000 } : null,
    elements: withPurse ? ["given_name"] : ["given_name", "birthdate"],
    services: [{ serviceId, origins: ["https://caisse.example"], verbs: [...verbs] }],
  });
  return getApplication(mayor, id);
}

async function anEnrolled(given_name: string, birthdate = "1990-05-04"): Promise<Someone> {
  const validated = { given_name, family_name: "Perdrix", birthdate };
  const someone = await aPerson(house, caen.id, { validated });
  const system = house.system(caen.id);
  await system.transaction((tx) => setPersonStatus(tx, system, someone.personId, "enrolled"));
  return someone;
}

async function isParent(by: Someone, representedId: PersonId) {
  const agent = await anAgent(house, caen.id, ["reception", "validator"]);
  await agent.transaction(async (tx) => {
    const asked = { representativeId: by.personId, representedId, kind: "parental_authority" as const };
    const id = await addRepresentation(tx, agent, asked);
    await validateRepresentation(agent, { id, evidence: { kind: "family_record_book" } });
  });
}

async function aPlasticCardOf(personId: PersonId): Promise<WrittenCard> {
  const agent = await anAgent(house, caen.id, ["validator"]);
  const id: SupportId = parseId<"support">(randomUUID());
  await requestSupport(agent, { id, personId, kind: "printed" });
  const system = house.system(caen.id);
  const written = await aWrittenCard(system, application);
  await saveSupportCard(system, written, id, [application.aid]);
  return written;
}

async function aKiosk(): Promise<Browser> {
  const id = parseId<"equipment">(randomUUID());
  const facts = { id, kind: "kiosk", name: "Borne du hall", place: "Hall", deskId: caen.deskId } as const;
  const { code } = await registerEquipment(mayor, facts);
  const browser = server.visitor();
  await browser.open(KIOSK);
  await browser.submit({ code }, { action: `${KIOSK}/relier` });
  return browser;
}

/** At a kiosk, by a printed card. */
async function visitOf(someone: Someone): Promise<Browser> {
  const browser = await aKiosk();
  const id = parseId<"support">(randomUUID());
  await requestSupport(someone, { id, personId: someone.personId, kind: "printed" });
  const { code } = await showSupportCode(someone, id);
  await browser.submit({ code }, { action: `${KIOSK}/presenter` });
  return browser;
}

const pay = (amount: number) => purse.byHouse({ kind: "credit", accountId: account, amount });
const field = () => `carte-${child.personId}-${account}`;
const load = (browser: Browser, typed: string, nouveau: string = randomUUID()) =>
  browser.post(KIOSK, { compte: account, pour: child.personId, nouveau, [field()]: typed });
function orderOn(body: string): string {
  const order = /data-card-update="([^"]+)"/.exec(body)?.[1];
  if (order === undefined) throw new Error("no order on this page");
  return order;
}
function lay(order: string, on = card) {
  on.emulated.powerOff();
  return carryUpdating(mayor, { reader, order }, on.emulated);
}
async function onCard(one = card): Promise<number> {
  one.emulated.powerOff();
  const opened = await openedCard(house.system(caen.id), application, one.emulated, "credit");
  return opened.getValue(1, "full");
}

describe("somebody who wants money on the card of their child", () => {
  test("types how much, is told which card to lay, and has that and no more: the rest stays on the account", async () => {
    await pay(3_000);
    const browser = await visitOf(jeanne);
    const shown = browser.shown.body;
    expect(text(shown)).toContain("Mettre sur la carte : Cantine");
    expect(text(shown)).toContain("30,00 € au plus.");
    // Until a reader answers, there is no card to write: nothing is promised, and nothing waits for a card
    // that lies there.
    expect(shown).toMatch(/<div hidden[^>]*data-needs-reader/);
    expect(shown).toMatch(/<div hidden[^>]*data-reader-awaited/);
    expect(shown).not.toContain("data-card-update");
    const asked = await load(browser, "12,50");
    expect(asked.status).toBe(200);
    expect(asked.headers["cache-control"]).toBe("no-store");
    expect(text(asked.body)).toMatch(
      /La carte de Léo Du compte à la carte : 12,50 € \(Cantine\)\. Posez la carte de Léo sur le lecteur/,
    );
    expect(asked.headers["content-security-policy"]).toContain("http://127.0.0.1:4180");
    expect(asked.body).toContain("data-close-after");
    expect(asked.body).not.toMatch(/Perdrix/);
    expect(await onCard()).toBe(0);
    expect(await lay(orderOn(asked.body))).toMatchObject({ credited: [{ name: "Cantine", amount: 1_250 }] });
    expect(await onCard()).toBe(1_250);
    expect(text((await browser.open(KIOSK)).body)).toContain("17,50 € au plus.");
    const [one] = await listAccounts(jeanne, child.personId);
    expect(one?.balance).toBe(3_000);
  });

  test("sends the page again: it is put there once", async () => {
    await pay(3_000);
    const browser = await visitOf(jeanne);
    const nouveau = randomUUID();
    for (const _time of [1, 2]) await lay(orderOn((await load(browser, "10", nouveau)).body));
    expect(await onCard()).toBe(1_000);
  });

  test.each(["", "rien", "0", "-5", "30,01", "1e3", "12,505"])(
    "types %j: is told what is possible, beside the field",
    async (typed) => {
      await pay(3_000);
      const browser = await visitOf(jeanne);
      const refused = await load(browser, typed);
      expect(refused.status).toBe(422);
      expect(text(refused.body)).toContain("Ce montant ne peut pas aller sur la carte. Donnez un montant");
      expect(refused.body).toContain(typed === "" ? " value inputmode" : `value="${typed}"`);
      // Shown although no reader answered yet.
      expect(refused.body).not.toMatch(/<div hidden[^>]*data-needs-reader/);
    },
  );

  test("in English, reads the same", async () => {
    await pay(3_000);
    const browser = await visitOf(jeanne);
    expect(text((await browser.open(`${KIOSK}?lang=en`)).body)).toContain("Put on the card: Cantine");
    const asked = text((await load(browser, "5")).body);
    expect(asked).toMatch(
      /The card of Léo From the account to the card: €5\.00 \(Cantine\)\. Lay the card of Léo/,
    );
  });

  test("has loaded all that a day allows: is told to come back tomorrow", async () => {
    await pay(15_000);
    const browser = await visitOf(jeanne);
    await lay(orderOn((await load(browser, "50")).body));
    expect(text((await browser.open(KIOSK)).body)).toContain("tout ce qu’elles y mettent en un jour");
    const refused = await load(browser, "10");
    expect([refused.status, text(refused.body).includes("Plus rien ne peut être mis")]).toEqual([422, true]);
  });
});

describe("an application that came since the card was made", () => {
  test("is written once somebody agreed to what the card will hold", async () => {
    await anApplication("3042F6", { name: "Médiathèque", withPurse: false });
    const browser = await visitOf(jeanne);
    expect(text(browser.shown.body)).toContain(
      "Médiathèque. La carte contiendra : prénom, date de naissance.",
    );
    const asked = await browser.post(KIOSK, { pour: child.personId, nouveau: randomUUID() });
    expect(text(asked.body)).toContain("Ce qui va être écrit sur la carte : Médiathèque.");
    expect(await lay(orderOn(asked.body))).toMatchObject({ written: ["Médiathèque"], credited: [] });
    expect(text((await browser.open(KIOSK)).body)).not.toContain("Nouveau sur la carte");
  });
});

describe("whoever would have more", () => {
  test("asks for the card of somebody who is not shown, or of no account of theirs: nothing is asked", async () => {
    await pay(3_000);
    const stranger = await visitOf(await anEnrolled("Paul"));
    expect(text((await load(stranger, "10")).body)).toContain("Le temps est passé");
    const browser = await visitOf(jeanne);
    const odd = { pour: child.personId, compte: randomUUID(), nouveau: randomUUID() };
    expect((await browser.post(KIOSK, odd)).status).toBe(422);
    for (const form of [{}, { pour: "rien" }, { pour: child.personId, compte: "rien" }])
      expect((await browser.post(KIOSK, form)).body).not.toContain("data-card-update");
    expect((await server.visitor().post(KIOSK, odd)).status).toBe(403);
  });

  test("lays the card that another family forgot there: it is not the one that is awaited", async () => {
    await pay(3_000);
    const asked = await load(await visitOf(jeanne), "10");
    const other = await aPlasticCardOf((await anEnrolled("Inès")).personId);
    await expect(lay(orderOn(asked.body), other)).rejects.toThrow("reader.card_of_another");
    // Nor is the parent's own, where the child's is named.
    const own = await aPlasticCardOf(jeanne.personId);
    await expect(lay(orderOn(asked.body), own)).rejects.toThrow("reader.card_of_another");
    expect([await onCard(other), await onCard(own)]).toEqual([0, 0]);
  });
});
