import type { VNode } from "preact";

/** One state of a component, shown in the gallery and checked for accessibility. */
export interface Example {
  readonly name: string;
  readonly show: () => VNode;
}

export interface Examples {
  readonly component: string;
  readonly examples: readonly Example[];
}
