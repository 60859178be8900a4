import { Icon } from "../icon/icon.tsx";

export interface ColumnLink {
  label: string;
  href: string;
  /** After the name, quieter: "4". Said in words to those who hear the page. */
  count?: { shown: string; said: string } | undefined;
}

/** Many ways in, as lines in as many columns as fit. */
export const LinkColumns = ({ links }: { links: readonly ColumnLink[] }) => (
  <ul class="ar-columns">
    {links.map(({ label, href, count }) => (
      <li key={href}>
        <a href={href}>
          <span class="ar-columns__label">{label}</span>
          {count && (
            <span class="ar-columns__count">
              <span aria-hidden="true">{count.shown}</span>
              <span class="ds-sr-only">, {count.said}</span>
            </span>
          )}
          <Icon name="chevron-right" />
        </a>
      </li>
    ))}
  </ul>
);
