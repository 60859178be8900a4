import { Section } from "@ardeco/ui";
import { type Besides, bothIn, type Field, findTextAnswer } from "../../../../../web/index.ts";
import {
  definePageForm,
  formatPageHref,
  getSubject,
  PageFormView,
} from "../../../../../web/resource/index.ts";
import { RenewedSignInLink } from "../../../../records/rights/pages/space/rights/renewed-sign-in-link.tsx";
import {
  isOwnerPresent,
  requireSession,
} from "../../../../records/rights/pages/space/rights/require-session.ts";
import { type Creditor, debitsErrors, listAccountProblems, listOffered, signOnline } from "../../index.ts";
import { getDebitWords } from "../common/debit-words.ts";
import {
  accountRenames,
  buildCreditorField,
  listAccountFields,
  readAccountAnswers,
} from "../common/mandate-account-fields.ts";
import { MANDATES } from "../common/mandate-addresses.ts";
import type { SigningProps } from "../common/mandates-page.tsx";

const OWN_MANDATES = `/espace${MANDATES}`;
const own = bothIn((language) => getDebitWords(language).space);

/** Nothing that was typed is lost: said beside the account. */
const besides = {
  "debits.id_reused": "iban",
  "debits.changed_too_often": "iban",
} satisfies Besides<typeof debitsErrors>;

/** Somebody signs for themselves, here and now. Sent twice, it is one mandate. */
export const onlineSigning = definePageForm({
  path: OWN_MANDATES,
  read: async (request) => ({
    personId: getSubject(request).personId,
    offered: await listOffered(request.ardeco.context),
    session: requireSession(request),
  }),
  fields: ({ offered }) => listOnlineFields(offered),
  listProblems: (answers) =>
    listAccountProblems(readAccountAnswers(answers)).map((problem) => ({
      ...problem,
      field: problem.field === "holder" ? accountRenames.holder : problem.field,
    })),
  besides,
  rename: accountRenames,
  save: (context, { known: { personId, offered, session }, answers, getId }) =>
    signOnline(context, {
      id: getId<"mandate">(),
      seriesId: chooseCreditor(offered, findTextAnswer(answers, "pour")).seriesId,
      personId,
      ...readAccountAnswers(answers),
      session,
    }),
  after: (_, { language }) => {
    const { signed: title, signedNext: text } = getDebitWords(language).space;
    return { path: OWN_MANDATES, flash: { title, text } };
  },
});

/** Of one creditor, nothing is asked but the account. */
const listOnlineFields = (offered: readonly Creditor[]): readonly Field[] => [
  ...(offered.length > 1
    ? [
        buildCreditorField(
          offered,
          own(({ which }) => which),
        ),
      ]
    : []),
  ...listAccountFields("name"),
  {
    kind: "confirm",
    name: "accord",
    label: own(({ agree }) => agree(formatCreditorNames(offered))),
    whenMissing: own(({ agreeMissing }) => agreeMissing),
  },
];

const formatCreditorNames = (offered: readonly Creditor[]): string =>
  offered.map(({ name }) => name).join(", ");

/** Throws debits.no_creditor. */
function chooseCreditor(offered: readonly Creditor[], chosen: string | undefined): Creditor {
  const creditor = chosen === undefined ? offered[0] : offered.find(({ seriesId }) => seriesId === chosen);
  if (!creditor) throw debitsErrors.error("debits.no_creditor");
  return creditor;
}

export function OnlineSigning({ known: { subject, offered }, page }: SigningProps) {
  const { request } = page;
  const visit = request.ardeco;
  const { space, mandate } = getDebitWords(visit.language);
  return (
    <Section id="signer" title={space.sign} lead={space.signLead}>
      {isOwnerPresent(request) ? (
        <PageFormView
          form={onlineSigning}
          known={{ personId: subject.personId, offered, session: requireSession(request) }}
          page={page}
          submit={space.signNow}
          icon="pencil"
        >
          <p>{mandate.allows(formatCreditorNames(offered))}</p>
          <p>{mandate.refund}</p>
        </PageFormView>
      ) : (
        <RenewedSignInLink visit={visit} to={formatPageHref(visit, OWN_MANDATES)} />
      )}
    </Section>
  );
}
