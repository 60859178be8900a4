import type { ComponentChildren } from "preact";
import { Icon } from "../icon/icon.tsx";

export interface DetailsProps {
  summary: string;
  open?: boolean | undefined;
  children: ComponentChildren;
}

export function Details({ summary, open, children }: DetailsProps) {
  return (
    <details class="ar-details" open={open}>
      <summary>
        <Icon name="chevron-right" />
        {summary}
      </summary>
      <div class="ar-details__body ar-stack">{children}</div>
    </details>
  );
}
