import { fieldId } from "./field-id.ts";
import { FieldFrame } from "./field-lines.tsx";
import { controlAttributes, type FieldProps } from "./field-props.ts";

export interface EmailFieldProps extends FieldProps {
  value?: string | undefined;
  autocomplete?: string | undefined;
}

export function EmailField(props: EmailFieldProps) {
  const id = fieldId(props.name);
  return (
    <FieldFrame id={id} field={props}>
      <input
        {...controlAttributes(id, props)}
        class="ds-input"
        type="email"
        value={props.value}
        autocomplete={props.autocomplete ?? "email"}
        spellcheck={false}
      />
    </FieldFrame>
  );
}
