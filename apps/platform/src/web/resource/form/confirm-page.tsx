import {
  Button,
  ButtonGroup,
  Definition,
  type DefinitionItem,
  Form,
  LinkButton,
  type NavLink,
} from "@ardeco/ui";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { ComponentChildren } from "preact";
import type { Context } from "../../../kernel/context.ts";
import { readForm } from "../../forms/posted-form.ts";
import { parseRevision } from "../../forms/revision.ts";
import { type Sent, selectShownRevision } from "../../forms/sent.ts";
import { buildReadOptions } from "../../http/read-only.ts";
import { sendSeeOther } from "../../page/send-see-other.ts";
import type { Routes } from "../../pages.ts";
import type { Visit } from "../../visit/visit.ts";
import { FormScript } from "../form-script.tsx";
import { type Frame, formatFormAction, formatPageHref } from "../frame.tsx";
import { type Outcome, sendOutcome } from "../outcome.ts";
import { RefusedView } from "./refused-view.tsx";
import { saveOrRefuse } from "./save-or-refuse.ts";

export interface ConfirmTexts {
  /** The question: "Révoquer « Borne du hall » ?" */
  readonly title: string;
  /** What will happen, and what will no longer be possible. */
  readonly lead: string;
  readonly facts?: readonly DefinitionItem[];
  /** The verb of the question. */
  readonly submit: string;
  readonly cancel: string;
}

export interface ConfirmPage<Known, Done> {
  readonly frame: Frame;
  readonly path: string;
  read(request: FastifyRequest): Promise<Known>;
  revision?(known: Known): number;
  texts(visit: Visit, known: Known): ConfirmTexts;
  /** Pages between the place in the menu and this one. */
  above?(visit: Visit, known: Known): readonly NavLink[];
  /** What is read before answering, where facts are not enough. */
  sections?(visit: Visit, known: Known): ComponentChildren;
  /** Where one is led when there is nothing to ask any more, under the authority. */
  findAnswered?(known: Known): string | undefined;
  /** Where one leaves without doing it, under the authority. */
  back(known: Known): string;
  act(context: Context, known: Known, carried: { readonly revision: number }): Promise<Done>;
  after(visit: Visit, known: Known, done: Done): Outcome;
}

/** A question before what cannot be undone, or what others see at once. */
export const confirmPage =
  <Known, Done>(question: ConfirmPage<Known, Done>): Routes =>
  (app: FastifyInstance) => {
    app.get(question.path, buildReadOptions(question.frame.writesOnRead), async (request, reply) => {
      const known = await question.read(request);
      const answered = question.findAnswered?.(known);
      if (answered !== undefined) return sendSeeOther(reply, formatPageHref(request.ardeco, answered));
      return showQuestion(question, reply, known);
    });
    app.post(question.path, async (request, reply) => {
      const visit = request.ardeco;
      const { typed } = readForm(request);
      const known = await question.read(request);
      const carried = { revision: parseRevision(typed) };
      const tried = await saveOrRefuse(() => question.act(visit.context, known, carried), { typed });
      if ("saved" in tried)
        return sendOutcome(reply, question.frame, question.after(visit, known, tried.saved));
      const { status, ...sent } = tried.refused;
      return showQuestion(question, reply, await question.read(request), sent, status);
    });
  };

function showQuestion<Known, Done>(
  question: ConfirmPage<Known, Done>,
  reply: FastifyReply,
  known: Known,
  sent: Sent = {},
  status = 200,
): FastifyReply | Promise<FastifyReply> {
  const { request } = reply;
  const visit = request.ardeco;
  const { title, lead, facts = [], submit, cancel } = question.texts(visit, known);
  const revision = question.revision?.(known);
  return question.frame.send(
    reply,
    {
      title,
      width: "task",
      above: question.above?.(visit, known) ?? [],
      status,
      hasErrors: (sent.errors ?? []).length > 0,
    },
    <>
      <RefusedView sent={sent} language={visit.language} />
      <h1>{title}</h1>
      <p class="ar-lead">{lead}</p>
      {facts.length > 0 && <Definition items={facts} />}
      {question.sections?.(visit, known)}
      <Form
        action={formatFormAction(question.frame, request)}
        csrf={visit.csrf()}
        hidden={revision === undefined ? {} : { _revision: selectShownRevision(revision, sent) }}
        isScripted
      >
        <ButtonGroup>
          <Button>{submit}</Button>
          <LinkButton href={formatPageHref(visit, question.back(known))} variant="secondary">
            {cancel}
          </LinkButton>
        </ButtonGroup>
      </Form>
      <FormScript />
    </>,
  );
}
