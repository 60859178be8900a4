import { type Gap, gaps } from "../../../index.ts";

/** Names of the kinds in addresses. */
const slugs = {
  far: "montant",
  other_identity: "identite",
  family_changed: "enfant",
  older: "ancienne",
  twice: "contraires",
  not_found: "introuvable",
  several: "plusieurs",
  not_enough: "incomplete",
  no_quotient: "sans-quotient",
  silent: "absente",
  refused: "refusee",
  down: "sans-reponse",
} as const satisfies Record<Gap, string>;

const LINES = "lignes";

/**
 * Which part of the work list: one kind of difference, the lines of files, or everything; and which page of
 * it, from 1.
 */
export interface SettleChoice {
  readonly kind: Gap | "lines" | undefined;
  readonly page: number;
}

/** As the address or a form says it; an odd kind is everything, an odd page the first. */
export function parseSettleChoice(nature: string, page: string): SettleChoice {
  return {
    kind: nature === LINES ? "lines" : gaps.find((gap) => slugs[gap] === nature),
    page: Math.max(1, Math.min(100_000, Number.parseInt(page, 10) || 1)),
  };
}

/** The same, for a form to give back. */
export const buildChoiceInputs = ({ kind, page }: SettleChoice): Record<"nature" | "page", string> => ({
  nature: kind === undefined ? "" : kind === "lines" ? LINES : slugs[kind],
  page: String(page),
});

/** `more`: what is told once there. */
export function formatSettleHref(
  list: string,
  choice: SettleChoice,
  more: Record<string, string> = {},
): string {
  const { nature, page } = buildChoiceInputs(choice);
  const query = new URLSearchParams({
    ...(nature === "" ? {} : { nature }),
    ...(page === "1" ? {} : { page }),
    ...more,
  }).toString();
  return query === "" ? list : `${list}?${query}`;
}
