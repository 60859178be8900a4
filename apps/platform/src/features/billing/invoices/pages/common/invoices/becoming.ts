import type { Language } from "../../../../../../kernel/errors.ts";
import type { Coming } from "../../../../debits/index.ts";
import type { NextInstalment, OwnInvoice } from "../../../index.ts";
import { centsText, dayText, invoiceWords, standingText } from "./invoice-words.ts";

/** How an invoice gets paid, when it is not by oneself before its day. */
export interface Becoming {
  readonly coming?: Coming | undefined;
  /** What is next of the plan that holds it. */
  readonly instalment?: NextInstalment | undefined;
}

/** A plan holds what is left of it: its own day counts no more. */
export const isPlanned = ({ standing }: OwnInvoice, { instalment }: Becoming): boolean =>
  instalment !== undefined && standing !== null && standing.left > 0;

/** How it stands, in one sentence. */
export function becomingText(own: OwnInvoice, language: Language, becoming: Becoming): string {
  const { instalment, coming } = becoming;
  if (!instalment || !isPlanned(own, becoming)) return standingText(own, language, coming);
  const words = invoiceWords(language);
  const say = instalment.isLate ? words.plannedLate : words.plannedText;
  return say(centsText(instalment.cents, language), dayText(instalment.on, language));
}
