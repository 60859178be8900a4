import { useMessages } from "../../messages.ts";
import { Icon } from "../icon/icon.tsx";

export interface SearchBoxProps {
  action: string;
  /** What one may look for, in words. */
  label: string;
  name?: string | undefined;
  value?: string | undefined;
  hint?: string | undefined;
  id?: string | undefined;
}

export function SearchBox({ action, label, name = "q", value, hint, id = "search" }: SearchBoxProps) {
  const words = useMessages();
  const hintId = hint ? `${id}-hint` : undefined;
  return (
    <search class="ar-search">
      <form method="get" action={action}>
        <label class="ar-label" for={id}>
          {label}
        </label>
        <div class="ar-search__row">
          <input
            class="ds-input"
            type="search"
            id={id}
            name={name}
            value={value}
            aria-describedby={hintId}
            autocomplete="off"
          />
          <button class="ds-button ar-button ar-button--primary" type="submit">
            <Icon name="search" />
            {words.search}
          </button>
        </div>
        {hint && (
          <p class="ar-hint" id={hintId}>
            {hint}
          </p>
        )}
      </form>
    </search>
  );
}
