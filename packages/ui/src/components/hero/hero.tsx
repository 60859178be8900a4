import type { ComponentChildren } from "preact";

export interface HeroProps {
  title: string;
  lead?: string | undefined;
  children?: ComponentChildren;
}

/** Opens a home page: who speaks, what one can do, and the search. Goes in `Page.hero`. */
export function Hero({ title, lead, children }: HeroProps) {
  return (
    <div class="ar-hero">
      <div class="ar-wrap">
        <h1>{title}</h1>
        {lead && <p class="ar-lead">{lead}</p>}
        {children}
      </div>
    </div>
  );
}
