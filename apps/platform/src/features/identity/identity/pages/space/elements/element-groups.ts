import type { ElementName } from "@ardeco/contracts";

/** The order in which a person thinks of them. Every registered element is in one group: a test counts. */
export const elementGroups = {
  identity: [
    "given_name",
    "middle_name",
    "family_name",
    "name_of_use",
    "birthdate",
    "place_of_birth",
    "gender",
  ],
  contact: ["email", "phone_number", "address"],
  household: ["family_quotient", "caf_number", "job_seeker", "disability_card"],
  school: ["school", "school_level", "student_status", "scholarship", "allergies"],
} as const satisfies Record<string, readonly ElementName[]>;

export type ElementGroup = keyof typeof elementGroups;

export const groupNames = [
  "identity",
  "contact",
  "household",
  "school",
] as const satisfies readonly ElementGroup[];
