import { Icon } from "../icon/icon.tsx";
import type { IconName } from "../icon/icon-name.ts";

export interface ActLink {
  label: string;
  href: string;
  icon: IconName;
  /** Of what, where several lists of acts stand on one page: read aloud, and not shown. */
  about?: string;
}

/**
 * What may be done next, each on a page of its own: quieter than buttons, since none comes before the others.
 */
export const ActLinks = ({ acts }: { acts: readonly ActLink[] }) => (
  <ul class="ar-acts">
    {acts.map(({ label, href, icon, about }) => (
      <li key={href}>
        <a href={href}>
          <Icon name={icon} />
          {label}
          {about !== undefined && <span class="ds-sr-only"> ({about})</span>}
        </a>
      </li>
    ))}
  </ul>
);
