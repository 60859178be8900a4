import type { ComponentChildren } from "preact";

export interface DefinitionItem {
  term: string;
  description: ComponentChildren;
}

export interface DefinitionProps {
  items: readonly DefinitionItem[];
}

export function Definition({ items }: DefinitionProps) {
  return (
    <dl class="ar-definition">
      {items.map(({ term, description }) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{description}</dd>
        </div>
      ))}
    </dl>
  );
}
