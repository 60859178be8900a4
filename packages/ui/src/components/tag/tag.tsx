import { Icon } from "../icon/icon.tsx";
import type { IconName } from "../icon/icon-name.ts";

export type Tone = "neutral" | "info" | "success" | "warning" | "danger";

export interface TagProps {
  tone?: Tone | undefined;
  /** The state in words: the colour only repeats it. */
  children: string;
  icon?: IconName | undefined;
}

export function Tag({ tone = "neutral", icon, children }: TagProps) {
  return (
    <span class="ar-tag" data-color={tone}>
      {icon && <Icon name={icon} />}
      {children}
    </span>
  );
}
