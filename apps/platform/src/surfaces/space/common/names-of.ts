import { formatElement } from "@ardeco/contracts";
import type { ElementPair } from "../../../modules/identity/index.ts";
import type { Somebody } from "./somebody.ts";

/** As people are called: by the name that they use, checked or said. */
export function namesOf(known: readonly ElementPair[]): Pick<Somebody, "givenName" | "fullName"> {
  const text = (name: "given_name" | "family_name" | "name_of_use") => {
    const pair = known.find((one) => one.name === name);
    return formatElement(name, (pair?.validated ?? pair?.declared)?.value, "fr");
  };
  const givenName = text("given_name");
  return {
    givenName,
    fullName: [givenName, text("name_of_use") || text("family_name")].filter(Boolean).join(" "),
  };
}
