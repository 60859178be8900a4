import type { ComponentChildren } from "preact";

export type HeadingLevel = 2 | 3 | 4;

export interface HeadingProps {
  level: HeadingLevel;
  class?: string | undefined;
  id?: string | undefined;
  children: ComponentChildren;
}

const TAGS = { 2: "h2", 3: "h3", 4: "h4" } as const;

/** A heading whose level the place decides, whose look the class decides. */
export function Heading({ level, children, ...rest }: HeadingProps) {
  const Tag = TAGS[level];
  return <Tag {...rest}>{children}</Tag>;
}
