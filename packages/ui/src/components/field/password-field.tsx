import { fieldId } from "./field-id.ts";
import { FieldFrame } from "./field-lines.tsx";
import { controlAttributes, type FieldProps } from "./field-props.ts";

export interface PasswordFieldProps extends FieldProps {
  autocomplete: "current-password" | "new-password";
}

/** What was typed is never sent back to the page. */
export function PasswordField(props: PasswordFieldProps) {
  const id = fieldId(props.name);
  return (
    <FieldFrame id={id} field={{ ...props, secret: true }}>
      <input
        {...controlAttributes(id, props)}
        class="ds-input"
        type="password"
        autocomplete={props.autocomplete}
      />
    </FieldFrame>
  );
}
