import { Alert, Button, Form } from "@ardeco/ui";
import type { FastifyReply } from "fastify";
import type { ComponentChildren } from "preact";
import { type Field, FieldView, FormErrors, type Sent } from "../../../web/index.ts";
import { formatAdminPath, sendAdminPage } from "./admin-page.tsx";
import { adminCommonWords } from "./common-words.ts";
import type { PlaceName } from "./places.ts";

/** A page with one form, and nothing else to do. */
export interface TaskForm {
  readonly place: PlaceName;
  readonly title: string;
  readonly lead: string;
  /** Where it is sent, under the authority. */
  readonly path: string;
  readonly fields: readonly Field[];
  readonly hidden: Readonly<Record<string, string>>;
  readonly save: string;
  readonly before?: ComponentChildren;
  /** In place of the form, when nothing can be filled in. */
  readonly instead?: ComponentChildren;
}

/**
 * Shows it, or shows it again with all that was typed: 422 with what is to be corrected, 409 when a colleague
 * saved first.
 */
export function showTaskForm(reply: FastifyReply, form: TaskForm, sent: Sent = {}): FastifyReply {
  const { brand, language, csrf } = reply.request.ardeco;
  const { typed = new Map(), errors = [], meanwhile = false } = sent;
  const { title, place, lead, path, fields, hidden, save, before, instead } = form;
  const hasErrors = errors.length > 0;
  const status = hasErrors ? 422 : meanwhile ? 409 : 200;
  const words = adminCommonWords(language);
  return sendAdminPage(
    reply,
    { title, place, width: "task", above: [], status, hasErrors },
    <>
      <FormErrors errors={errors} language={language} />
      {meanwhile && (
        <Alert tone="warning" title={words.meanwhile}>
          <p>{words.meanwhileText}</p>
        </Alert>
      )}
      <h1>{title}</h1>
      <p class="ar-lead">{lead}</p>
      {before}
      {instead ?? (
        <Form action={formatAdminPath(brand, path)} csrf={csrf()} hidden={hidden}>
          {fields.map((field) => (
            <FieldView key={field.name} {...{ field, typed, errors, language, answers: {} }} />
          ))}
          <Button>{save}</Button>
        </Form>
      )}
    </>,
  );
}
