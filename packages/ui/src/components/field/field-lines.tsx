import type { ComponentChildren } from "preact";
import { useMessages } from "../../messages.ts";
import { describedBy, type FieldProps, SECRETS } from "./field-props.ts";

/** What stands between the label and the control: why, hint, error. */
export function FieldLines({ id, field }: { id: string; field: FieldProps }) {
  const words = useMessages();
  return (
    <>
      {field.why && (
        <p class="ar-why" id={`${id}-why`}>
          {field.why}
        </p>
      )}
      {field.hint && (
        <p class="ar-hint" id={`${id}-hint`}>
          {field.hint}
        </p>
      )}
      {field.error && (
        <p class="ds-validation-message" id={`${id}-error`}>
          <span class="ds-sr-only">{words.error} </span>
          {field.error}
        </p>
      )}
    </>
  );
}

export function LabelText({ field }: { field: FieldProps }) {
  const words = useMessages();
  return (
    <>
      {field.label}
      {field.optional && <span class="ar-optional"> ({words.optional})</span>}
    </>
  );
}

/** One control under its label. */
export function FieldFrame(props: { id: string; field: FieldProps; children: ComponentChildren }) {
  const { id, field, children } = props;
  const label = (
    <label class="ar-label" for={id}>
      <LabelText field={field} />
    </label>
  );
  return (
    <div class="ar-field">
      {field.asHeading ? <h1 class="ar-question">{label}</h1> : label}
      <FieldLines id={id} field={field} />
      {children}
      {field.secret && <input type="hidden" name={SECRETS} value={field.name} />}
    </div>
  );
}

/** Several controls under one legend. */
export function GroupFrame(props: { id: string; field: FieldProps; children: ComponentChildren }) {
  const { id, field, children } = props;
  const text = <LabelText field={field} />;
  return (
    <fieldset class="ds-fieldset ar-field" aria-describedby={describedBy(id, field)}>
      <legend class="ar-label">{field.asHeading ? <h1 class="ar-question">{text}</h1> : text}</legend>
      <FieldLines id={id} field={field} />
      {children}
    </fieldset>
  );
}
