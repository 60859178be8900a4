import { documentKinds } from "@ardeco/contracts";
import { Type } from "typebox";
import { fileStates } from "../../features/enrolment/enrolment/index.ts";
import { closed, Day, DecisionReason, Element, Instant, Uuid } from "./schemas.ts";

export const FileShape = Type.Object(
  {
    id: Uuid,
    personId: Uuid,
    state: Type.Enum([...fileStates]),
    version: Type.Integer({ description: "To be sent back with the next decision." }),
    openedOn: Day,
    openedAt: Type.Enum(["web", "desk"]),
    deskId: Type.Optional(Uuid),
    assignedTo: Type.Optional(Uuid),
    receiptNumber: Type.Optional(Type.String()),
    submittedAt: Type.Optional(Instant),
    dueOn: Type.Optional(Day),
    decidedOn: Type.Optional(Day),
  },
  { title: "File" },
);

export const QueueShape = Type.Object({
  items: Type.Array(
    Type.Object({
      file: FileShape,
      displayName: Type.String(),
      assignedLabel: Type.Optional(Type.String()),
      night: Type.Boolean({ description: "Came in since the offices closed, and nobody took it." }),
      overdue: Type.Boolean(),
      pending: Type.Array(Element),
      unproven: Type.Array(Element),
    }),
  ),
  next: Type.Optional(Type.String({ description: "Send it as `after` for the following page." })),
});

const ElementShape = Type.Object(
  {
    id: Uuid,
    value: Type.Unknown(),
    assurance: Type.String(),
    validUntil: Type.Optional(Day),
  },
  { title: "ElementValue" },
);

export const OpenedFileShape = Type.Object({
  file: FileShape,
  elements: Type.Array(
    Type.Object({
      name: Element,
      declared: Type.Optional(ElementShape),
      validated: Type.Optional(ElementShape),
    }),
  ),
  documents: Type.Array(
    Type.Object({
      id: Uuid,
      kind: Type.String(),
      state: Type.Enum(["kept", "seen"]),
      receivedOn: Day,
      elements: Type.Array(Element),
    }),
  ),
  decisions: Type.Array(
    Type.Object({
      element: Element,
      outcome: Type.String(),
      at: Instant,
      by: Type.String(),
      reason: Type.Optional(Type.String()),
    }),
  ),
});

const DocumentKindShape = Type.Unsafe<keyof typeof documentKinds>(Type.Enum(Object.keys(documentKinds)));

const EvidenceShape = Type.Union(
  [
    Type.Object({ seen: Type.Literal("document"), documentId: Uuid }, closed),
    Type.Object({ seen: Type.Literal("original"), kind: DocumentKindShape }, closed),
  ],
  { title: "Evidence" },
);

const decided = { element: Element, elementId: Uuid };

export const DecisionsShape = Type.Object(
  {
    version: Type.Integer({ minimum: 1, maximum: 2_147_483_647, description: "Of the file, as read." }),
    decisions: Type.Array(
      Type.Union([
        Type.Object(
          {
            ...decided,
            outcome: Type.Literal("validated"),
            evidence: EvidenceShape,
            validUntil: Type.Optional(Day),
            reason: Type.Optional(DecisionReason),
          },
          closed,
        ),
        Type.Object(
          {
            ...decided,
            outcome: Type.Literal("corrected"),
            value: Type.Unknown(),
            reason: DecisionReason,
            evidence: EvidenceShape,
          },
          closed,
        ),
        Type.Object({ ...decided, outcome: Type.Literal("refused"), reason: DecisionReason }, closed),
        Type.Object({ ...decided, outcome: Type.Literal("exception"), reason: DecisionReason }, closed),
      ]),
      { maxItems: 50 },
    ),
  },
  closed,
);
