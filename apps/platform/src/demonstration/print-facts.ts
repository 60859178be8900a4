import { roleNames } from "../features/access/access/pages/common/staff/role-names.ts";
import type { DemonstrationFacts } from "./facts.ts";

const labels: readonly (readonly [string, string])[] = [
  ["site", "Site public"],
  ["enrolment", "Créer son compte"],
  ["space", "Espace personnel"],
  ["desk", "Guichet des agents"],
  ["administration", "Administration"],
  ["mailbox", "Boîte aux lettres du développeur"],
  ["api", "API"],
  ["sandbox", "Bac à sable des éditeurs"],
];

/** Whose agents the terminal lists: a hundred would push the rest out of sight. */
const SHOWN = "caen";

/** A partner of a pass has a till and no role. */
const formatRoles = ({ roles }: DemonstrationFacts["agents"][number]): string =>
  roles.length === 0 ? "Partenaire d’un pass" : roles.map((role) => roleNames[role].fr).join(", ");

/** Where to go and who to be, for the terminal. */
export function printFacts(facts: DemonstrationFacts, factsPath: string): string {
  const near = facts.agents.filter(({ authority }) => authority === SHOWN);
  const width = Math.max(
    ...labels.filter(([key]) => facts.addresses[key] !== undefined).map(([, label]) => label.length),
  );
  return [
    "",
    "Où aller",
    ...labels
      .filter(([key]) => facts.addresses[key] !== undefined)
      .map(([key, label]) => `  ${label.padEnd(width)}  ${facts.addresses[key]}`),
    "",
    "Qui être : ouvrez le lien (il sert une fois, pendant un jour), ou saisissez le courriel à la connexion,",
    "puis lisez le message dans la boîte aux lettres du développeur.",
    "",
    ...facts.people.flatMap((one) => [
      `  ${one.name} – ${one.story}`,
      `    ${one.email ?? "sans courriel"}  ${one.signInLink}`,
    ]),
    "",
    "Agents",
    ...near.flatMap((one) => [`  ${one.name} – ${formatRoles(one)}`, `    ${one.email}  ${one.signInLink}`]),
    `  et ${facts.agents.length - near.length} agents des autres collectivités, dans ${factsPath}`,
    "",
    "Documents à essayer",
    ...facts.specimens.map(({ path, says }) => `  ${path} – ${says}`),
    "",
    `Les mêmes, pour un programme : ${factsPath}`,
    "",
  ].join("\n");
}
