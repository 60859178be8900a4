import { Alert } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { buildDeskAddresses } from "../../../../../../frames/desk/common/addresses.ts";
import {
  buildPersonTrail,
  buildRefusalState,
} from "../../../../../../frames/desk/common/build-person-trail.ts";
import { sendDeskPage } from "../../../../../../frames/desk/common/desk-page.tsx";
import { PersonForm } from "../../../../../../frames/desk/common/person-form.tsx";
import { toCivilDate } from "../../../../../../kernel/civil-date.ts";
import type { FieldError } from "../../../../../../kernel/errors.ts";
import { formatInnerLabel, toTidyText } from "../../../../../../kernel/text.ts";
import {
  FormErrors,
  findTextAnswer,
  parseFields,
  readForm,
  sendSeeOther,
  submitOrShowAgain,
  type TypedValues,
} from "../../../../../../web/index.ts";
import { endRepresentation, formatRepresentationKind } from "../../../index.ts";
import { CAUSE, DOCUMENT, endFields, parseEndCause, parseEndEvidence, REASON } from "./end-fields.ts";
import { endWords } from "./end-words.ts";
import { type LinkToEnd, readLink } from "./read-link.ts";

/** Each refusal of the module beside the question that it is about. */
const fieldOf: Readonly<Record<string, string>> = {
  "households.end_cause": CAUSE,
  "households.end_evidence_needed": DOCUMENT,
};

interface Told {
  readonly typed?: TypedValues;
  readonly errors?: readonly FieldError[];
}

/** Who acts for whom, what ending it does, then why and on what. */
export async function showEndPage(
  request: FastifyRequest,
  reply: FastifyReply,
  { typed = new Map(), errors = [] }: Told = {},
): Promise<FastifyReply> {
  const visit = request.ardeco;
  const { language, brand } = visit;
  const link = await readLink(request);
  const { personId, edge, representative, represented } = link;
  const at = buildDeskAddresses(brand);
  if (edge.state === "ended") return sendSeeOther(reply, at.person(personId, "help_at_desk"));
  const words = endWords(language);
  const name = personId === edge.representedId ? represented : representative;
  return sendDeskPage(
    reply,
    { title: words.act, ...buildPersonTrail(visit, { id: personId, name }), ...buildRefusalState(errors) },
    <>
      <FormErrors errors={errors} language={language} />
      <h1>{words.act}</h1>
      <p class="ar-lead">
        {words.lead(
          representative,
          represented,
          formatInnerLabel(formatRepresentationKind(edge.kind, language)),
        )}
      </p>
      {link.isOnlyOne && (
        <Alert tone="warning" title={words.alone(represented)}>
          <p>{words.aloneText}</p>
        </Alert>
      )}
      <section class="ar-stack">
        <h2>{words.what}</h2>
        <ul>
          {listEndEffects(link, language).map((effect) => (
            <li key={effect}>{effect}</li>
          ))}
        </ul>
      </section>
      <PersonForm
        {...{ visit, personId, typed, errors }}
        action={at.linkEnd(personId, edge.id)}
        fields={endFields(link)}
        submit={words.confirm}
        back={words.back}
        variant="danger"
      />
    </>,
  );
}

/** A mandate opens no account. */
function listEndEffects(
  { edge, representative, represented }: LinkToEnd,
  language: "fr" | "en",
): readonly string[] {
  const words = endWords(language);
  const [first = "", ...others] = words.effects(representative, represented).split("\n");
  const account = edge.kind === "mandate" ? [] : [words.account(representative, represented)];
  return [first, ...account, ...others];
}

/** Sent twice, it ends once. */
export async function endLink(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const link = await readLink(request);
  const { typed, ...form } = readForm(request);
  const facts = { today: toCivilDate(context.now()), answers: {} };
  const { answers, errors } = parseFields(endFields(link), { typed, ...form }, facts);
  if (errors.length > 0) return showEndPage(request, reply, { typed, errors });
  const cause = parseEndCause(findTextAnswer(answers, CAUSE));
  const evidence = parseEndEvidence(findTextAnswer(answers, DOCUMENT) ?? "", link);
  const reason = toTidyText(findTextAnswer(answers, REASON) ?? "");
  const ended = {
    id: link.edge.id,
    ...(cause ? { cause } : {}),
    ...(evidence ? { evidence } : {}),
    ...(reason ? { reason } : {}),
  };
  return submitOrShowAgain(() => context.transaction((tx) => endRepresentation(tx, context, ended)), {
    besides: fieldOf,
    again: (refused) => showEndPage(request, reply, { typed, errors: refused.errors }),
    after: () =>
      sendSeeOther(reply, `${buildDeskAddresses(brand).person(link.personId, "help_at_desk")}#foyer`),
  });
}
