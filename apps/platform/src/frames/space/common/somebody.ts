import type { RepresentationKind } from "../../../features/identity/households/index.ts";
import type { ElementPair } from "../../../features/identity/identity/index.ts";
import type { PersonId } from "../../../kernel/ids.ts";

/** A person whom the pages may be about: the reader, or somebody the reader acts for today. */
export interface Somebody {
  readonly id: PersonId;
  readonly self: boolean;
  readonly link?: RepresentationKind;
  /** "" when nothing was said yet. */
  readonly givenName: string;
  readonly fullName: string;
  readonly elements: readonly ElementPair[];
}
