import type { FastifyRequest } from "fastify";
import { toCivilDate } from "../../kernel/civil-date.ts";
import type { Context } from "../../kernel/context.ts";
import type { FieldError } from "../../kernel/errors.ts";
import { type Id, isUuid } from "../../kernel/ids.ts";
import type { Field } from "./field.ts";
import { type ParsedForm, parseFields } from "./parse-fields.ts";
import { getTypedText, readForm, type TypedValues } from "./posted-form.ts";
import { parseRevision } from "./revision.ts";

/** A form that is shown again: what was typed, and why it was not saved. */
export interface Sent {
  readonly typed?: TypedValues;
  readonly errors?: readonly FieldError[];
  /** A colleague saved the same thing since it was shown. */
  readonly meanwhile?: boolean;
}

/** What was answered to these fields, today. */
export function readAnswers(
  request: FastifyRequest,
  fields: readonly Field[],
): ParsedForm & { readonly typed: TypedValues } {
  const form = readForm(request);
  const today = toCivilDate(request.ardeco.context.now());
  return { ...parseFields(fields, form, { today, answers: {} }), typed: form.typed };
}

/** The same form sent twice makes one thing: the id that it carries; a new one when it carries none. */
export function parseFormId<Name extends string>(
  typed: TypedValues | undefined,
  context: Context,
  name = "id",
): Id<Name> {
  const given = getTypedText(typed ?? new Map(), name);
  return isUuid(given) ? (given as Id<Name>) : context.newId<Id<Name>>();
}

/**
 * The revision that a form carries on: of what was read first, so that nobody writes over a colleague unseen.
 * After a conflict, of what is there now, which the page says.
 */
export function selectShownRevision(known: number, { typed, meanwhile = false }: Sent): string {
  const isNew = meanwhile || !typed || getTypedText(typed, "_revision") === "";
  return String(isNew ? known : parseRevision(typed));
}
