import { type Choice, ChoiceInput } from "./choice.tsx";
import { fieldId } from "./field-id.ts";
import { GroupFrame } from "./field-lines.tsx";
import type { FieldProps } from "./field-props.ts";

export interface RadioGroupProps extends FieldProps {
  choices: readonly Choice[];
  value?: string | undefined;
  /** Side by side, for two short answers. */
  inline?: boolean | undefined;
}

export function RadioGroup(props: RadioGroupProps) {
  const id = fieldId(props.name);
  return (
    <GroupFrame id={id} field={props}>
      <div class={props.inline ? "ar-choices ar-choices--inline" : "ar-choices"}>
        {props.choices.map((choice, index) => (
          <ChoiceInput
            key={choice.value}
            id={index === 0 ? id : `${id}-${index + 1}`}
            name={props.name}
            type="radio"
            choice={choice}
            checked={choice.value === props.value}
            required={!props.optional}
          />
        ))}
      </div>
    </GroupFrame>
  );
}
