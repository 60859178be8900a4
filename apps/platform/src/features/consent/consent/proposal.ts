import type { ElementName, ElementRequest, LegalBasis, Text } from "@ardeco/contracts";
import type { OfferedService } from "../../catalogue/catalogue/index.ts";
import type { Grant, ItemName, SourceProvenance } from "./grant.ts";

/** What the consent page shows: everything the person is told before saying yes (GDPR art. 13). */
export interface Proposal {
  readonly service: OfferedService;
  readonly providerName: string;
  /**
   * Answers before raw elements, required before optional. Nothing is ever ticked beforehand (GDPR recital
   * 32).
   */
  readonly items: readonly ProposedItem[];
  readonly live?: Grant;
  /**
   * `first`: nothing was agreed. `nothing_new`: the live grant covers all that is asked. `new_items`: ask
   * only for the items whose `decision` is `new` or `reworded`.
   */
  readonly asks: "first" | "nothing_new" | "new_items";
}

export interface ProposedItem {
  readonly name: ItemName;
  readonly form: ElementRequest["form"];
  readonly label: Text;
  readonly required: boolean;
  readonly purpose: Text;
  /** Of an optional item: what it changes not to give it. */
  readonly without?: Text;
  readonly legalBasis: LegalBasis;
  readonly retentionDays: number;
  /** GDPR art. 9 or close to it: asked alone, masked by default. */
  readonly sensitive: boolean;
  readonly current: CurrentValue;
  /** Answers asked by the same service that tell less about the same element: prefer them to this one. */
  readonly tellsLess: readonly ItemName[];
  /**
   * `reworded`: agreed under another purpose, basis, form or shorter retention, hence not released until
   * agreed again.
   */
  readonly decision: "granted" | "refused" | "new" | "reworded";
}

export type CurrentValue =
  | {
      readonly state: "known";
      readonly value: unknown;
      readonly text: Text;
      readonly provenance: readonly SourceProvenance[];
    }
  /** Told to the service, and not shown to this representative: another one declared what it comes from. */
  | { readonly state: "withheld" }
  /** `declared`: the person gave them, nobody validated them yet. */
  | {
      readonly state: "missing";
      readonly elements: readonly ElementName[];
      readonly declared: boolean;
    }
  /** A fault of the asking side (`derived.unknown_territory`), never the person's. */
  | { readonly state: "unavailable"; readonly code: string };
