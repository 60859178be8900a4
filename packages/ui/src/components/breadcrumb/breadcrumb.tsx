import { useMessages } from "../../messages.ts";
import type { NavLink } from "../page/page-props.ts";

export interface BreadcrumbProps {
  /** From the home down to the page above this one. */
  links: readonly NavLink[];
  current: string;
}

export function Breadcrumb({ links, current }: BreadcrumbProps) {
  const words = useMessages();
  return (
    <nav class="ar-breadcrumb" aria-label={words.breadcrumb}>
      <ol>
        {links.map((link) => (
          <li key={link.href}>
            <a href={link.href}>{link.label}</a>
          </li>
        ))}
        <li aria-current="page">{current}</li>
      </ol>
    </nav>
  );
}
