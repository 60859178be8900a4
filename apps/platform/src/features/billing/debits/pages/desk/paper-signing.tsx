import { Section } from "@ardeco/ui";
import { parseId } from "../../../../../kernel/ids.ts";
import { type Besides, bothIn, findTextAnswer } from "../../../../../web/index.ts";
import {
  definePageForm,
  getSubject,
  PageFormView,
  type SubjectFrame,
} from "../../../../../web/resource/index.ts";
import { type debitsErrors, listOffered, signAtDesk } from "../../index.ts";
import { getDebitWords } from "../common/debit-words.ts";
import {
  accountRenames,
  buildCreditorField,
  listAccountFields,
  readAccountAnswers,
} from "../common/mandate-account-fields.ts";
import { MANDATES } from "../common/mandate-addresses.ts";
import type { SigningProps } from "../common/mandates-page.tsx";

const desk = bothIn((language) => getDebitWords(language).desk);

/** Nothing that was typed is lost: said beside the account. */
const besides = {
  "debits.id_reused": "iban",
  "debits.changed_too_often": "iban",
} satisfies Besides<typeof debitsErrors>;

/** An agent types what somebody signed on paper. Sent twice, it is one mandate. */
export const definePaperSigning = (frame: SubjectFrame) =>
  definePageForm({
    path: `${frame.root}${MANDATES}`,
    idName: "nouveau",
    read: async (request) => ({
      subject: getSubject(request),
      offered: await listOffered(request.ardeco.context),
    }),
    fields: ({ offered }) => [
      buildCreditorField(
        offered,
        desk(({ which }) => which),
      ),
      ...listAccountFields(),
      { kind: "date", name: "signe_le", label: desk(({ signedOn }) => signedOn), past: true },
      { kind: "text", name: "lieu", label: desk(({ place }) => place), maxLength: 60 },
    ],
    besides,
    rename: accountRenames,
    save: async (context, { known: { subject }, answers, getId }) => {
      await signAtDesk(context, {
        id: getId<"mandate">(),
        seriesId: parseId<"invoiceSeries">(findTextAnswer(answers, "pour") ?? ""),
        personId: subject.personId,
        ...readAccountAnswers(answers),
        signedOn: findTextAnswer(answers, "signe_le") ?? "",
        place: findTextAnswer(answers, "lieu") ?? "",
      });
    },
    after: (_, { language }, { subject }) => {
      const { saved: title, savedNext: text } = getDebitWords(language).desk;
      return { path: frame.formatPath(subject, MANDATES), flash: { title, text } };
    },
  });

/** The holder is the person, and the creditor the only one, until the agent says otherwise. */
export const buildPaperSigningView =
  (form: ReturnType<typeof definePaperSigning>) =>
  ({ known, page }: SigningProps) => {
    const { type, typeLead, save } = getDebitWords(page.request.ardeco.language).desk;
    const [only, ...others] = known.offered;
    const answers = {
      titulaire: known.name,
      ...(only && others.length === 0 ? { pour: only.seriesId } : {}),
    };
    return (
      <Section id="saisir" title={type} lead={typeLead}>
        <PageFormView {...{ form, known, page, answers }} submit={save} icon="file-check" />
      </Section>
    );
  };
