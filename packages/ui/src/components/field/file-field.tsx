import { fieldId } from "./field-id.ts";
import { FieldFrame } from "./field-lines.tsx";
import { controlAttributes, type FieldProps } from "./field-props.ts";

export interface FileFieldProps extends FieldProps {
  /** As in HTML: `image/*,application/pdf`. */
  accept?: string | undefined;
  multiple?: boolean | undefined;
}

/** The form must be `multipart`. Phones offer the camera by themselves when images are accepted. */
export function FileField(props: FileFieldProps) {
  const id = fieldId(props.name);
  return (
    <FieldFrame id={id} field={props}>
      <input
        {...controlAttributes(id, props)}
        class="ds-input ar-file"
        type="file"
        accept={props.accept}
        multiple={props.multiple}
      />
    </FieldFrame>
  );
}
