import { type Choice, TextArea, TextField } from "@ardeco/ui";
import type { FieldError, Language } from "../../../../../../kernel/errors.ts";
import { type DraftValues, getDraftText } from "./draft-values.ts";
import type { Territory } from "./element-choices.ts";

/** What each part of the editor reads. */
export interface Editing {
  readonly values: DraftValues;
  readonly errors: readonly FieldError[];
  readonly language: Language;
  readonly territory: Territory;
}

export function buildFieldProps({ values, errors, language }: Editing, name: string) {
  const error = errors.find(({ field }) => field === name)?.[language];
  return { name, value: getDraftText(values, name), ...(error === undefined ? {} : { error }) };
}

interface LineProps {
  readonly editing: Editing;
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly optional?: boolean;
  readonly width?: "short" | "full";
  readonly rows?: number;
}

/** One line of text; several with `rows`. */
export function Line({ editing, name, rows, width = "full", ...rest }: LineProps) {
  const field = buildFieldProps(editing, name);
  if (rows !== undefined) return <TextArea {...field} {...rest} rows={rows} maxLength={16_000} />;
  const inputMode = width === "short" ? ("numeric" as const) : undefined;
  return <TextField {...field} {...rest} width={width} maxLength={600} inputMode={inputMode} />;
}

export const buildChoices = (names: Readonly<Record<string, string>>): readonly Choice[] =>
  Object.entries(names).map(([value, label]) => ({ value, label }));
