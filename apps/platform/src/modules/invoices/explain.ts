import { type CivilDate, civilDate } from "../../kernel/civil-date.ts";
import type { Context, Tx } from "../../kernel/context.ts";
import type { PersonId, ServiceId } from "../../kernel/ids.ts";
import { getAuthority } from "../authorities/index.ts";
import { currentValue, listElementHistory, listElements } from "../identity/index.ts";
import {
  getTariff,
  listTariffs,
  type OfferedTariff,
  priceIn,
  stepText,
  type TariffFacts,
} from "../tariffs/index.ts";
import type { Why } from "./invoice.ts";

/** More than a month of days: a price that would need more is another one. */
const MOST_UNITS = 31;

/** What a price depends on, of who pays: their own quotient, never another's. */
export interface PayerFacts {
  readonly quotients: readonly {
    readonly quotient: number;
    readonly from: CivilDate;
    readonly until: CivilDate | null;
  }[];
  readonly resident?: boolean;
}

export async function factsOfPayer(tx: Tx, system: Context, personId: PersonId): Promise<PayerFacts> {
  const history = await listElementHistory(tx, system, personId);
  const quotients = history.flatMap(({ name, value, state, provenance, validUntil }) => {
    if (name !== "family_quotient" || typeof value !== "number") return [];
    if (state !== "validated" && state !== "superseded" && state !== "expired") return [];
    const { month } = provenance.register ?? {};
    const from = month === undefined ? civilDate(new Date(provenance.at)) : `${month}-01`;
    return [{ quotient: value, from, until: validUntil ?? null }];
  });
  const resident = await isResident(tx, system, personId);
  return { quotients, ...(resident === undefined ? {} : { resident }) };
}

/** In the commune of the authority; not known for an authority of several. */
async function isResident(tx: Tx, system: Context, personId: PersonId): Promise<boolean | undefined> {
  const authority = await getAuthority(tx, system.authorityId);
  const address = currentValue(await listElements(tx, system, personId, ["address"]), "address");
  if (authority.kind !== "commune" || typeof address !== "object" || address === null) return undefined;
  const code: unknown = Reflect.get(address, "insee_code");
  return typeof code === "string" ? code === authority.officialCode : undefined;
}

const on = ({ quotients, ...facts }: PayerFacts, day: CivilDate): TariffFacts => ({
  ...facts,
  quotients: quotients.filter(({ until }) => until === null || until >= day),
});

export interface Explained {
  readonly quantity: number;
  readonly unitCents: number;
  readonly why: Why | null;
  /** A tariff is published, and none gives this price. */
  readonly differs: boolean;
}

/** Reads the tariffs of a day once, whoever's lines are explained. */
export function explainer(tx: Tx, system: Context) {
  const days = new Map<CivilDate, Promise<readonly OfferedTariff[]>>();
  const tariffsOn = (day: CivilDate): Promise<readonly OfferedTariff[]> => {
    const known = days.get(day) ?? listTariffs(tx, system, day);
    days.set(day, known);
    return known;
  };
  return async (
    {
      amount,
      day,
      serviceId,
    }: { readonly amount: number; readonly day: CivilDate; readonly serviceId: ServiceId | null },
    facts: PayerFacts,
  ): Promise<Explained> => {
    const asIs = { quantity: 1, unitCents: amount, why: null };
    const tariffs = (await tariffsOn(day)).filter((one) => one.serviceId === serviceId);
    const matching = tariffs.flatMap((tariff) => matchOf(tariff, { amount, day, facts }));
    const [only, ...others] = matching;
    // Two activities at one price: which of them it was is not ours to say.
    if (!only || others.length > 0) return { ...asIs, differs: tariffs.length > 0 && !only };
    const kept = (await getTariff(tx, system, only.tariff.id)).versions.find(
      ({ state, from }) => state === "published" && from === only.from,
    );
    if (!kept) return { ...asIs, differs: false };
    const { quantity, unitCents, reason } = only;
    const why: Why = { title: only.tariff.title, from: only.from, decision: kept.decision, reason };
    return { quantity, unitCents, why, differs: false };
  };
}

function matchOf(
  tariff: OfferedTariff,
  { amount, day, facts }: { readonly amount: number; readonly day: CivilDate; readonly facts: PayerFacts },
) {
  const priced = priceIn(tariff, on(facts, day), day);
  if (priced.outcome !== "priced" || priced.cents <= 0) return [];
  const quantity = amount / priced.cents;
  if (!Number.isInteger(quantity) || quantity > MOST_UNITS) return [];
  const [version, ...steps] = priced.steps;
  if (version?.step !== "version") return [];
  const say = (language: "fr" | "en") => steps.map((step) => stepText(step, language)).join(" ");
  const reason = { fr: say("fr"), en: say("en") };
  return [{ tariff, quantity, unitCents: priced.cents, from: version.from, reason }];
}
