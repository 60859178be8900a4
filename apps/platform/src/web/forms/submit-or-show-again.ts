import { type AppError, type ErrorCatalogue, type FieldError, isErrorCode } from "../../kernel/errors.ts";
import { kernelErrors } from "../../kernel/kernel-errors.ts";
import { type ErrorCode, recoverRefusal } from "../../kernel/recover-refusal.ts";
import { toFieldError } from "./field-errors.ts";
import type { TypedValues } from "./posted-form.ts";
import type { Sent } from "./sent.ts";

type CatalogueCode<Catalogue> = Catalogue extends ErrorCatalogue<infer Code> ? Code : never;

/** Where a page says a refusal: beside this field ("" at the top), or in words of its own. */
export type Beside = string | ((refusal: AppError) => FieldError);

/**
 * Beside which field each refusal of a module is said. What is not here is a page of its own.
 */
export type Besides<Catalogue> = { readonly [code in CatalogueCode<Catalogue>]?: Beside };

export interface SaidBeside {
  /**
   * By code. `request.changed_meanwhile` is named here by a page that tells of a colleague in its own way.
   */
  readonly besides?: Readonly<Record<string, Beside | undefined>>;
  /** Fields that the use case calls otherwise than the form. */
  readonly rename?: Readonly<Record<string, string>> | ((field: string) => string);
}

/** Why a form is shown again. */
export interface Refused extends Sent {
  readonly errors: readonly FieldError[];
  readonly code: string;
  readonly status: number;
}

/**
 * Several codes beside one field: these, or all those of a catalogue but what is not there (404), which is a
 * page of its own.
 */
export function toBesides(
  codes: readonly ErrorCode[] | ErrorCatalogue<string>,
  field: Beside,
): Readonly<Record<string, Beside>> {
  const said = "definitions" in codes ? listFormCodes(codes) : codes;
  return Object.fromEntries(said.map((code) => [code, field]));
}

const listFormCodes = ({ definitions }: ErrorCatalogue<string>): readonly string[] =>
  Object.entries(definitions).flatMap(([code, { status }]) => (status === 404 ? [] : [code]));

/** Says what happened, and not what to do: the page says that itself. */
export const toBriefError =
  (field: string) =>
  ({ code, definition: { fr, en } }: AppError): FieldError => ({ field, code, fr, en });

const MEANWHILE = kernelErrors.codes["request.changed_meanwhile"];

/** What the page says of a refusal; throws it on when the page says nothing of it. */
function toRefused(error: AppError, { besides = {}, rename = {} }: SaidBeside): Refused {
  const { code, status, fields } = error;
  const beside = besides[code];
  const said = { code, status };
  if (code === MEANWHILE && beside !== undefined) return { ...said, errors: [], meanwhile: true };
  if (typeof beside === "function") return { ...said, errors: [beside(error)] };
  const toOwnName = typeof rename === "function" ? rename : (field: string) => rename[field] ?? field;
  if (fields.length > 0)
    return { ...said, errors: fields.map((one) => ({ ...one, field: toOwnName(one.field) })) };
  if (beside === undefined) throw error;
  return { ...said, errors: [toFieldError(beside, error)] };
}

/**
 * The one place where a form written by hand is shown again: with each refusal beside the field that it
 * names, or that the page gives it. Any other refusal is a page of its own, and goes on up.
 */
export async function submitOrShowAgain<Saved, Answer>(
  save: () => Promise<Saved>,
  {
    again,
    after,
    ...said
  }: SaidBeside & {
    readonly again: (refused: Refused) => Answer | Promise<Answer>;
    readonly after: (saved: Saved) => Answer | Promise<Answer>;
  },
): Promise<Answer> {
  requireKnownCodes(said.besides);
  const tried = await recoverRefusal(
    "any",
    async () => ({ saved: await save() }),
    (refusal) => ({ refused: toRefused(refusal, said) }),
  );
  return "refused" in tried ? again(tried.refused) : after(tried.saved);
}

/** A misspelt code would say nothing, and nobody would see it: any test of the form does. */
function requireKnownCodes(besides: SaidBeside["besides"] = {}): void {
  const unknown = Object.keys(besides).filter((code) => !isErrorCode(code));
  if (unknown.length > 0) throw new TypeError(`no catalogue defines ${unknown.join(", ")}`);
}

/** Undefined once saved; else what the page shows again, which says too when a colleague saved meanwhile. */
export const findSaveRefusal = (
  save: () => Promise<unknown>,
  { typed, besides, ...said }: SaidBeside & { readonly typed: TypedValues },
): Promise<(Refused & { readonly typed: TypedValues }) | undefined> =>
  submitOrShowAgain(save, {
    ...said,
    besides: { [MEANWHILE]: "", ...besides },
    again: (refused) => ({ ...refused, typed }),
    after: () => undefined,
  });
