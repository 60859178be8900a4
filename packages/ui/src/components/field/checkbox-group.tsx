import { type Choice, ChoiceInput } from "./choice.tsx";
import { fieldId } from "./field-id.ts";
import { GroupFrame } from "./field-lines.tsx";
import type { FieldProps } from "./field-props.ts";

export interface CheckboxGroupProps extends FieldProps {
  choices: readonly Choice[];
  values?: readonly string[] | undefined;
}

export function CheckboxGroup(props: CheckboxGroupProps) {
  const id = fieldId(props.name);
  return (
    <GroupFrame id={id} field={props}>
      <div class="ar-choices">
        {props.choices.map((choice, index) => (
          <ChoiceInput
            key={choice.value}
            id={index === 0 ? id : `${id}-${index + 1}`}
            name={props.name}
            type="checkbox"
            choice={choice}
            checked={props.values?.includes(choice.value) ?? false}
            invalid={Boolean(props.error)}
          />
        ))}
      </div>
    </GroupFrame>
  );
}
