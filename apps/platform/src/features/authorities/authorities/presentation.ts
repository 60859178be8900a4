import type { Authority } from "./authority.ts";

/** What an authority decides to say of itself. */
export type PresentationFacts = Pick<Authority, "name" | "colour" | "contact"> & {
  readonly showsPrivateOffers: boolean;
};

export interface Presentation extends PresentationFacts {
  /** Changes with each change: whoever writes says what they have read. */
  readonly revision: number;
  /** Before the last change, to go back to. */
  readonly former?: PresentationFacts;
}
