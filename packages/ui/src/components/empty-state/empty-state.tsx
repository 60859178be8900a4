import type { ComponentChildren } from "preact";
import { Icon } from "../icon/icon.tsx";
import type { IconName } from "../icon/icon-name.ts";

export interface EmptyStateProps {
  title: string;
  icon?: IconName | undefined;
  /** What will come here, and how. */
  children: ComponentChildren;
  action?: ComponentChildren;
}

export function EmptyState({ title, icon = "inbox", children, action }: EmptyStateProps) {
  return (
    <div class="ar-empty">
      <span class="ar-card__icon">
        <Icon name={icon} />
      </span>
      <p class="ar-empty__title">{title}</p>
      <div class="ar-empty__text">{children}</div>
      {action}
    </div>
  );
}
