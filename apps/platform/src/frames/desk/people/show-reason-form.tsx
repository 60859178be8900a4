import { Button, ButtonGroup, Form, LinkButton } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { requireCapability } from "../../../features/access/access/index.ts";
import { requireReason } from "../../../features/enrolment/enrolment/index.ts";
import { readPerson } from "../../../features/identity/identity/index.ts";
import type { FieldError } from "../../../kernel/errors.ts";
import type { PersonId } from "../../../kernel/ids.ts";
import {
  bothIn,
  type Field,
  FieldView,
  FormErrors,
  getTypedText,
  parsePathId,
  readForm,
  sendSeeOther,
  submitOrShowAgain,
  type TypedValues,
} from "../../../web/index.ts";
import { buildDeskAddresses } from "../common/addresses.ts";
import { buildRefusalState } from "../common/build-person-trail.ts";
import { deskCommonWords } from "../common/common-words.ts";
import { sendDeskPage } from "../common/desk-page.tsx";
import { purposes } from "../common/purposes.ts";
import { saveReason } from "../common/reason.ts";
import { peopleWords } from "./people-words.ts";

const both = bothIn(peopleWords);
const REASON = "raison";
const reason: Field = {
  kind: "text",
  name: REASON,
  label: both(({ person }) => person.another),
  hint: both(({ person }) => person.anotherHint),
  maxLength: 200,
};

interface Shown {
  readonly typed?: TypedValues;
  readonly errors?: readonly FieldError[];
}

/**
 * Nobody is looked at without a reason: one press, or a few words. The journal of the person will tell it.
 */
export function showReasonForm(
  request: FastifyRequest,
  reply: FastifyReply,
  personId: PersonId,
  { typed = new Map(), errors = [] }: Shown = {},
): FastifyReply {
  const { brand, language, csrf } = request.ardeco;
  const words = peopleWords(language);
  const at = buildDeskAddresses(brand);
  return sendDeskPage(
    reply,
    {
      title: words.person.ask,
      place: "people",
      width: "task",
      above: [{ href: at.people, label: words.title }],
      ...buildRefusalState(errors),
    },
    <>
      <FormErrors errors={errors} language={language} />
      <h1>{words.person.ask}</h1>
      <p class="ar-lead">{words.person.askLead}</p>
      <ButtonGroup>
        {purposes
          .filter((purpose) => purpose !== "other")
          .map((purpose) => (
            <LinkButton key={purpose} variant="secondary" href={at.person(personId, purpose)}>
              {deskCommonWords(language).purposes[purpose]}
            </LinkButton>
          ))}
      </ButtonGroup>
      <Form action={at.reason(personId)} csrf={csrf()}>
        <FieldView field={reason} {...{ typed, errors, language }} answers={{}} />
        <Button variant="secondary">{words.person.anotherGo}</Button>
      </Form>
    </>,
  );
}

/** Sent by post: what an agent writes of somebody stands in no address, history or log. */
export async function handleReason(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  requireCapability(context, "person.read");
  const personId = parsePathId<"person">(request, "id");
  const { typed } = readForm(request);
  await readPerson(context, personId);
  const save = () =>
    saveReason(request, reply, { personId, words: requireReason(getTypedText(typed, REASON)) });
  return submitOrShowAgain(async () => save(), {
    besides: { "enrolment.reason_needed": REASON },
    again: ({ errors }) => showReasonForm(request, reply, personId, { typed, errors }),
    after: () => sendSeeOther(reply, buildDeskAddresses(brand).person(personId, "other")),
  });
}
