import type { ElementName } from "@ardeco/contracts";
import type { FieldError } from "../../../../../../kernel/errors.ts";
import type { DocumentId } from "../../../../../../kernel/ids.ts";
import type { TypedValues, Visit } from "../../../../../../web/index.ts";
import { hasCapability, type StaffAgent } from "../../../../../access/access/index.ts";
import type { Desk } from "../../../../../authorities/authorities/index.ts";
import type { Element, ElementPair } from "../../../../../identity/identity/index.ts";
import type { CheckShown, Doubt } from "../../../../checks/index.ts";
import { type FileView, isDecidedOnEvidence } from "../../../index.ts";

/** Everything the screen of a file shows, and what a refused form gave back. */
export interface DeskFileState {
  readonly visit: Visit;
  readonly view: FileView;
  /** What the platform found of each document by itself. */
  readonly checks: ReadonlyMap<DocumentId, CheckShown>;
  readonly doubts: ReadonlyMap<DocumentId, readonly Doubt[]>;
  readonly desks: readonly Desk[];
  readonly agents: readonly StaffAgent[];
  /** Id of the document shown. */
  readonly shown: string;
  /** What the agent typed in a form that was refused. */
  readonly typed: TypedValues;
  readonly errors: readonly FieldError[];
  readonly conflict: boolean;
  readonly done: string;
  /** Of somebody whom nothing else opens an account to: a code finishes it at home. */
  readonly mayHaveCode: boolean;
  /** The file is over, and nobody has printed yet what tells it on paper. */
  readonly letterWaits: boolean;
}

export interface PendingElement {
  readonly name: ElementName;
  readonly declared: Element;
  readonly validated?: Element;
}

/** What waits for a decision on evidence. */
export const listPendingElements = (elements: readonly ElementPair[]): readonly PendingElement[] =>
  listDeclaredElements(elements).filter(({ name }) => isDecidedOnEvidence(name));

/** What waits for nobody, and that an agent may confirm. */
export const listUnprovenElements = (elements: readonly ElementPair[]): readonly PendingElement[] =>
  listDeclaredElements(elements).filter(({ name }) => !isDecidedOnEvidence(name));

function listDeclaredElements(elements: readonly ElementPair[]): readonly PendingElement[] {
  return elements.flatMap(({ name, declared, validated }) =>
    declared === undefined ? [] : [{ name, declared, ...(validated ? { validated } : {}) }],
  );
}

const open = ["submitted", "in_review"];

/** Decisions are possible now, by this agent. */
export function mayDecideFile({ visit, view }: Pick<DeskFileState, "visit" | "view">): boolean {
  return open.includes(view.file.state) && view.decidedHere && isFileValidator({ visit, view });
}

export function isFileValidator({ visit, view: { file } }: Pick<DeskFileState, "visit" | "view">): boolean {
  const reach = file.deskId === undefined ? {} : { deskId: file.deskId };
  return hasCapability(visit.context.actor, "file.decide", reach);
}

export function mayAssign({ visit, view: { file } }: Pick<DeskFileState, "visit" | "view">): boolean {
  const moves = open.includes(file.state) || file.state === "awaiting_person";
  return moves && hasCapability(visit.context.actor, "file.assign");
}
