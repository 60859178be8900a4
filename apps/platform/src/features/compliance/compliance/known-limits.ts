import type { Sentence } from "../../../kernel/errors.ts";

/**
 * What no setting answers yet. `told` is how a limit of the register of threats begins
 * (docs/security/threats): a test looks for it there.
 */
export interface KnownLimit extends Sentence {
  readonly told: string;
}

export const knownLimits: readonly KnownLimit[] = [
  {
    told: "Whoever runs code in the server",
    fr:
      "Qui exécute du code sur le serveur a les clés en " +
      "mémoire : la machine et ses exploitants sont de confiance.",
    en: "Whoever runs code in the server has the keys in memory: the machine and its operators are trusted.",
  },
  {
    told: "Reception and validators reach everybody of their authority",
    fr:
      "L’accueil et la validation atteignent toute personne de la collectivité. " +
      "Chaque lecture est au journal ; rien ne signale un nombre inhabituel.",
    en:
      "Reception and validators reach everybody of the authority. Each " +
      "reading is in the journal; nothing tells an unusual number.",
  },
  {
    told: "An administrator resets and invites alone",
    fr: "Un administrateur invite un agent et refait sa clé d’accès seul. Les deux gestes sont au journal.",
    en: "An administrator invites an agent and resets their passkey alone. Both are in the journal.",
  },
  {
    told: "An encrypted PDF",
    fr: "Un PDF chiffré ne peut être examiné : il est accepté, et l’agent en est averti.",
    en: "An encrypted PDF cannot be looked into: it is taken, and the agent is told.",
  },
  {
    told: "Order and day",
    fr:
      "L’ordre et le jour des écritures se lisent dans une copie de la " +
      "base : un jour calme, ils rapprochent une personne et un service.",
    en:
      "A copy of the database shows the order and day of writes: " +
      "on a quiet day, they bring a person and a service together.",
  },
  {
    told: "Dependencies are not scanned for advisories in CI. No outside penetration test has been made.",
    fr:
      "Aucun test d’intrusion extérieur n’a été fait. Les avis de " +
      "sécurité des composants ne sont pas suivis automatiquement.",
    en:
      "No outside penetration test has been made. Security " +
      "advisories of components are not followed automatically.",
  },
];
