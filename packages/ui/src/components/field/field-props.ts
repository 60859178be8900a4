/** Sent once by each field that holds a secret: their names. */
export const SECRETS = "_secrets";

export interface FieldProps {
  name: string;
  label: string;
  /** Why the question is asked, in one line. */
  why?: string | undefined;
  /** How to answer: where to read it, in which shape. */
  hint?: string | undefined;
  /** What to do to put it right. */
  error?: string | undefined;
  optional?: boolean | undefined;
  /** A code, a key, a token: never given back by a page once it was sent. */
  secret?: boolean | undefined;
  /** The label is the title of the page (one question a page). */
  asHeading?: boolean | undefined;
}

/** Ids of the lines that explain the field, in the order they are read. */
export const describedBy = (id: string, { why, hint, error }: FieldProps): string | undefined => {
  const ids = [why && `${id}-why`, hint && `${id}-hint`, error && `${id}-error`].filter(Boolean);
  return ids.length > 0 ? ids.join(" ") : undefined;
};

/** Attributes that tie a control to its lines. */
export const controlAttributes = (id: string, field: FieldProps) => ({
  id,
  name: field.name,
  required: !field.optional,
  "aria-describedby": describedBy(id, field),
  "aria-invalid": field.error ? ("true" as const) : undefined,
});
