import { Button, ButtonGroup, Form, LinkButton } from "@ardeco/ui";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { ComponentChildren } from "preact";
import type { Context } from "../../../kernel/context.ts";
import type { Id } from "../../../kernel/ids.ts";
import type { Answers } from "../../forms/answer.ts";
import type { Field } from "../../forms/field.ts";
import { FieldView } from "../../forms/field-view.tsx";
import { parseRevision } from "../../forms/revision.ts";
import { parseFormId, readAnswers, type Sent, selectShownRevision } from "../../forms/sent.ts";
import { toTypedValues } from "../../forms/to-typed-values.ts";
import { buildReadOptions } from "../../http/read-only.ts";
import type { Routes } from "../../pages.ts";
import type { Visit } from "../../visit/visit.ts";
import { FormScript } from "../form-script.tsx";
import { type Frame, formatFormAction, formatPageHref } from "../frame.tsx";
import { type Outcome, sendOutcome } from "../outcome.ts";
import { resourceWords } from "../resource-words.ts";
import { RefusedView } from "./refused-view.tsx";
import { saveOrRefuse } from "./save-or-refuse.ts";

export interface FormTexts {
  readonly title: string;
  readonly lead?: string;
  /** What the button does, a verb first. */
  readonly submit: string;
}

/** What somebody answered, and what the form carried along. */
export interface FormInput<Known> {
  readonly known: Known;
  readonly answers: Answers;
  /** The same form sent twice makes one thing: its id. */
  getId<Name extends string>(): Id<Name>;
  /** Of what was read when the form was shown; a use case that finds another one refuses. */
  readonly revision: number;
}

export interface FormPage<Known, Saved> {
  readonly frame: Frame;
  readonly path: string;
  /** What the form is about and what it offers; a use case, which owns its transaction. */
  read(request: FastifyRequest): Promise<Known>;
  fields(known: Known): readonly Field[];
  /** What is known already, when something is changed. */
  answers?(known: Known): Answers;
  revision?(known: Known): number;
  texts(visit: Visit, known: Known): FormTexts;
  before?(visit: Visit, known: Known): ComponentChildren;
  /** Where one leaves without saving, under the authority. */
  readonly cancel?: string;
  /** Beside which field the refusals of the use case are said. */
  readonly besides?: Readonly<Record<string, string | undefined>>;
  save(context: Context, input: FormInput<Known>): Promise<Saved>;
  after(saved: Saved, visit: Visit): Outcome | Promise<Outcome>;
}

/** A page with one form: shown, refused in place with all that was typed, or saved and left. */
export const formPage =
  <Known, Saved>(form: FormPage<Known, Saved>): Routes =>
  (app: FastifyInstance) => {
    app.get(form.path, buildReadOptions(form.frame.writesOnRead), async (request, reply) =>
      showForm(form, reply, await form.read(request)),
    );
    app.post(form.path, async (request, reply) => handleForm(form, request, reply));
  };

async function handleForm<Known, Saved>(
  form: FormPage<Known, Saved>,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { context } = request.ardeco;
  const known = await form.read(request);
  const { answers, errors, typed } = readAnswers(request, form.fields(known));
  if (errors.length > 0) return showForm(form, reply, known, { typed, errors }, 422);
  const getId = <Name extends string>() => parseFormId<Name>(typed, context);
  const input = { known, answers, getId, revision: parseRevision(typed) };
  const { besides = {} } = form;
  const tried = await saveOrRefuse(() => form.save(context, input), { typed, besides });
  if ("saved" in tried) return sendOutcome(reply, form.frame, await form.after(tried.saved, request.ardeco));
  const { status, ...sent } = tried.refused;
  // What a colleague saved meanwhile is read again: the form carries its revision on.
  return showForm(form, reply, await form.read(request), sent, status);
}

function showForm<Known, Saved>(
  form: FormPage<Known, Saved>,
  reply: FastifyReply,
  known: Known,
  sent: Sent = {},
  status = 200,
): FastifyReply | Promise<FastifyReply> {
  const { request } = reply;
  const visit = request.ardeco;
  const { language, context } = visit;
  const { title, lead, submit } = form.texts(visit, known);
  const { errors = [] } = sent;
  const fields = form.fields(known);
  const answers = form.answers?.(known) ?? {};
  const typed = sent.typed ?? toTypedValues(fields, answers);
  const hidden = {
    id: parseFormId(sent.typed, context),
    ...(form.revision ? { _revision: selectShownRevision(form.revision(known), sent) } : {}),
  };
  const isMultipart = fields.some(({ kind }) => kind === "file");
  return form.frame.send(
    reply,
    { title, width: "task", above: [], status, hasErrors: errors.length > 0 },
    <>
      <RefusedView sent={sent} language={language} />
      <h1>{title}</h1>
      {lead !== undefined && <p class="ar-lead">{lead}</p>}
      {form.before?.(visit, known)}
      <Form
        action={formatFormAction(form.frame, request)}
        csrf={visit.csrf()}
        hidden={hidden}
        multipart={isMultipart}
        isScripted
      >
        {fields.map((field) => (
          <FieldView key={field.name} {...{ field, typed, errors, language, answers }} />
        ))}
        <ButtonGroup>
          <Button>{submit}</Button>
          {form.cancel !== undefined && (
            <LinkButton href={formatPageHref(visit, form.cancel)} variant="secondary">
              {resourceWords(language).cancel}
            </LinkButton>
          )}
        </ButtonGroup>
      </Form>
      <FormScript />
    </>,
  );
}
