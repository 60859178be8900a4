import { randomUUID } from "node:crypto";
import type { Context } from "../../../../kernel/context.ts";
import { type AuthorityId, parseId, type ServiceId } from "../../../../kernel/ids.ts";
import { anAgent, aPerson } from "../../../../testing/builders.ts";
import { asks } from "../../../../testing/consents.ts";
import { aPublishedService } from "../../../../testing/services.ts";
import type { TestRuntime } from "../../../../testing/test-runtime.ts";
import { type ARegie, aRegie } from "../../../billing/payments/testing/a-regie.ts";
import {
  issuePhoneSecret,
  type PhoneSecret,
  printCode,
  requestSupport,
} from "../../../cards/supports/index.ts";
import { shownBy } from "../../../cards/supports/testing/a-pool.ts";
import { acceptConsent } from "../../../consent/consent/index.ts";
import { setPersonStatus } from "../../../identity/identity/index.ts";
import {
  type CounterAccountId,
  type CounterId,
  defineCounter,
  openAccount,
} from "../../../ledger/counters/index.ts";
import {
  addPartnerAgent,
  confirmOfferUse,
  createPartnerAgreement,
  createPassMembership,
  definePass,
  type OfferId,
  openPass,
  type PartnerId,
  type PassId,
  type PassRead,
  readPass,
} from "../index.ts";

export type Member = Awaited<ReturnType<typeof aPerson>>;
export const IBAN = "FR7630006000011234567890189";

/**
 * A town whose youth pass costs ten euros: two seats of five euros, books for thirty in three times at most,
 * a free climb.
 */
export interface YouthPass {
  readonly house: TestRuntime;
  readonly town: AuthorityId;
  readonly passId: PassId;
  readonly feeCounterId: CounterId;
  readonly serviceId: ServiceId;
  readonly mayor: Context;
  readonly regie: ARegie;
  readonly seats: OfferId;
  readonly books: OfferId;
  readonly climb: OfferId;
  readonly cinema: PartnerAt;
  readonly bookshop: PartnerAt;
  /** Enrolled, has agreed to the service. */
  young(facts?: { readonly birthdate?: string; readonly name?: string }): Promise<Member>;
  /** Joined, fee paid at the desk, open. */
  member(facts?: { readonly birthdate?: string; readonly name?: string }): Promise<Member>;
  pay(who: Member): Promise<CounterAccountId>;
}

export interface PartnerAt {
  readonly id: PartnerId;
  readonly agent: Context;
}

export async function aYouthPass(
  house: TestRuntime,
  town: AuthorityId,
  slug = "pass-jeunes",
): Promise<YouthPass> {
  const requests = ["given_name", "family_name", "birthdate"].map((name) => asks(name, { required: true }));
  const service = await aPublishedService(house, town, { slug, definition: { requests } });
  const mayor = await anAgent(house, town, ["authority_administrator"], "Odile Baudroie");
  const feeCounterId = await aFeeCounter(mayor, service.id);
  const regie = await aRegie(house, town, { counterId: feeCounterId }, { code: "PASS" });
  const defined = await aDefinedPass(mayor, { serviceId: service.id, feeCounterId });
  const { passId, seats, books, climb } = defined;
  const place = { house, town, mayor };
  const cinema = await aPartner(place, "Cinéma Le Lanternier", [seats, climb]);
  const bookshop = await aPartner(place, "Librairie du Héron", [books, seats]);
  const young: YouthPass["young"] = (facts) => aYoungPerson(place, service, facts);
  const pay: YouthPass["pay"] = async (who) => {
    const { personId } = who;
    const accountId = await openAccount(who, { personId, counterId: feeCounterId });
    await regie.take({ personId, accountId, amount: 1_000 });
    return accountId;
  };
  return {
    ...{ ...place, ...defined, feeCounterId, serviceId: service.id, regie, cinema, bookshop, young, pay },
    member: async (facts) => {
      const who = await young(facts);
      const { personId } = who;
      await createPassMembership(who, { passId, personId });
      await pay(who);
      await openPass(who, { passId, personId });
      return who;
    },
  };
}

async function aFeeCounter(mayor: Context, serviceId: ServiceId): Promise<CounterId> {
  const id = parseId<"counter">(randomUUID());
  await defineCounter(mayor, {
    id,
    name: { fr: "Adhésion au pass", en: "Pass fee" },
    unit: "euro_cent",
    floor: 0,
    ceiling: null,
    debitMax: null,
    expiresMonths: null,
    servicesCredit: false,
    servicesSee: false,
    services: [serviceId],
  });
  return id;
}

async function aDefinedPass(
  mayor: Context,
  { serviceId, feeCounterId }: { readonly serviceId: ServiceId; readonly feeCounterId: CounterId },
): Promise<Pick<YouthPass, "passId" | "seats" | "books" | "climb">> {
  const newOffer = () => parseId<"passOffer">(randomUUID());
  const [seats, books, climb] = [newOffer(), newOffer(), newOffer()];
  const passId = parseId<"pass">(randomUUID());
  const days = { startsOn: "2026-09-01", endsOn: "2027-08-31" };
  const of = (id: OfferId, fr: string, en: string) => ({ id, name: { fr, en }, sharePercent: null, ...days });
  await definePass(mayor, {
    id: passId,
    serviceId,
    name: { fr: "Pass jeunes 2026-2027", en: "Youth pass 2026-2027" },
    ...days,
    feeCents: 1_000,
    feeCounterId,
    rule: "age(birthdate, today) >= 15 && age(birthdate, today) <= 25",
    ruleOn: "2026-09-01",
    offers: [
      { ...of(seats, "Place de cinéma", "Cinema seat"), category: "cinema", amountCents: 500, uses: 2 },
      { ...of(books, "Livres", "Books"), category: "books", amountCents: 1_000, uses: 3, sharePercent: 50 },
      { ...of(climb, "Escalade", "Climbing"), category: "sport", amountCents: 0, uses: 1 },
    ],
  });
  return { passId, seats, books, climb };
}

async function aYoungPerson(
  { house, town }: Pick<YouthPass, "house" | "town">,
  service: { readonly id: ServiceId; readonly version: number },
  { birthdate = "2004-05-09", name = "Karim" }: { readonly birthdate?: string; readonly name?: string } = {},
): Promise<Member> {
  const validated = { given_name: name, family_name: "Benali", birthdate };
  const who = await aPerson(house, town, { validated });
  const { personId } = who;
  const system = house.system(town);
  await system.transaction((tx) => setPersonStatus(tx, system, personId, "enrolled"));
  const yes = { granted: ["given_name", "family_name", "birthdate"], refused: [] };
  await acceptConsent(who, { personId, serviceId: service.id, version: service.version, ...yes });
  return who;
}

export async function aPartner(
  { house, town, mayor }: Pick<YouthPass, "house" | "town" | "mayor">,
  name: string,
  offerIds: readonly OfferId[],
  facts: { readonly startsOn?: string; readonly endsOn?: string; readonly siret?: string } = {},
): Promise<PartnerAt> {
  const id = parseId<"passPartner">(randomUUID());
  await createPartnerAgreement(mayor, {
    id,
    name,
    place: "Rue du Port, Caen",
    siret: "12345678901234",
    iban: IBAN,
    offerIds,
    startsOn: "2026-09-01",
    endsOn: "2027-08-31",
    ...facts,
  });
  const staffId = parseId<"staff">(randomUUID());
  const displayName = `Caisse : ${name}`;
  await addPartnerAgent(mayor, {
    id: staffId,
    partnerId: id,
    displayName,
    email: `${staffId}@partenaires.example`,
  });
  return {
    id,
    agent: house.as(
      { kind: "staff", staffId, label: displayName, roles: [], signedInBy: "email_link" },
      town,
    ),
  };
}

/** The code of a paper, good for the whole of its life. */
export async function aPaperOf(who: Member): Promise<{ readonly code: string; readonly number: string }> {
  const paper = await requestSupport(who, {
    id: parseId<"support">(randomUUID()),
    personId: who.personId,
    kind: "printed",
  });
  return { code: (await printCode(who, paper.id)).code, number: paper.number };
}

export async function aPhoneOf(house: TestRuntime, who: Member): Promise<() => Promise<string>> {
  const secret: PhoneSecret = await issuePhoneSecret(
    who,
    { id: parseId<"support">(randomUUID()) },
    { method: "passkey", createdAt: house.clock.now() },
  );
  return () => shownBy(secret, house.clock.now());
}

/** What was read, which has to be. */
export async function scan(agent: Context, code: string, born?: string) {
  const read: PassRead = await readPass(agent, { code, ...(born === undefined ? {} : { born }) });
  if (!read.accepted) throw new Error(`refused: ${read.why.fr}`);
  return read;
}

/** Scanned, then confirmed. */
export async function uses(agent: Context, code: string, offerId: OfferId, priceCents?: number) {
  const { ticket } = await scan(agent, code);
  return confirmOfferUse(agent, { ticket, offerId, priceCents });
}
