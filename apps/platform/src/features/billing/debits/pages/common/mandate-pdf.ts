import { formatPlainDate } from "../../../../../kernel/civil-date.ts";
import type { Language } from "../../../../../kernel/errors.ts";
import { journalledRead, type PdfPart, type Routes, writeTaggedPdf } from "../../../../../web/index.ts";
import { getSubject, type SubjectFrame } from "../../../../../web/resource/index.ts";
import { type MandatePaper, readMandatePaper } from "../../index.ts";
import { getDebitWords } from "./debit-words.ts";
import { formatMandatePdfPath, MANDATE, parseMandateId } from "./mandate-addresses.ts";

/** The paper of a mandate, whole account included: the journal tells that it was printed. */
export const mountMandatePdf =
  (frame: SubjectFrame): Routes =>
  (app) => {
    app.get(`${frame.root}${formatMandatePdfPath(MANDATE)}`, journalledRead, async (request, reply) => {
      const { context, language } = request.ardeco;
      const { personId } = getSubject(request);
      const paper = await readMandatePaper(context, { id: parseMandateId(request), personId });
      return reply
        .header("content-disposition", `attachment; filename="${paper.mandate.reference}.pdf"`)
        .type("application/pdf")
        .send(await printMandatePdf(paper, language));
    });
  };

/**
 * The mandate as one signs and keeps it: the mentions of EPC016-06, section 4.7.2; tagged, in the reader’s
 * language.
 */
function printMandatePdf({ creditor, mandate, account }: MandatePaper, language: Language): Promise<Buffer> {
  const words = getDebitWords(language).mandate;
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
  const words = getDebitWords(language).mandate;
  if (signedInBy === "") return [{ kind: "paragraph", text: words.signHere }];
  const { how } = words;
  const way =
    signedInBy === "passkey" ? how.passkey : signedInBy === "franceconnect" ? how.franceconnect : how.other;
  return [{ kind: "paragraph", text: words.signedOnline(way) }];
}
