import { formatPlainDate } from "../../../../../../kernel/civil-date.ts";
import type { Language } from "../../../../../../kernel/errors.ts";
import { type PdfPart, writeTaggedPdf } from "../../../../../../web/index.ts";
import type { MandatePaper } from "../../../index.ts";
import { mandateWords } from "./mandate-words.ts";

/**
 * The mandate as one signs and keeps it: the mentions of EPC016-06, section 4.7.2; tagged, in the reader’s
 * language.
 */
export function printMandatePdf(
  { creditor, mandate, account }: MandatePaper,
  language: Language,
): Promise<Buffer> {
  const words = mandateWords(language);
  const fact = (term: string, value: string) =>
    [`${term}${language === "fr" ? "\u00a0:" : ":"}`, value] as const;
  return writeTaggedPdf({
    title: words.paper,
    author: creditor.name,
    language,
    // Noon, so that every time zone reads the same day.
    at: new Date(`${mandate.signedOn}T12:00:00Z`),
    parts: [
      {
        kind: "facts",
        rows: [
          fact(words.reference, mandate.reference),
          fact(words.creditor, creditor.name),
          fact(words.ics, creditor.ics),
          fact(words.kind, words.recurrent),
        ],
      },
      { kind: "paragraph", text: words.allows(creditor.name) },
      { kind: "paragraph", text: words.refund },
      { kind: "paragraph", text: words.notice(mandate.noticeDays) },
      {
        kind: "facts",
        rows: [
          fact(words.debtor, account.holder),
          fact(words.iban, account.iban.replaceAll(/(.{4})(?=.)/g, "$1 ")),
          fact(words.signedOn, formatPlainDate(mandate.signedOn, language)),
          ...(account.place === "" ? [] : [fact(words.place, account.place)]),
        ],
      },
      { kind: "heading", level: 2, text: words.signature },
      ...buildSignatureParts(account.signedInBy, language),
      { kind: "paragraph", text: words.rights },
    ],
  });
}

function buildSignatureParts(signedInBy: string, language: Language): readonly PdfPart[] {
  const words = mandateWords(language);
  if (signedInBy === "") return [{ kind: "paragraph", text: words.signHere }];
  const { how } = words;
  const way =
    signedInBy === "passkey" ? how.passkey : signedInBy === "franceconnect" ? how.franceconnect : how.other;
  return [{ kind: "paragraph", text: words.signedOnline(way) }];
}
