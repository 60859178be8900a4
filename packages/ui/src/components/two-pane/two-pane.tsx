import type { ComponentChildren } from "preact";
import { useMessages } from "../../messages.ts";

export interface TwoPaneProps {
  declared: ComponentChildren;
  document: ComponentChildren;
  declaredTitle?: string | undefined;
  documentTitle?: string | undefined;
}

/** The value beside what proves it; one under the other on a phone. */
export function TwoPane({ declared, document, declaredTitle, documentTitle }: TwoPaneProps) {
  const words = useMessages().twoPane;
  return (
    <div class="ar-two-pane">
      <section class="ar-stack">
        <h2 class="ar-two-pane__title">{declaredTitle ?? words.declared}</h2>
        {declared}
      </section>
      <section class="ar-two-pane__document ar-stack">
        <h2 class="ar-two-pane__title">{documentTitle ?? words.document}</h2>
        {document}
      </section>
    </div>
  );
}
