import type { CivilDate } from "../../../kernel/civil-date.ts";
import type { Id } from "../../../kernel/ids.ts";
import type { Content } from "./rules/content.ts";
import type { Decision, DocumentKind, Opinion, Texts, VersionState } from "./rules/life.ts";

export type VersionId = Id<"compliance_version">;

/** What was frozen: nothing of it changes any more. */
export interface Frozen {
  readonly at: Date;
  readonly content: Content;
  /**
   * SHA-256, in hexadecimal, of the authority, the kind, the number, the instant, the texts and the content.
   */
  readonly hash: string;
  /** Taken again when it is read. */
  readonly isIntact: boolean;
}

export interface Version {
  readonly id: VersionId;
  readonly kind: DocumentKind;
  readonly number: number;
  readonly state: VersionState;
  readonly draftedOn: CivilDate;
  readonly texts: Texts;
  /** To be handed back with the next change of the texts. */
  readonly revision: number;
  readonly frozen?: Frozen;
  readonly opinion?: { readonly said: Opinion; readonly words: string; readonly on: CivilDate };
  readonly decision?: {
    readonly said: Decision;
    readonly words: string;
    /** Name and quality of who signs, as they gave them. */
    readonly signatory: string;
    readonly on: CivilDate;
    readonly validUntil?: CivilDate;
  };
}
