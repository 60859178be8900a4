import type { ComponentChildren } from "preact";
import { Icon } from "../icon/icon.tsx";
import type { IconName } from "../icon/icon-name.ts";

export interface KeyFact {
  term: string;
  icon: IconName;
  /** Read at a glance: "Gratuit". */
  value: string;
  /** What it depends on. */
  note?: ComponentChildren;
}

/** Three or four answers that decide whether to read on. */
export const KeyFacts = ({ facts }: { facts: readonly KeyFact[] }) => (
  <dl class="ar-facts">
    {facts.map(({ term, icon, value, note }) => (
      <div key={term}>
        <dt>
          <Icon name={icon} />
          {term}
        </dt>
        <dd>
          <span class="ar-facts__value">{value}</span>
          {note && <span class="ar-facts__note">{note}</span>}
        </dd>
      </div>
    ))}
  </dl>
);
