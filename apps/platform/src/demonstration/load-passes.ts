import {
  addPartnerAgent,
  closeStatement,
  confirmOfferUse,
  createPartnerAgreement,
  createPassMembership,
  definePass,
  issueShortCode,
  openPass,
  readPass,
} from "../features/activities/passes/index.ts";
import { receiveMoney } from "../features/billing/payments/index.ts";
import { requestSupport } from "../features/cards/supports/index.ts";
import { acceptConsent } from "../features/consent/consent/index.ts";
import { openAccount } from "../features/ledger/counters/index.ts";
import { addDays, toCivilDate } from "../kernel/civil-date.ts";
import type { Context } from "../kernel/context.ts";
import { closeDay, openPlace, type TillAgents } from "./load-counters.ts";
import { toPersonId } from "./load-people.ts";
import { toSeedId } from "./seed-files.ts";
import { toContextOnDay } from "./to-context-on-day.ts";

interface PassAgents extends TillAgents {
  /** Who signs in for each partner. */
  readonly cinema: Context;
  readonly bookshop: Context;
}

const FEE_CENTS = 1_000;
const getOfferId = (key: string) => toSeedId<"passOffer">("passOffer", key);
const passId = toSeedId<"pass">("pass", "pass-jeune");
const serviceId = toSeedId<"service">("service", "pass-jeune");
const holder = toPersonId("manon");

/**
 * A youth pass with four offers, a cinema and a bookshop; Manon's is open: she went twice to the cinema, once
 * to the bookshop.
 */
export async function loadPasses(agents: PassAgents): Promise<void> {
  const today = toCivilDate(agents.administrator.now());
  await definePasses(agents, today);
  await approvePartners(agents, today);
  const joined = addDays(today, -41);
  await addMember(agents, joined);
  await recordPassUse(agents.cinema, { on: addDays(today, -40), offerId: getOfferId("cinema") });
  await recordPassUse(agents.bookshop, {
    on: addDays(today, -12),
    offerId: getOfferId("livres"),
    priceCents: 1_890,
  });
  await recordPassUse(agents.cinema, { on: addDays(today, -3), offerId: getOfferId("cinema") });
  const closing = {
    id: toSeedId<"passStatement">("passStatement", "drakkar"),
    partnerId: toSeedId<"passPartner">("passPartner", "drakkar"),
  };
  await closeStatement(toContextOnDay(agents.administrator, addDays(today, -30)), {
    ...closing,
    untilOn: addDays(today, -31),
  });
  await issuePrintedCard(agents.mandataire);
}

/** A school year that is under way. */
function computePassPeriod(today: string): { readonly startsOn: string; readonly endsOn: string } {
  const [year, month] = today.split("-").map(Number) as [number, number];
  const first = month >= 10 ? year : year - 1;
  return { startsOn: `${first}-09-01`, endsOn: `${first + 1}-12-31` };
}

async function definePasses(agents: PassAgents, today: string): Promise<void> {
  const { counterId } = await openPlace(agents, {
    service: "pass-jeune",
    provider: "normandie",
    code: "PASS",
    name: { fr: "Adhésion au pass jeune", en: "Youth pass membership" },
    regie: "Régie de la jeunesse",
    unit: "euro_cent",
    ceiling: 10_000,
    priceCents: null,
  });
  const days = computePassPeriod(today);
  const common = { sharePercent: null, ...days };
  await definePass(agents.administrator, {
    id: passId,
    serviceId,
    name: {
      fr: `Pass jeune ${days.startsOn.slice(0, 4)}-${days.endsOn.slice(0, 4)}`,
      en: `Youth pass ${days.startsOn.slice(0, 4)}-${days.endsOn.slice(0, 4)}`,
    },
    ...days,
    feeCents: FEE_CENTS,
    feeCounterId: counterId,
    rule: "age(birthdate, today) >= 15 && age(birthdate, today) <= 25",
    ruleOn: null,
    offers: [
      {
        ...common,
        id: getOfferId("cinema"),
        name: { fr: "Place de cinéma", en: "Cinema seat" },
        category: "cinema",
        amountCents: 500,
        uses: 5,
      },
      {
        ...common,
        id: getOfferId("livres"),
        name: { fr: "Livres et manuels", en: "Books and textbooks" },
        category: "books",
        amountCents: 1_500,
        uses: 2,
      },
      {
        ...common,
        id: getOfferId("spectacle"),
        name: { fr: "Festival du film jeune", en: "Young film festival" },
        category: "show",
        amountCents: 800,
        uses: 1,
        sharePercent: 50,
      },
      {
        ...common,
        id: getOfferId("atelier"),
        name: { fr: "Atelier d’écriture", en: "Writing workshop" },
        category: "leisure",
        amountCents: 0,
        uses: 1,
      },
    ],
  });
}

async function approvePartners(
  { administrator, cinema, bookshop }: PassAgents,
  today: string,
): Promise<void> {
  const days = computePassPeriod(today);
  for (const { key, agent, ...partner } of [
    {
      key: "drakkar",
      agent: cinema,
      name: "Cinéma Le Drakkar",
      place: "Quai Vendeuvre, 14000 Caen",
      siret: "12345678900017",
      offers: ["cinema", "spectacle"],
    },
    {
      key: "vaugueux",
      agent: bookshop,
      name: "Librairie du Vaugueux",
      place: "Rue du Vaugueux, 14000 Caen",
      siret: "98765432100011",
      offers: ["livres", "atelier"],
    },
  ]) {
    const id = toSeedId<"passPartner">("passPartner", key);
    const { offers, ...facts } = partner;
    await createPartnerAgreement(administrator, {
      id,
      ...facts,
      ...days,
      iban: "FR7630006000011234567890189",
      offerIds: offers.map(getOfferId),
    });
    if (agent.actor.kind !== "staff") throw new TypeError("an agent is expected");
    const { staffId, label } = agent.actor;
    await addPartnerAgent(administrator, {
      id: staffId,
      partnerId: id,
      displayName: label,
      email: `caisse@${key}.example`,
    });
  }
}

const toManonContext = (agent: Context, on: string): Context =>
  toContextOnDay(agent.as({ kind: "person", personId: holder }), on);

async function addMember({ mandataire }: PassAgents, on: string): Promise<void> {
  const manon = toManonContext(mandataire, on);
  const asked = { passId, personId: holder };
  await acceptConsent(manon, {
    personId: holder,
    serviceId,
    version: 1,
    granted: ["given_name", "family_name", "birthdate"],
    refused: ["student_status", "email"],
  });
  await createPassMembership(manon, asked);
  const regieId = toSeedId<"regie">("regie", "pass-jeune");
  await receiveMoney(toContextOnDay(mandataire, on), {
    id: toSeedId<"payment">("payment", `${regieId} manon`),
    regieId,
    personId: holder,
    accountId: await openAccount(manon, {
      personId: holder,
      counterId: toSeedId<"counter">("counter", "pass-jeune"),
    }),
    amount: FEE_CENTS,
    payer: "Manon Duchemin",
  });
  await closeDay({ mandataire, regieId }, on);
  await openPass(manon, asked);
}

async function recordPassUse(
  partner: Context,
  {
    on,
    offerId,
    priceCents,
  }: { readonly on: string; readonly offerId: ReturnType<typeof getOfferId>; readonly priceCents?: number },
): Promise<void> {
  const agent = toContextOnDay(partner, on);
  const { code } = await issueShortCode(toManonContext(partner, on), { passId, personId: holder });
  const read = await readPass(agent, { code });
  if (!read.accepted) throw new TypeError(read.why.fr);
  await confirmOfferUse(agent, { ticket: read.ticket, offerId, priceCents });
}

/** Printed at the desk: its number is typed where nothing scans. */
async function issuePrintedCard(agent: Context): Promise<void> {
  const id = toSeedId<"support">("support", "manon");
  await requestSupport(agent, { id, personId: holder, kind: "printed" });
}
