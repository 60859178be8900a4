export interface Choice {
  value: string;
  label: string;
  hint?: string | undefined;
}

interface ChoiceInputProps {
  id: string;
  name: string;
  type: "radio" | "checkbox";
  choice: Choice;
  checked: boolean;
  required?: boolean | undefined;
  invalid?: boolean | undefined;
}

/** A radio or a checkbox with its words, the whole line being the target. */
export function ChoiceInput({ id, name, type, choice, checked, required, invalid }: ChoiceInputProps) {
  const hintId = choice.hint ? `${id}-choice-hint` : undefined;
  return (
    <div class="ar-choice">
      <input
        class="ds-input"
        type={type}
        id={id}
        name={name}
        value={choice.value}
        checked={checked}
        required={required}
        aria-describedby={hintId}
        aria-invalid={type === "checkbox" && invalid ? "true" : undefined}
      />
      <label for={id}>
        <span>{choice.label}</span>
        {choice.hint && (
          <span class="ar-hint" id={hintId}>
            {choice.hint}
          </span>
        )}
      </label>
    </div>
  );
}
