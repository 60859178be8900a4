import { useMessages } from "../../messages.ts";
import { Definition } from "../definition/definition.tsx";
import { ChoiceInput } from "../field/choice.tsx";
import { fieldId } from "../field/field-id.ts";
import { Heading, type HeadingLevel } from "../heading/heading.tsx";
import { Tag } from "../tag/tag.tsx";

export interface ConsentItemProps {
  /** The element: "Quotient familial". */
  label: string;
  /** As it will be seen. */
  value: string;
  purpose: string;
  /** How long it is kept, in words. */
  retention: string;
  level?: HeadingLevel | undefined;
  /** Absent when the element is needed: there is nothing to choose, and no box pretends there is. */
  choice?:
    | { name: string; value: string; label: string; checked: boolean; hint?: string | undefined }
    | undefined;
}

export function ConsentItem({ label, value, purpose, retention, level = 2, choice }: ConsentItemProps) {
  const words = useMessages().consent;
  return (
    <section class="ar-consent">
      <div class="ar-consent__head">
        <Heading level={level} class="ar-card__title">
          {label}
        </Heading>
        <Tag tone={choice ? "info" : "neutral"}>{choice ? words.optional : words.required}</Tag>
      </div>
      <p class="ar-consent__value">
        <span class="ds-sr-only">{words.value} </span>
        {value}
      </p>
      <Definition
        items={[
          { term: words.purpose, description: purpose },
          { term: words.retention, description: retention },
        ]}
      />
      {choice && (
        <ChoiceInput
          id={fieldId(`${choice.name}-${choice.value}`)}
          name={choice.name}
          type="checkbox"
          choice={choice}
          checked={choice.checked}
        />
      )}
    </section>
  );
}
