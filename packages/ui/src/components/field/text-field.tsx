import { fieldId } from "./field-id.ts";
import { FieldFrame } from "./field-lines.tsx";
import { controlAttributes, type FieldProps } from "./field-props.ts";

export type FieldWidth = "short" | "medium" | "full";

export interface TextFieldProps extends FieldProps {
  value?: string | undefined;
  type?: "text" | "tel" | "url" | undefined;
  /** A token of the HTML autofill list: `given-name`, `bday`, `street-address`… */
  autocomplete?: string | undefined;
  inputMode?: "text" | "numeric" | "decimal" | "tel" | "email" | undefined;
  /** As wide as the answer expected. */
  width?: FieldWidth | undefined;
  spellcheck?: boolean | undefined;
  maxLength?: number | undefined;
  /** The keyboard is there as soon as the page is. Its page says `fieldFirst`. */
  takesFocus?: boolean | undefined;
}

type InputKind = { type: "text" } | { type: "tel" } | { type: "url" };

/** Preact types an input by its `type`: each kind is its own shape. */
const KINDS = { text: { type: "text" }, tel: { type: "tel" }, url: { type: "url" } } as const;

export function TextField(props: TextFieldProps) {
  const id = fieldId(props.name);
  const kind: InputKind = KINDS[props.type ?? "text"];
  return (
    <FieldFrame id={id} field={props}>
      <input
        {...controlAttributes(id, props)}
        class={`ds-input ar-input--${props.width ?? "full"}`}
        {...kind}
        value={props.value}
        autocomplete={props.autocomplete}
        inputMode={props.inputMode}
        spellcheck={props.spellcheck}
        maxLength={props.maxLength}
        autofocus={props.takesFocus}
      />
    </FieldFrame>
  );
}
