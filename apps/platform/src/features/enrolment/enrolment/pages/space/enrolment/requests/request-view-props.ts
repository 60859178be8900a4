import type { ElementName } from "@ardeco/contracts";
import type { FieldError } from "../../../../../../../kernel/errors.ts";
import type { TypedValues, Visit } from "../../../../../../../web/index.ts";
import type { CheckedDocument } from "../../../../../evidence/pages/common/evidence/check-note.tsx";
import type { Tracking } from "../../../../index.ts";

export interface RequestViewProps {
  readonly visit: Visit;
  readonly title: string;
  readonly tracking: Tracking;
  readonly checked: readonly CheckedDocument[];
  /** What a document that the person adds may prove. */
  readonly toProve: readonly ElementName[];
  readonly typed: TypedValues;
  readonly errors: readonly FieldError[];
  /** The request is the reader's own. */
  readonly self: boolean;
  /** An answer was sent just now. */
  readonly received: boolean;
}
