import { useMessages } from "../../messages.ts";
import { fieldId } from "./field-id.ts";
import { GroupFrame } from "./field-lines.tsx";
import { controlAttributes, type FieldProps } from "./field-props.ts";

/** As typed: three texts that may not make a date yet. */
export interface DateValue {
  day?: string | undefined;
  month?: string | undefined;
  year?: string | undefined;
}

export interface DateFieldProps extends FieldProps {
  value?: DateValue | undefined;
  /** A birth date, which the browser may know. */
  birthday?: boolean | undefined;
}

export type DatePart = "day" | "month" | "year";

/** Names of the three inputs in the form sent. */
export const datePartName = (name: string, part: DatePart): string => `${name}_${part}`;

const PARTS: readonly DatePart[] = ["day", "month", "year"];

/**
 * Three texts rather than `type="date"`: a birth date is typed, not looked for in a calendar
 * (GOV.UK Design System, "Date input").
 */
export function DateField(props: DateFieldProps) {
  const words = useMessages();
  const id = fieldId(props.name);
  const partId = (part: DatePart) => (part === "day" ? id : `${id}-${part}`);
  return (
    <GroupFrame id={id} field={props}>
      <div class="ar-date">
        {PARTS.map((part) => (
          <div key={part} class={`ar-date__part ar-date__part--${part}`}>
            <label for={partId(part)}>{words[part]}</label>
            <input
              {...controlAttributes(id, props)}
              id={partId(part)}
              name={datePartName(props.name, part)}
              aria-describedby={undefined}
              class="ds-input"
              type="text"
              // A month may be typed as a word
              inputMode={part === "month" ? "text" : "numeric"}
              value={props.value?.[part]}
              autocomplete={props.birthday ? `bday-${part}` : undefined}
            />
          </div>
        ))}
      </div>
    </GroupFrame>
  );
}
