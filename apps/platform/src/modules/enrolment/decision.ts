import type { DocumentKind, ElementName } from "@ardeco/contracts";
import type { CivilDate } from "../../kernel/civil-date.ts";
import type { DocumentId, ElementId, FileId, Id } from "../../kernel/ids.ts";

export type RequestId = Id<"document_request">;

/** What the agent looked at: a document of the file, or an original that was not kept. */
export type EvidenceSeen =
  | { readonly seen: "document"; readonly documentId: DocumentId }
  | { readonly seen: "original"; readonly kind: DocumentKind };

interface OfElement {
  readonly element: ElementName;
  /** The declared element that the agent read: a newer declaration is a conflict, never decided unseen. */
  readonly elementId: ElementId;
}

/** One element decided. An exception accepts the value without the usual proof, and says why. */
export type ElementDecision = OfElement &
  (
    | { readonly outcome: "validated"; readonly evidence: EvidenceSeen; readonly validUntil?: CivilDate }
    | {
        readonly outcome: "corrected";
        readonly value: unknown;
        readonly reason: string;
        readonly evidence: EvidenceSeen;
      }
    | { readonly outcome: "refused"; readonly reason: string }
    | { readonly outcome: "exception"; readonly reason: string }
  );
export type Outcome = ElementDecision["outcome"];

/** A decision as kept in the file, sealed. */
export interface DecisionMade {
  readonly element: ElementName;
  readonly outcome: Outcome;
  readonly at: string;
  readonly by: string;
  readonly reason?: string;
  readonly evidence?: DocumentKind;
}

/** Document asked from the person. */
export interface DocumentRequest {
  readonly id: RequestId;
  readonly element: ElementName;
  readonly kind: DocumentKind;
  readonly state: "open" | "answered" | "dropped";
  readonly reason: string;
  readonly askedAt: string;
  readonly by: string;
  /** What the person answered instead of a document, or with it. */
  readonly reply?: string;
}

/** What every act of an agent carries: the version it read. An older one throws request.changed_meanwhile. */
export interface AgentAct {
  readonly fileId: FileId;
  readonly version: number;
}
