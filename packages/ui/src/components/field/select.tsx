import { useMessages } from "../../messages.ts";
import type { Choice } from "./choice.tsx";
import { fieldId } from "./field-id.ts";
import { FieldFrame } from "./field-lines.tsx";
import { controlAttributes, type FieldProps } from "./field-props.ts";

export interface SelectProps extends FieldProps {
  choices: ReadonlyArray<Omit<Choice, "hint">>;
  value?: string | undefined;
  autocomplete?: string | undefined;
}

/** The native list, beyond five or six choices; below, prefer `RadioGroup`. */
export function Select(props: SelectProps) {
  const words = useMessages();
  const id = fieldId(props.name);
  return (
    <FieldFrame id={id} field={props}>
      <select {...controlAttributes(id, props)} class="ds-input" autocomplete={props.autocomplete}>
        <option value="" selected={!props.value}>
          {words.choose}
        </option>
        {props.choices.map((choice) => (
          <option key={choice.value} value={choice.value} selected={choice.value === props.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
}
