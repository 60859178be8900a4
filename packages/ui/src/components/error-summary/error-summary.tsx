import { useContext } from "preact/hooks";
import { useMessages } from "../../messages.ts";
import { fieldId } from "../field/field-id.ts";
import { Icon } from "../icon/icon.tsx";
import { FieldFirst, focusedOnArrival } from "../page/arrival.ts";

export interface FieldProblem {
  /** Name of the field to go to; without it the sentence stands alone. */
  field?: string | undefined;
  message: string;
}

export interface ErrorSummaryProps {
  errors: readonly FieldProblem[];
  title?: string | undefined;
}

/**
 * First thing of the page after a refused form, and where the keyboard is then, unless a field has it.
 * Nothing is drawn when there is nothing to correct.
 */
export function ErrorSummary({ errors, title }: ErrorSummaryProps) {
  const words = useMessages();
  const focus = useContext(FieldFirst) ? {} : focusedOnArrival;
  if (errors.length === 0) return null;
  return (
    <div class="ar-error-summary" role="alert" {...focus} id="error-summary" data-color="danger">
      <h2 class="ar-error-summary__title">
        <Icon name="circle-alert" />
        {title ?? words.errorSummary}
      </h2>
      <ul>
        {errors.map(({ field, message }) => (
          <li key={`${field} ${message}`}>
            {field ? <a href={`#${fieldId(field)}`}>{message}</a> : message}
          </li>
        ))}
      </ul>
    </div>
  );
}
