import { bothIn, findTextAnswer } from "../../../../../web/index.ts";
import {
  definePageForm,
  getSubject,
  PageFormView,
  type SubjectFrame,
} from "../../../../../web/resource/index.ts";
import { confirmMandateAccount } from "../../index.ts";
import { getDebitWords } from "../common/debit-words.ts";
import { formatComparisonPath, MANDATE, MANDATES, parseMandateId } from "../common/mandate-addresses.ts";
import type { ComparisonProps } from "../common/mandates-page.tsx";

const desk = bothIn((language) => getDebitWords(language).desk);

/** Each field bears its mandate: the page may have several. */
const formatEndingName = (mandate: string): string => `fin-${mandate}`;

/** A colleague types the end of the account, as the signed paper says it. */
export const defineAccountComparison = (frame: SubjectFrame) =>
  definePageForm({
    path: `${frame.root}${formatComparisonPath(MANDATE)}`,
    read: async (request) => ({ subject: getSubject(request), mandateId: parseMandateId(request) }),
    fields: ({ mandateId }) => [
      {
        kind: "text",
        name: formatEndingName(mandateId),
        label: desk(({ ending }) => ending),
        hint: desk(({ endingHint }) => endingHint),
        maxLength: 12,
        width: "short",
      },
    ],
    besides: ({ mandateId }) => ({ "debits.other_account": formatEndingName(mandateId) }),
    save: (context, { known: { subject, mandateId }, answers }) =>
      confirmMandateAccount(context, {
        id: mandateId,
        personId: subject.personId,
        ending: findTextAnswer(answers, formatEndingName(mandateId)) ?? "",
      }),
    after: (_, { language }, { subject }) => ({
      path: frame.formatPath(subject, MANDATES),
      flash: { title: getDebitWords(language).desk.seen },
    }),
  });

export const buildAccountComparisonView =
  (form: ReturnType<typeof defineAccountComparison>) =>
  ({ mandate, page }: ComparisonProps) => (
    <PageFormView
      {...{ form, page }}
      known={{ subject: getSubject(page.request), mandateId: mandate.id }}
      params={{ mandate: mandate.id }}
      submit={getDebitWords(page.request.ardeco.language).desk.look}
      icon="eye"
    />
  );
