import type { TariffVersion } from "@ardeco/rules";
import type { CivilDate } from "../../../kernel/civil-date.ts";
import type { Sentence } from "../../../kernel/errors.ts";
import type { Id, ServiceId, StaffId } from "../../../kernel/ids.ts";

export type TariffId = Id<"tariff">;

/** What a council votes, without the day from which it counts. */
export type TariffTerms = Omit<TariffVersion, "from">;

/** One activity of a service that has a price: a meal, an hour. */
export interface Tariff {
  readonly id: TariffId;
  readonly serviceId: ServiceId;
  readonly slug: string;
  readonly title: Sentence;
}

export interface Voted {
  readonly from: CivilDate;
  readonly terms: TariffTerms;
  /** The number of the decision of the council, and its day. */
  readonly decision: string;
  readonly decidedOn: CivilDate;
}

export interface KeptVersion extends Voted {
  readonly state: "draft" | "published";
  readonly writtenBy: readonly StaffId[];
  readonly revision: number;
}

export interface TariffWithVersions extends Tariff {
  /** The latest first. */
  readonly versions: readonly KeptVersion[];
}
