import { fieldId } from "./field-id.ts";
import { FieldFrame } from "./field-lines.tsx";
import { controlAttributes, type FieldProps } from "./field-props.ts";

export interface TextAreaProps extends FieldProps {
  value?: string | undefined;
  rows?: number | undefined;
  maxLength?: number | undefined;
}

export function TextArea(props: TextAreaProps) {
  const id = fieldId(props.name);
  return (
    <FieldFrame id={id} field={props}>
      <textarea
        {...controlAttributes(id, props)}
        class="ds-input"
        rows={props.rows ?? 5}
        maxLength={props.maxLength}
        value={props.value}
      />
    </FieldFrame>
  );
}
