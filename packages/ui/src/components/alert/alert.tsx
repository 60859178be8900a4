import type { ComponentChildren } from "preact";
import { Icon } from "../icon/icon.tsx";
import type { IconName } from "../icon/icon-name.ts";

export type AlertTone = "info" | "success" | "warning" | "danger";

export interface AlertProps {
  tone: AlertTone;
  title: string;
  children?: ComponentChildren;
}

const ICONS: Record<AlertTone, IconName> = {
  info: "info",
  success: "circle-check",
  warning: "triangle-alert",
  danger: "circle-alert",
};

/** `danger` interrupts those who listen to the page; the other tones wait for a pause. */
export function Alert({ tone, title, children }: AlertProps) {
  return (
    <div class="ar-alert" data-color={tone} role={tone === "danger" ? "alert" : "status"}>
      <Icon name={ICONS[tone]} />
      <div class="ar-alert__body">
        <p class="ar-alert__title">{title}</p>
        {children}
      </div>
    </div>
  );
}
