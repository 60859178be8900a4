import type { CivilDate } from "../../kernel/civil-date.ts";
import type { Sentence } from "../../kernel/errors.ts";
import type { AddressAnswer, Answers } from "./answer.ts";

interface FieldBase {
  readonly name: string;
  /** The question. */
  readonly label: Sentence;
  /** Why it is asked, in one line. */
  readonly why?: Sentence;
  readonly hint?: Sentence;
  readonly optional?: boolean;
  /** Said instead of the general sentence when the answer is missing. */
  readonly whenMissing?: Sentence;
  /** Why the answer known already is read and not asked; undefined when it is asked. */
  readonly fixed?: (answers: Answers) => Sentence | undefined;
}

export interface TextField extends FieldBase {
  readonly kind: "text";
  readonly maxLength?: number;
  readonly multiline?: boolean;
  /** A key or a token: a page never gives it back once it was sent. */
  readonly secret?: boolean;
  readonly pattern?: { readonly test: RegExp; readonly sentence: Sentence };
  /** A token of the HTML autofill list, when the answer is about the person who types (WCAG 1.3.5). */
  readonly autocomplete?: string;
  readonly inputMode?: "text" | "numeric" | "decimal";
  readonly width?: "short" | "medium" | "full";
}

export interface DateField extends FieldBase {
  readonly kind: "date";
  readonly earliest?: CivilDate;
  /** Not after today. */
  readonly past?: boolean;
  readonly birthday?: boolean;
}

export interface EmailField extends FieldBase {
  readonly kind: "email";
}

/** Kept as E.164. */
export interface PhoneField extends FieldBase {
  readonly kind: "phone";
}

export interface Option {
  readonly value: string;
  readonly label: Sentence;
  readonly hint?: Sentence;
}

export type Options = readonly Option[] | ((answers: Answers) => readonly Option[]);

export interface ChoiceField extends FieldBase {
  readonly kind: "choice";
  readonly options: Options;
  /** Side by side, for two short answers. */
  readonly inline?: boolean;
}

export interface ChoicesField extends FieldBase {
  readonly kind: "choices";
  readonly options: Options;
}

export interface FileField extends FieldBase {
  readonly kind: "file";
  /** Helps the file picker; proves nothing. */
  readonly accept?: string;
  readonly multiple?: boolean;
}

export interface AddressField extends FieldBase {
  readonly kind: "address";
  /** What of a whole address is not so, said beside the town. */
  readonly refuse?: (address: AddressAnswer) => Sentence | undefined;
}

/** A box to tick: a declaration, an agreement. */
export interface ConfirmField extends FieldBase {
  readonly kind: "confirm";
}

export type Field =
  | TextField
  | DateField
  | EmailField
  | PhoneField
  | ChoiceField
  | ChoicesField
  | FileField
  | AddressField
  | ConfirmField;

export const addressParts = ["street", "complement", "postcode", "city"] as const;
export type AddressPart = (typeof addressParts)[number];

export const formatAddressPartName = (name: string, part: AddressPart): string => `${name}_${part}`;

export const listFieldOptions = (field: ChoiceField | ChoicesField, answers: Answers): readonly Option[] =>
  typeof field.options === "function" ? field.options(answers) : field.options;
