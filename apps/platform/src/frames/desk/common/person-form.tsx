import { Button, ButtonGroup, type ButtonProps, Form } from "@ardeco/ui";
import type { FieldError } from "../../../kernel/errors.ts";
import type { PersonId } from "../../../kernel/ids.ts";
import { type Field, FieldView, type TypedValues, type Visit } from "../../../web/index.ts";
import { buildDeskAddresses } from "./addresses.ts";

interface PersonFormProps {
  readonly visit: Visit;
  readonly personId: PersonId;
  readonly action: string;
  readonly fields: readonly Field[];
  readonly typed: TypedValues;
  readonly errors: readonly FieldError[];
  /** The verb of the button, and the way back to the person. */
  readonly submit: string;
  readonly back: string;
  readonly variant?: ButtonProps["variant"];
  readonly hidden?: Readonly<Record<string, string>>;
}

/** An act about somebody: its questions, its verb, and the way back to their page. */
export function PersonForm(props: PersonFormProps) {
  const { visit, personId, action, fields, typed, errors, submit, back, variant, hidden } = props;
  const { language, brand } = visit;
  return (
    <Form action={action} csrf={visit.csrf()} {...(hidden ? { hidden } : {})}>
      {fields.map((field) => (
        <FieldView key={field.name} {...{ field, typed, errors, language }} answers={{}} />
      ))}
      <ButtonGroup>
        <Button variant={variant}>{submit}</Button>
        <a href={buildDeskAddresses(brand).person(personId, "help_at_desk")}>{back}</a>
      </ButtonGroup>
    </Form>
  );
}
