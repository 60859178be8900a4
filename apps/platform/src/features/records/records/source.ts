import type { Id } from "../../../kernel/ids.ts";

export type EstablishmentId = Id<"establishment">;
export type PersonFileId = Id<"personFile">;
export type SourceId = Id<"source">;

export interface Establishment {
  readonly id: EstablishmentId;
  readonly name: string;
}
