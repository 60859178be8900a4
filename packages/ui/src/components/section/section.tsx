import type { ComponentChildren } from "preact";
import type { NavLink } from "../page/page-props.ts";

export interface SectionProps {
  id: string;
  title: string;
  lead?: string | undefined;
  /** To the whole list, at the end of the title's line. */
  more?: NavLink | undefined;
  children: ComponentChildren;
}

export function Section({ id, title, lead, more, children }: SectionProps) {
  return (
    <section class="ar-section" aria-labelledby={id}>
      <div class="ar-section__head">
        <div>
          <h2 id={id}>{title}</h2>
          {lead && <p class="ar-section__lead">{lead}</p>}
        </div>
        {more && <a href={more.href}>{more.label}</a>}
      </div>
      {children}
    </section>
  );
}
