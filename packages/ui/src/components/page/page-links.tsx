import type { NavLink } from "./page-props.ts";

export function PageLinks({ links }: { links: readonly NavLink[] }) {
  return (
    <ul class="ar-links">
      {links.map((link) => (
        <li key={link.href}>
          <a href={link.href} aria-current={link.current ? "page" : undefined}>
            {link.label}
          </a>
        </li>
      ))}
    </ul>
  );
}
