import type { ComponentChildren } from "preact";
import { Icon } from "../icon/icon.tsx";
import type { IconName } from "../icon/icon-name.ts";

/** `quiet`: looks as a link, in a row of a table, where many buttons would shout. */
export type ButtonVariant = "primary" | "secondary" | "danger" | "quiet";

interface Look {
  variant?: ButtonVariant | undefined;
  icon?: IconName | undefined;
  children: ComponentChildren;
}

export interface ButtonProps extends Look {
  /** Sent with the form, to tell two buttons apart. */
  name?: string | undefined;
  value?: string | undefined;
  /** Another address for this button of the form. */
  formAction?: string | undefined;
  /** The form that it sends, when it stands outside of it. */
  form?: string | undefined;
  type?: "submit" | "button" | "reset" | undefined;
  id?: string | undefined;
}

export interface LinkButtonProps extends Look {
  href: string;
}

const lookOf = (variant: ButtonVariant = "primary") => ({
  class: `ds-button ar-button ar-button--${variant}`,
  "data-variant": variant === "secondary" ? "secondary" : variant === "quiet" ? "tertiary" : undefined,
  "data-color": variant === "danger" ? "danger" : undefined,
});

export function Button({ variant, icon, children, type = "submit", formAction, ...rest }: ButtonProps) {
  return (
    <button {...lookOf(variant)} type={type} formaction={formAction} {...rest}>
      {icon && <Icon name={icon} />}
      {children}
    </button>
  );
}

/** Goes somewhere; a `Button` does something. */
export function LinkButton({ variant, icon, children, href }: LinkButtonProps) {
  return (
    <a {...lookOf(variant)} href={href}>
      {icon && <Icon name={icon} />}
      {children}
    </a>
  );
}

/** Lines buttons up, the primary one first. */
export const ButtonGroup = ({ children }: { children: ComponentChildren }) => (
  <div class="ar-actions">{children}</div>
);
