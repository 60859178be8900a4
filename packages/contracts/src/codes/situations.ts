import type { Text } from "../language.ts";

/**
 * Who one is, to find one's services. From the kinds of people of the Ardeco report (document 5), in words
 * that people use of themselves. Never rename a code.
 */
export const situations = {
  parent_of_young_child: { fr: "Parent d’un enfant de moins de 3 ans", en: "Parent of a child under 3" },
  parent_of_pupil: { fr: "Parent d’élève", en: "Parent of a pupil" },
  teenager: { fr: "Adolescent ou adolescente", en: "Teenager" },
  student: { fr: "Lycéen, apprenti ou étudiant", en: "Pupil, apprentice or student" },
  young_worker: { fr: "Jeune actif", en: "Young worker" },
  job_seeker: { fr: "En recherche d’emploi", en: "Looking for work" },
  senior: { fr: "Retraité ou personne âgée", en: "Retired or elderly" },
  disabled: { fr: "En situation de handicap", en: "Disabled" },
  carer: { fr: "Aidant d’un proche", en: "Carer" },
  newcomer: { fr: "Nouvel habitant", en: "New resident" },
  visitor: { fr: "Visiteur", en: "Visitor" },
} as const satisfies Record<string, Text>;

export type Situation = keyof typeof situations;

export function isSituation(code: string): code is Situation {
  return Object.hasOwn(situations, code);
}
