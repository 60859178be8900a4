import type { ElementName } from "@ardeco/contracts";
import type { ElementPair } from "../../identity/index.ts";

/** The elements that `displayName` reads. */
export const nameElements = ["given_name", "family_name"] as const satisfies readonly ElementName[];

/** "Jeanne Martin", from what is validated, or else declared; empty when nothing is said yet. */
export function displayName(elements: readonly ElementPair[]): string {
  return [textOf(elements, "given_name"), textOf(elements, "family_name")].filter(Boolean).join(" ");
}

export function textOf(elements: readonly ElementPair[], name: ElementName): string | undefined {
  const pair = elements.find((one) => one.name === name);
  const value = (pair?.validated ?? pair?.declared)?.value;
  return typeof value === "string" ? value : undefined;
}
