import { ChoiceInput } from "./choice.tsx";
import { fieldId } from "./field-id.ts";
import { FieldLines } from "./field-lines.tsx";
import type { FieldProps } from "./field-props.ts";

export interface CheckboxProps extends Omit<FieldProps, "why" | "asHeading" | "hint"> {
  /** Sent when ticked. */
  value?: string | undefined;
  hint?: string | undefined;
  checked?: boolean | undefined;
}

/** One box alone: a declaration, an agreement. */
export function Checkbox({ name, label, hint, error, value = "on", checked = false }: CheckboxProps) {
  const id = fieldId(name);
  return (
    <div class="ar-field">
      <FieldLines id={id} field={{ name, label, error }} />
      <ChoiceInput
        id={id}
        name={name}
        type="checkbox"
        choice={{ value, label, hint }}
        checked={checked}
        invalid={Boolean(error)}
      />
    </div>
  );
}
