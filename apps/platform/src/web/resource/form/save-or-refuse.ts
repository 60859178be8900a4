import type { FieldError } from "../../../kernel/errors.ts";
import { type Refusal, toRefusal } from "../../errors/refusal.ts";
import type { TypedValues } from "../../forms/posted-form.ts";
import type { Sent } from "../../forms/sent.ts";
import { findSaveRefusal } from "../../forms/submit-or-show-again.ts";

/** A form shown again, with the status that says why. */
export interface RefusedForm extends Sent {
  readonly status: 409 | 422;
}

export type Tried<Saved> = { readonly saved: Saved } | { readonly refused: RefusedForm };

export interface TriedForm {
  readonly typed: TypedValues;
  /** Beside which field each refusal is said, where the refusal itself names none. */
  readonly besides?: Readonly<Record<string, string | undefined>>;
  /** Fields that the use case calls otherwise than the form. */
  readonly rename?: Readonly<Record<string, string>>;
}

/**
 * The one place where a refusal becomes a form shown again: pages do not catch. 409 for what a colleague did
 * meanwhile and for what the state of things forbids, 422 for what is to be corrected. Any other refusal (who
 * may not, what is not there) is a page of its own, and is thrown on.
 */
export async function saveOrRefuse<Saved>(
  save: () => Promise<Saved>,
  form: TriedForm,
): Promise<Tried<Saved>> {
  const done: { saved?: { readonly value: Saved } } = {};
  try {
    const sent = await findSaveRefusal(async () => {
      done.saved = { value: await save() };
    }, form);
    if (sent) return { refused: { ...sent, status: sent.meanwhile ? 409 : 422 } };
  } catch (error) {
    const refusal = toRefusal(error);
    const { status } = refusal;
    if (status !== 409 && status !== 422) throw error;
    return { refused: { typed: form.typed, errors: [toTopError(refusal)], status } };
  }
  if (!done.saved) throw new TypeError("a form is saved or refused");
  return { saved: done.saved.value };
}

/** A refusal that names no field is said at the top of the form. */
const toTopError = ({ code, sentence, todo }: Refusal): FieldError => ({
  field: "",
  code,
  fr: `${sentence.fr} ${todo.fr}`,
  en: `${sentence.en} ${todo.en}`,
});
