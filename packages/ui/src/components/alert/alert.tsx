import type { ComponentChildren } from "preact";
import { useContext } from "preact/hooks";
import { Icon } from "../icon/icon.tsx";
import type { IconName } from "../icon/icon-name.ts";
import { AnswersForm, FieldFirst, focusedOnArrival } from "../page/arrival.ts";

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

/**
 * `danger` interrupts those who listen to the page; the other tones wait for a pause. The first one of an
 * answer to a form has the focus.
 */
export function Alert({ tone, title, children }: AlertProps) {
  const isElsewhere = useContext(FieldFirst);
  const focus = useContext(AnswersForm) && !isElsewhere ? focusedOnArrival : {};
  return (
    <div class="ar-alert" data-color={tone} role={tone === "danger" ? "alert" : "status"} {...focus}>
      <Icon name={ICONS[tone]} />
      <div class="ar-alert__body">
        <p class="ar-alert__title">{title}</p>
        {children}
      </div>
    </div>
  );
}
