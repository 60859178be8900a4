import { listOwnPasses, type OwnPass } from "../../../features/activities/passes/index.ts";
import { readProviders } from "../../../features/authorities/authorities/index.ts";
import {
  type AmountToPay,
  computeAmountToPay,
} from "../../../features/billing/invoices/pages/common/invoices/compute-amount-to-pay.ts";
import { formatInvoiceCents } from "../../../features/billing/invoices/pages/common/invoices/words.ts";
import { type Entrance, listEntrances } from "../../../features/consent/openid/index.ts";
import {
  computeSituation,
  type HeldSubscription,
  listSubscriptions,
} from "../../../features/consent/subscriptions/index.ts";
import { formatProvider } from "../../../features/consent/subscriptions/pages/common/services/provider.ts";
import { getStateStatus } from "../../../features/consent/subscriptions/pages/common/subscription/tag.tsx";
import { findCurrentText, readElements } from "../../../features/identity/identity/index.ts";
import { listAccounts, type OwnAccount } from "../../../features/ledger/counters/index.ts";
import { formatCounterAmount } from "../../../features/ledger/counters/pages/common/counters/amounts.ts";
import { formatLongDate, formatPlainDate, toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context } from "../../../kernel/context.ts";
import type { Language } from "../../../kernel/errors.ts";
import type { PersonId } from "../../../kernel/ids.ts";
import type { Brand } from "../../../web/index.ts";
import { formatTimeOfDay } from "../../common/dates/dates.ts";
import { contentWords } from "./content-words.ts";

/**
 * What a phone keeps, in words as they are shown: no identifier, no address, no element but a first name, no
 * line of what was bought. Whoever opens that phone reads it.
 */
export interface PocketContent {
  /** Milliseconds: the phone says when it grows old. */
  readonly at: number;
  /** "30 novembre, 8 h 12". */
  readonly asOf: string;
  readonly givenName: string;
  readonly toPay: readonly Line[];
  readonly counters: readonly Line[];
  readonly passes: readonly Line[];
  readonly services: readonly KeptService[];
}

interface Line {
  readonly name: string;
  /** Read at a glance. */
  readonly value?: string;
  readonly notes: readonly string[];
}

interface KeptService extends Line {
  readonly href: string;
  /** Into the applications. */
  readonly ways: readonly { readonly label: string; readonly href: string }[];
}

/**
 * Of the holder alone: who they act for is not on their phone.
 * @param holder the person, as themself
 */
export async function loadPocket(
  holder: Context,
  { personId, brand }: { readonly personId: PersonId; readonly brand: Brand },
): Promise<PocketContent> {
  const { language } = holder;
  const now = holder.now();
  const known = await readKnown(holder, personId);
  const live = known.subscriptions.filter(({ grant }) => grant.state === "live");
  const entrances = await listEntrances(holder, brand, [...new Set(live.map(({ service }) => service.id))]);
  const accounts = await listAccounts(holder, personId);
  const passes = await listOwnPasses(holder, personId);
  return {
    at: now.getTime(),
    asOf:
      `${formatPlainDate(toCivilDate(now), language).replace(/ \d{4}$/, "")}, ` +
      `${formatTimeOfDay(now, language)}`,
    givenName: known.givenName,
    toPay: toPayLines(await computeAmountToPay(holder, personId), { today: toCivilDate(now), language }),
    counters: accounts
      .filter(({ counter, balance }) => counter.closedOn === null || balance !== 0)
      .map((account) => buildCounterLine(account, language)),
    passes: passes
      .filter(({ standing }) => standing === "open")
      .flatMap((own) => buildPassLines(own, language)),
    services: live.map((held) =>
      toPocketService(held, { brand, language, slugs: known.slugs, ways: entrances.filter(isOf(held)) }),
    ),
  };
}

async function readKnown(holder: Context, personId: PersonId) {
  const elements = await readElements(holder, personId, ["given_name"]);
  const providers = await readProviders(holder);
  return {
    givenName: findCurrentText(elements, "given_name") ?? "",
    subscriptions: await listSubscriptions(holder, personId),
    slugs: new Map(providers.map(({ id, slug }) => [id, slug])),
  };
}

const isOf =
  ({ service }: HeldSubscription) =>
  ({ serviceId }: Entrance): boolean =>
    serviceId === service.id;

function toPayLines(
  { left, dueOn, instalments, debits }: AmountToPay,
  { today, language }: { readonly today: string; readonly language: Language },
): readonly Line[] {
  const words = contentWords(language);
  const dated = (on: string) => (on < today ? words.late : words.before(formatLongDate(on, language)));
  return [
    ...(left > 0
      ? [
          {
            name: words.toPay,
            value: formatInvoiceCents(left, language),
            notes: dueOn === null ? [] : [dated(dueOn)],
          },
        ]
      : []),
    ...instalments.map(({ on, cents }) => ({
      name: words.instalment,
      value: formatInvoiceCents(cents, language),
      notes: [dated(on)],
    })),
    ...debits.map(({ on, cents }) => ({
      name: words.debit,
      value: formatInvoiceCents(cents, language),
      notes: [words.debitOn(formatLongDate(on, language))],
    })),
  ];
}

function buildCounterLine(
  { counter, balance, reserved, takeable, expiresOn, shared }: OwnAccount,
  language: Language,
): Line {
  const words = contentWords(language);
  const said = (amount: number) => formatCounterAmount(amount, counter.unit, language);
  const paidAfter = counter.paidAfter === true;
  return {
    name: counter.name[language],
    value: said(balance),
    notes: [
      ...(reserved > 0 ? [words.reserved(said(reserved))] : []),
      ...(takeable === balance || paidAfter ? [] : [words.available(said(takeable))]),
      ...(paidAfter ? [words.paidAfter] : []),
      ...(shared ? [words.shared] : []),
      ...(expiresOn === null ? [] : [words.expires(formatLongDate(expiresOn, language))]),
    ],
  };
}

function buildPassLines({ pass, offers }: OwnPass, language: Language): readonly Line[] {
  const words = contentWords(language);
  return offers.map(({ offer, left }) => ({
    name: offer.name[language],
    value: words.left(left.uses, offer.uses),
    notes: [
      ...(left.uses > 0 && left.cents > 0
        ? // What a use left of its worth serves no other use.
          [
            words.amountLeft(
              formatInvoiceCents(Math.min(left.cents, left.uses * offer.amountCents), language),
            ),
          ]
        : []),
      words.ofPass(pass.name[language], formatPlainDate(offer.endsOn, language)),
    ],
  }));
}

function toPocketService(
  held: HeldSubscription,
  {
    brand,
    language,
    slugs,
    ways,
  }: {
    readonly brand: Brand;
    readonly language: Language;
    readonly slugs: ReadonlyMap<string, string>;
    readonly ways: readonly Entrance[];
  },
): KeptService {
  const { definition, providerId, slug } = held.service;
  const words = contentWords(language);
  const status = getStateStatus({ type: definition.type, state: computeSituation(held).state, language });
  const title = definition.title[language];
  return {
    name: title,
    value: status.children,
    notes: [definition.summary[language], formatProvider(held, language)],
    href: `/${brand.slug}/espace/services/${slugs.get(providerId) ?? ""}/${slug}`,
    ways: held.grant.pausedSince
      ? []
      : ways.map(({ name, address }) => ({
          label: words.enter(ways.length > 1 ? name : title),
          href: address,
        })),
  };
}
