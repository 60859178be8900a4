import type { FastifyRequest } from "fastify";
import { toCivilDate } from "../../kernel/civil-date.ts";
import type { Context } from "../../kernel/context.ts";
import { AppError, type ErrorCatalogue, type FieldError } from "../../kernel/errors.ts";
import { type Id, isUuid } from "../../kernel/ids.ts";
import { kernelErrors } from "../../kernel/kernel-errors.ts";
import type { Field } from "./field.ts";
import { toFieldError } from "./field-errors.ts";
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

type CatalogueCode<Catalogue> = Catalogue extends ErrorCatalogue<infer Code> ? Code : never;

/**
 * Beside which field each refusal of a module is said ("" at the top). What is not here is a page of its own.
 */
export type Besides<Catalogue> = { readonly [code in CatalogueCode<Catalogue>]?: string };

/** Undefined once saved; else what the page shows again. */
export async function findSaveRefusal(
  save: () => Promise<unknown>,
  {
    typed,
    besides = {},
    rename = {},
  }: {
    readonly typed: TypedValues;
    readonly besides?: Readonly<Record<string, string | undefined>>;
    /** Fields that the use case calls otherwise than the form. */
    readonly rename?: Readonly<Record<string, string>>;
  },
): Promise<Sent | undefined> {
  try {
    await save();
    return undefined;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (error.code === kernelErrors.codes["request.changed_meanwhile"]) return { typed, meanwhile: true };
    if (error.fields.length > 0)
      return {
        typed,
        errors: error.fields.map((one) => ({ ...one, field: rename[one.field] ?? one.field })),
      };
    const field = besides[error.code];
    if (field === undefined) throw error;
    return { typed, errors: [toFieldError(field, error)] };
  }
}
