import type { ItemName, Proposal, ProposedItem } from "../../../index.ts";

export interface AskedItems {
  readonly required: readonly ProposedItem[];
  readonly optional: readonly ProposedItem[];
  /** Agreed before and not asked again. */
  readonly agreed: readonly ProposedItem[];
}

/**
 * Everything the first time and when the person changes their choices; only what is new after a new version.
 */
export function listAskedItems({ asks, items }: Proposal): AskedItems {
  const asked = asks === "new_items" ? items.filter(isNew) : items;
  return {
    required: asked.filter(({ required }) => required),
    optional: asked.filter(({ required }) => !required),
    agreed: items.filter((item) => !asked.includes(item) && item.decision === "granted"),
  };
}

/** The whole decision that a form makes: what it asked, and what had been decided before. */
export function buildFormDecision(
  proposal: Proposal,
  ticked: readonly ItemName[],
): { readonly granted: readonly ItemName[]; readonly refused: readonly ItemName[] } {
  const { required, optional, agreed } = listAskedItems(proposal);
  const names = (items: readonly ProposedItem[]) => items.map(({ name }) => name);
  const yes = [...names(required), ...names(agreed), ...ticked];
  const shown = new Set([...names(required), ...names(optional)]);
  const before = proposal.items.filter(({ name, decision }) => !shown.has(name) && decision === "refused");
  return {
    granted: yes,
    refused: [...names(optional).filter((name) => !ticked.includes(name)), ...names(before)],
  };
}

function isNew({ decision }: ProposedItem): boolean {
  return decision === "new" || decision === "reworded";
}
