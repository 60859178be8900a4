import { parseId } from "../../../../../kernel/ids.ts";
import { bothIn, type Field, findTextAnswer } from "../../../../../web/index.ts";
import { formPage } from "../../../../../web/resource/index.ts";
import type { Regie } from "../../../payments/index.ts";
import { readCreditorTerms, setCreditor } from "../../index.ts";
import { getDebitWords } from "../common/debit-words.ts";
import { debitsFrame, formatCreditorPath, formatSeriesPath, parseSeriesId, SERIES } from "./addresses.ts";

const both = bothIn((language) => getDebitWords(language).admin);
/** Unless mandates agree on another delay (EPC016-06, 4.3.2). */
const USUAL_NOTICE_DAYS = "14";

/** Who the creditor of a series is; what it is today is filled in. */
export const creditorForm = formPage({
  frame: debitsFrame,
  path: formatCreditorPath(SERIES),
  read: (request) => readCreditorTerms(request.ardeco.context, { seriesId: parseSeriesId(request) }),
  fields: ({ regies }) => listFields(regies),
  answers: ({ creditor }) =>
    creditor
      ? {
          name: creditor.name,
          ics: creditor.ics,
          iban: creditor.iban,
          regie: creditor.regieId,
          notice_days: String(creditor.noticeDays),
        }
      : { notice_days: USUAL_NOTICE_DAYS },
  texts: ({ language }, { series }) => {
    const { creditorTitle, creditorLead: lead, save: submit } = getDebitWords(language).admin;
    return { title: creditorTitle(series.name), lead, submit };
  },
  save: async (context, { known: { series }, answers }) => {
    const given = (name: string) => findTextAnswer(answers, name) ?? "";
    const outcome = await setCreditor(context, {
      seriesId: series.id,
      regieId: parseId<"regie">(given("regie")),
      name: given("name"),
      ics: given("ics"),
      iban: given("iban"),
      noticeDays: Number(given("notice_days")),
    });
    return { outcome, seriesId: series.id };
  },
  after: ({ outcome, seriesId }, { language }) => {
    const { saved, asked, firstDone } = getDebitWords(language).admin;
    const title = { set: saved, asked, first: firstDone }[outcome];
    return { path: formatSeriesPath(seriesId), flash: { title } };
  },
});

const listFields = (regies: readonly Regie[]): readonly Field[] => [
  {
    kind: "text",
    name: "name",
    label: both(({ name }) => name),
    hint: both(({ nameHint }) => nameHint),
    maxLength: 70,
  },
  {
    kind: "text",
    name: "ics",
    label: both(({ ics }) => ics),
    hint: both(({ icsHint }) => icsHint),
    maxLength: 40,
    width: "medium",
  },
  { kind: "text", name: "iban", label: both(({ iban }) => iban), maxLength: 50, width: "medium" },
  {
    kind: "choice",
    name: "regie",
    label: both(({ regie }) => regie),
    why: both(({ regieWhy }) => regieWhy),
    options: regies.map(({ id, name }) => ({ value: id, label: { fr: name, en: name } })),
  },
  {
    kind: "text",
    name: "notice_days",
    label: both(({ notice }) => notice),
    hint: both(({ noticeHint }) => noticeHint),
    maxLength: 2,
    inputMode: "numeric",
    width: "short",
  },
];
