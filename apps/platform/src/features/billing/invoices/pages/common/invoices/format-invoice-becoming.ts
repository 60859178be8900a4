import type { Language } from "../../../../../../kernel/errors.ts";
import type { ComingDebit } from "../../../../debits/index.ts";
import type { NextInstalment, OwnInvoice } from "../../../index.ts";
import { formatInvoiceCents, formatInvoiceDay, formatInvoiceStanding, invoiceWords } from "./words.ts";

/** How an invoice gets paid, when it is not by oneself before its day. */
export interface Becoming {
  readonly coming?: ComingDebit | undefined;
  /** What is next of the plan that holds it. */
  readonly instalment?: NextInstalment | undefined;
}

/** A plan holds what is left of it: its own day counts no more. */
export const isPlanned = ({ standing }: OwnInvoice, { instalment }: Becoming): boolean =>
  instalment !== undefined && standing !== null && standing.left > 0;

/** How it stands, in one sentence. */
export function formatInvoiceBecoming(own: OwnInvoice, language: Language, becoming: Becoming): string {
  const { instalment, coming } = becoming;
  if (!instalment || !isPlanned(own, becoming)) return formatInvoiceStanding(own, language, coming);
  const words = invoiceWords(language);
  const say = instalment.isLate ? words.plannedLate : words.plannedText;
  return say(formatInvoiceCents(instalment.cents, language), formatInvoiceDay(instalment.on, language));
}
