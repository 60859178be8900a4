import type { Context, Tx } from "../../../kernel/context.ts";
import type { PersonId } from "../../../kernel/ids.ts";
import { formatLastFour } from "../../../kernel/text.ts";
import { notifyTold } from "../../identity/households/index.ts";
import { notifyAddress } from "../../messaging/notifications/index.ts";
import type { Creditor } from "./debit.ts";

export interface ToldMandate {
  readonly personId: PersonId;
  readonly creditor: Creditor;
  readonly what: "signed" | "account_changed" | "revoked";
  readonly reference: string;
  /** Four digits. */
  readonly account: string;
  readonly atDesk: boolean;
  /** Once it is stopped: what is to be paid another way, in cents, by a day. */
  readonly due?: readonly { readonly number: string; readonly cents: number; readonly by: string | null }[];
  /** Once it is stopped: what the bank takes all the same. */
  readonly atBank?: readonly { readonly number: string; readonly cents: number; readonly on: string }[];
}

/**
 * To the payer, and who is told of them, whoever typed it: an agent who gives somebody else's account, or
 * another's name, is found by them.
 */
export async function notifyMandatePayer(tx: Tx, system: Context, told: ToldMandate): Promise<void> {
  const { personId, creditor, ...news } = told;
  await notifyTold(tx, system, {
    personId,
    template: "debit_news",
    data: { ...news, creditor: creditor.name, ics: creditor.ics },
  });
}

interface ToldDebits {
  readonly personId: PersonId;
  readonly creditor: Pick<Creditor, "name" | "ics">;
  readonly reference: string;
  readonly account: string;
  readonly on: string;
  /** Of each invoice, its number and what is taken, in cents. */
  readonly invoices: readonly { readonly number: string; readonly cents: number }[];
}

/** Before the day: what will be taken, when, from which account (EPC016-06, 4.3.2). */
export async function notifyComingDebits(tx: Tx, system: Context, told: ToldDebits): Promise<void> {
  const { personId, creditor, ...news } = told;
  await notifyTold(tx, system, {
    personId,
    template: "debit_news",
    data: { what: "announced", ...news, creditor: creditor.name, ics: creditor.ics },
  });
}

/** What was announced is not taken, or was taken back: what happened, what is due again, what to do. */
export async function notifyDebitNotTaken(
  tx: Tx,
  system: Context,
  told: {
    readonly personId: PersonId;
    readonly creditor: Pick<Creditor, "name" | "ics">;
    readonly reference: string;
    readonly on: string;
    readonly number: string;
    readonly cents: number;
    readonly how: "house" | "paid" | "rejected" | "returned";
    /** In the words of the bank's reason; undefined when it is the house that takes nothing. */
    readonly reason?: { readonly fr: string; readonly en: string };
    readonly retry: boolean;
  },
): Promise<void> {
  const { personId, creditor, reason, ...news } = told;
  await notifyTold(tx, system, {
    personId,
    template: "debit_news",
    data: {
      what: "not_taken",
      ...news,
      reason: reason ?? null,
      creditor: creditor.name,
      ics: creditor.ics,
    },
  });
}

/** Less than was announced: the payer knows before they see it at their bank. */
export async function notifySmallerDebit(
  tx: Tx,
  system: Context,
  told: {
    readonly personId: PersonId;
    readonly creditor: Pick<Creditor, "name" | "ics">;
    readonly reference: string;
    readonly on: string;
    readonly number: string;
    readonly cents: number;
    readonly announced: number;
  },
): Promise<void> {
  const { personId, creditor, ...news } = told;
  await notifyTold(tx, system, {
    personId,
    template: "debit_news",
    data: { what: "smaller", ...news, creditor: creditor.name, ics: creditor.ics },
  });
}

/** To an agent, at their professional address: where the money goes changes, or would. */
export async function notifyAgentCreditorChange(
  tx: Tx,
  context: Context,
  {
    to,
    former,
    asked,
    news,
  }: {
    readonly to: string;
    readonly former: Creditor;
    readonly asked: Creditor;
    readonly news: {
      readonly what: "first" | "agreed" | "asked" | "served" | "withdrawn";
      readonly by: string;
      readonly servesOn: string | null;
    };
  },
): Promise<void> {
  const data = {
    ...news,
    seriesId: asked.seriesId,
    creditor: asked.name,
    account: formatLastFour(asked.iban),
    former: formatLastFour(former.iban),
    notice: asked.noticeDays,
    formerNotice: former.noticeDays,
  };
  await notifyAddress(tx, context, { to, template: "creditor_change", data });
}
