import {
  type ElementPair,
  findCurrentText,
  formatNameInUse,
} from "../../../features/identity/identity/index.ts";
import type { Somebody } from "./somebody.ts";

/** As people are called: by the name that they use, checked or said. */
export function buildPersonNames(known: readonly ElementPair[]): Pick<Somebody, "givenName" | "fullName"> {
  return { givenName: findCurrentText(known, "given_name") ?? "", fullName: formatNameInUse(known) };
}
