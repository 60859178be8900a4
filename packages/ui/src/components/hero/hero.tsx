import type { ComponentChildren } from "preact";
import { Town } from "./town.tsx";

export interface HeroProps {
  title: string;
  lead?: string | undefined;
  children?: ComponentChildren;
  /** Beside on a wide screen, below on a phone. */
  aside?: ComponentChildren;
}

/** Opens a home page: who speaks, what one can do, and the search. Goes in `Page.hero`. */
export function Hero({ title, lead, children, aside }: HeroProps) {
  return (
    <div class="ar-hero">
      <div class={aside ? "ar-wrap ar-hero__two" : "ar-wrap"}>
        <div>
          <h1>{title}</h1>
          {lead && <p class="ar-lead">{lead}</p>}
          {children}
        </div>
        {aside && <div class="ar-hero__aside">{aside}</div>}
      </div>
      <Town />
    </div>
  );
}
