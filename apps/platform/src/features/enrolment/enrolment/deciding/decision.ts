import { type DocumentKind, documentKinds, type ElementName, elements } from "@ardeco/contracts";
import { Type } from "typebox";
import type { CivilDate } from "../../../../kernel/civil-date.ts";
import type { DocumentId, ElementId, FileId, Id } from "../../../../kernel/ids.ts";
import { buildKeyShape, Instant, type Opened } from "../../../trust/keys/index.ts";

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
    | {
        readonly outcome: "validated";
        readonly evidence: EvidenceSeen;
        readonly validUntil?: CivilDate;
        /** Why a document is believed against what a check says of it; the person reads it. */
        readonly reason?: string;
      }
    | {
        readonly outcome: "corrected";
        readonly value: unknown;
        readonly reason: string;
        readonly evidence: EvidenceSeen;
      }
    | { readonly outcome: "refused"; readonly reason: string }
    | { readonly outcome: "exception"; readonly reason: string }
  );

export const DecisionOutcome = Type.Enum(["validated", "corrected", "refused", "exception"]);
export type DecisionOutcome = Opened<typeof DecisionOutcome>;

/** What is sealed of a decision. */
export const DecisionDetail = Type.Object({
  outcome: DecisionOutcome,
  at: Instant,
  by: Type.String(),
  reason: Type.Optional(Type.String()),
  evidence: Type.Optional(buildKeyShape(documentKinds)),
  /** The sending of the form that made it: sent twice, it counts once. */
  sending: Type.Optional(Type.String()),
  /** Made without an agent, on the seal of that document. */
  sealed: Type.Optional(Type.Literal(true)),
});

/** A decision as kept in the file. */
export interface DecisionMade extends Opened<typeof DecisionDetail> {
  readonly element: ElementName;
}

/** What is sealed of a request. */
export const RequestDetail = Type.Object({
  element: buildKeyShape(elements),
  kind: buildKeyShape(documentKinds),
  reason: Type.String(),
  askedAt: Instant,
  by: Type.String(),
  sending: Type.Optional(Type.String()),
  /** What the person answered instead of a document, or with it. */
  reply: Type.Optional(Type.String()),
});

/** Document asked from the person. */
export interface DocumentRequest extends Opened<typeof RequestDetail> {
  readonly id: RequestId;
  readonly state: "open" | "answered" | "dropped";
}

/** What every act of an agent carries: the version it read. An older one throws request.changed_meanwhile. */
export interface AgentAct {
  readonly fileId: FileId;
  readonly version: number;
}

/** Kept with what was decided, so that the same sending is known again. */
export interface Sending {
  readonly sending?: string;
}
