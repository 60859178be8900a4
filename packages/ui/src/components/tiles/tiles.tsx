import { Icon } from "../icon/icon.tsx";
import type { IconName } from "../icon/icon-name.ts";

export interface Tile {
  label: string;
  href: string;
  icon: IconName;
  /** How much is behind, in words: "4 services". */
  count?: string | undefined;
}

/** Ways in, all alike: a drawing, a name, how much is there. */
export const Tiles = ({ tiles }: { tiles: readonly Tile[] }) => (
  <ul class="ar-tiles">
    {tiles.map(({ label, href, icon, count }) => (
      <li key={href}>
        <a class="ar-tile" href={href}>
          <span class="ar-card__icon">
            <Icon name={icon} />
          </span>
          <span class="ar-tile__words">
            <span class="ar-tile__label">{label}</span>
            {count && <span class="ar-tile__count">{count}</span>}
          </span>
        </a>
      </li>
    ))}
  </ul>
);
