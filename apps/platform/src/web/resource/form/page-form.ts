import type { FastifyRequest } from "fastify";
import type { Context } from "../../../kernel/context.ts";
import type { FieldError } from "../../../kernel/errors.ts";
import type { Answers } from "../../forms/answer.ts";
import type { Field } from "../../forms/field.ts";
import { getTypedText, readForm } from "../../forms/posted-form.ts";
import { parseRevision } from "../../forms/revision.ts";
import { parseFormId, readAnswers } from "../../forms/sent.ts";
import type { Upload } from "../../forms/upload.ts";
import type { Visit } from "../../visit/visit.ts";
import type { Outcome } from "../outcome.ts";
import type { FormInput } from "./form-page.tsx";
import { type RefusedForm, saveOrRefuse } from "./save-or-refuse.ts";

export interface PageFormInput<Known> extends FormInput<Known> {
  readonly uploads: readonly Upload[];
  /** What the form carried without asking it; "" when it did not. */
  getHidden(name: string): string;
}

type FieldsByCode = Readonly<Record<string, string | undefined>>;

/** A form on the page of one thing, sent to an address of its own; refused, the page is shown again. */
export interface PageForm<Known, Saved> {
  /** Where it is sent, as routes name it: "/comptes/:account/renommer". */
  readonly path: string;
  /** What the answers are judged by, of the request alone: the page itself is read only to be shown. */
  read(request: FastifyRequest): Promise<Known>;
  /** What is asked; absent for a button. */
  fields?(known: Known): readonly Field[];
  /** What else is wrong with what was typed, so that everything to correct is said at once. */
  listProblems?(answers: Answers): readonly FieldError[];
  /** The hidden field with the id of what the form makes; "id" unless told otherwise. */
  readonly idName?: string;
  /** Beside which field the refusals of the use case are said. */
  readonly besides?: FieldsByCode | ((known: Known) => FieldsByCode);
  /** Fields that the use case calls otherwise than the form. */
  readonly rename?: Readonly<Record<string, string>>;
  save(context: Context, input: PageFormInput<Known>): Promise<Saved>;
  after(saved: Saved, visit: Visit, known: Known): Outcome | Promise<Outcome>;
}

export type SubmittedForm = { readonly outcome: Outcome } | { readonly refused: RefusedForm };

/** A form as the page that mounts it knows it, whatever it asks. */
export interface SubmittableForm {
  readonly path: string;
  submit(request: FastifyRequest): Promise<SubmittedForm>;
}

export const definePageForm = <Known, Saved>(
  form: PageForm<Known, Saved>,
): PageForm<Known, Saved> & SubmittableForm => ({ ...form, submit: (request) => submitForm(form, request) });

async function submitForm<Known, Saved>(
  form: PageForm<Known, Saved>,
  request: FastifyRequest,
): Promise<SubmittedForm> {
  const visit = request.ardeco;
  const known = await form.read(request);
  const { answers, errors, typed } = readAnswers(request, form.fields?.(known) ?? []);
  if (errors.length > 0) {
    const more = form.listProblems?.(answers) ?? [];
    const unsaid = more.filter(({ field }) => errors.every((one) => one.field !== field));
    return { refused: { typed, errors: [...errors, ...unsaid], status: 422 } };
  }
  const input: PageFormInput<Known> = {
    known,
    answers,
    getId: () => parseFormId(typed, visit.context, form.idName),
    revision: parseRevision(typed),
    uploads: readForm(request).uploads,
    getHidden: (name) => getTypedText(typed, name),
  };
  const { rename = {} } = form;
  const besides = typeof form.besides === "function" ? form.besides(known) : (form.besides ?? {});
  const tried = await saveOrRefuse(() => form.save(visit.context, input), { typed, besides, rename });
  if ("refused" in tried) return tried;
  return { outcome: await form.after(tried.saved, visit, known) };
}
