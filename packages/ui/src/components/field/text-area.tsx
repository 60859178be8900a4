import { useMessages } from "../../messages.ts";
import { fieldId } from "./field-id.ts";
import { FieldFrame } from "./field-lines.tsx";
import { controlAttributes, type FieldProps } from "./field-props.ts";

/** Sent once by each text of several lines: their names. */
export const LONG_TEXTS = "_textes";

export interface TextAreaProps extends FieldProps {
  value?: string | undefined;
  rows?: number | undefined;
  /** To read and copy only. */
  readOnly?: boolean | undefined;
  /**
   * Said, and held by the browser, which cuts what is pasted: where the server says nothing of a text too
   * long.
   */
  maxLength?: number | undefined;
  /** Said, and left to the server, which refuses with all that was typed. */
  limit?: number | undefined;
}

export function TextArea(props: TextAreaProps) {
  const id = fieldId(props.name);
  const words = useMessages();
  const limit = props.limit ?? props.maxLength;
  const said = limit === undefined ? undefined : words.limit(limit);
  const field = { ...props, hint: [props.hint, said].filter(Boolean).join(" ") || undefined };
  return (
    <FieldFrame id={id} field={field}>
      <textarea
        {...controlAttributes(id, field)}
        class="ds-input"
        rows={props.rows ?? 5}
        maxLength={props.maxLength}
        readOnly={props.readOnly}
        value={props.value}
      />
      {/* Tells what, of a form refused before it is understood, is a person's long text: it is shown back to them. */}
      {!props.readOnly && !props.secret && <input type="hidden" name={LONG_TEXTS} value={props.name} />}
    </FieldFrame>
  );
}
