import { documentKinds, isDocumentKind } from "@ardeco/contracts";
import { Alert, Button, Form, LinkButton, Section } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { formatAdminPath, sendAdminPage } from "../../../../../../frames/admin/common/admin-page.tsx";
import { adminPlaces } from "../../../../../../frames/admin/common/places.ts";
import { toCivilDate } from "../../../../../../kernel/civil-date.ts";
import type { FieldError } from "../../../../../../kernel/errors.ts";
import { formatInnerLabel } from "../../../../../../kernel/text.ts";
import {
  bothIn,
  type Field,
  FieldView,
  FormErrors,
  findTextAnswer,
  getQueryText,
  parseFields,
  parsePathId,
  parseRevision,
  readForm,
  sendSeeOther,
  submitOrShowAgain,
  type Visit,
} from "../../../../../../web/index.ts";
import { hasCapability } from "../../../../../access/access/index.ts";
import { findRestriction } from "../../../../../trust/restrictions/index.ts";
import {
  type RightsOutcome,
  type RightsRequest,
  readRequest,
  rightsOutcomes,
  submitRightAnswer,
  WORDS_LENGTH,
} from "../../../index.ts";
import { deskRightsWords } from "../../common/rights/desk-rights-words.ts";
import { pauseWords } from "../../common/rights/pause-words.ts";
import { RequestFacts } from "../../common/rights/request-view.tsx";
import { PauseSection } from "./pause-section.tsx";

const both = bothIn(deskRightsWords);

interface Refused {
  readonly status: number;
  readonly errors: readonly FieldError[];
  readonly conflict?: boolean;
}

/** One request: what was asked, until when, and the answer. */
export async function showRightsRequest(
  request: FastifyRequest,
  reply: FastifyReply,
  refused?: Refused,
): Promise<FastifyReply> {
  const visit = request.ardeco;
  const { context, language } = visit;
  const id = parsePathId<"rights_request">(request, "request");
  const asked = await readRequest(context, { id });
  const pause = await findRestriction(context, id);
  const words = deskRightsWords(language);
  const title = `${words.short[asked.right]} ${asked.number}`;
  const errors = refused?.errors ?? [];
  return sendAdminPage(
    reply,
    {
      title,
      place: "rights",
      above: [],
      width: "task",
      ...(refused ? { status: refused.status, hasErrors: errors.length > 0 } : {}),
    },
    <>
      <FormErrors errors={errors} language={language} />
      {refused?.conflict && <Alert tone="warning" title={words.conflict} />}
      {!refused && getQueryText(request, "fait") === "repondu" && <Alert tone="success" title={words.done} />}
      {!refused && getQueryText(request, "fait") === "annonce" && (
        <Alert tone="success" title={pauseWords(language).desk.announced} />
      )}
      <h1>{title}</h1>
      <RequestFacts
        request={asked}
        language={language}
        now={context.now()}
        also={[
          { term: words.facts.person, description: asked.name },
          ...(asked.askedBy === undefined
            ? []
            : [
                {
                  term: words.facts.asker,
                  description: asked.askedBy === asked.personId ? words.oneself : words.representative,
                },
              ]),
          { term: words.facts.how, description: formatRequestChannel(asked, visit) },
        ]}
      />
      {asked.state === "waiting" && ["access", "portability"].includes(asked.right) && (
        <HandOver visit={visit} asked={asked} />
      )}
      {pause && <PauseSection pause={pause} asked={asked} request={request} errors={errors} />}
      {(asked.state === "waiting" || asked.state === "scheduled") && (
        <Answering request={request} asked={asked} errors={errors} />
      )}
    </>,
  );
}

function formatRequestChannel({ channel, proof }: RightsRequest, { language }: Visit): string {
  const words = deskRightsWords(language);
  const seen =
    proof !== undefined && isDocumentKind(proof)
      ? words.proof(formatInnerLabel(documentKinds[proof][language]))
      : undefined;
  return [words.channelNote[channel], seen].filter(Boolean).join(" · ");
}

/** For who reads journals: everything that the person may read, to be handed over or posted. */
function HandOver({ visit: { language, brand, context }, asked }: { visit: Visit; asked: RightsRequest }) {
  if (!hasCapability(context.actor, "journal.read")) return null;
  const words = deskRightsWords(language);
  return (
    <Section id="remettre" title={words.handOver} lead={words.handOverLead}>
      <LinkButton
        variant="secondary"
        icon="file-text"
        href={formatAdminPath(brand, `${adminPlaces.rights.path}/${asked.id}/dossier.pdf`)}
      >
        {words.handOverAct}
      </LinkButton>
    </Section>
  );
}

interface AnsweringProps {
  readonly request: FastifyRequest;
  readonly asked: RightsRequest;
  readonly errors: readonly FieldError[];
}

function Answering({ request, asked, errors }: AnsweringProps) {
  const { language, brand, csrf } = request.ardeco;
  const words = deskRightsWords(language);
  const { typed } = readForm(request);
  return (
    <Section id="repondre" title={words.answer}>
      {asked.state === "scheduled" && (
        <p>{asked.colleague === "needed" ? words.refuseUnconfirmed : words.refuseErasure}</p>
      )}
      <Form
        action={formatAdminPath(brand, `${adminPlaces.rights.path}/${asked.id}`)}
        csrf={csrf()}
        hidden={{ _revision: String(asked.version) }}
      >
        {listAnswerFields(asked).map((field) => (
          <FieldView key={field.name} {...{ field, typed, errors, language }} answers={{}} />
        ))}
        <Button icon="send">{words.send}</Button>
      </Form>
    </Section>
  );
}

export async function handleRequestAnswer(
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const id = parsePathId<"rights_request">(request, "request");
  const form = readForm(request);
  const asked = await readRequest(context, { id });
  const today = toCivilDate(context.now());
  const { answers, errors } = parseFields(listAnswerFields(asked), form, { today, answers: {} });
  if (errors.length > 0) return showRightsRequest(request, reply, { status: 422, errors });
  const outcome = rightsOutcomes.find((one) => one === findTextAnswer(answers, "suite")) ?? "refused";
  const answer = {
    id,
    version: parseRevision(form.typed),
    outcome,
    text: findTextAnswer(answers, "reponse") ?? "",
  };
  // What was written stays: beside its field, or under the row that a colleague changed.
  return submitOrShowAgain(() => submitRightAnswer(context, answer), {
    besides: {
      "rights.extended_once": "suite",
      "rights.reason_missing": "reponse",
      "rights.answered_by_colleague": "suite",
      "request.changed_meanwhile": "",
    },
    again: ({ status, errors: refused, meanwhile = false }) =>
      showRightsRequest(request, reply, {
        status,
        errors: refused,
        ...(meanwhile ? { conflict: true } : {}),
      }),
    after: () => sendSeeOther(reply, formatAdminPath(brand, `${adminPlaces.rights.path}/${id}?fait=repondu`)),
  });
}

/** An erasure under way is only refused: it is done by itself. */
function listAnswerFields({ state, right, grantId }: RightsRequest): readonly Field[] {
  const stops = grantId !== undefined && right === "objection";
  const hintOf = (outcome: RightsOutcome) => {
    if (right !== "restriction") return outcome === "answered" && !stops ? "done" : outcome;
    return ({ answered: "paused", refused: "unpaused", extended: "extended" } as const)[outcome];
  };
  const outcomes: readonly RightsOutcome[] = state === "scheduled" ? ["refused"] : rightsOutcomes;
  return [
    {
      kind: "choice",
      name: "suite",
      label: both((words) => words.outcome),
      options: outcomes.map((value) => ({
        value,
        label: both((words) => words.outcomes[value]),
        hint: both((words) => words.outcomeHint[hintOf(value)]),
      })),
    },
    {
      kind: "text",
      name: "reponse",
      multiline: true,
      maxLength: WORDS_LENGTH,
      label: both((words) => words.answerLabel),
      why: both((words) => words.answerWhy),
    },
  ];
}
