import { GRANT_GIVEN, GRANT_WITHDRAWN, type Text } from "@ardeco/contracts";
import type { Contribution } from "../../../kernel/contributions.ts";

export const journal: Contribution["journal"] = {
  "clients.client_registered": ({ name }) => ({
    fr: `L’application « ${name} » a été enregistrée.`,
    en: `The application “${name}” was registered.`,
  }),
  "clients.client_changed": ({ name }) => ({
    fr: `Les adresses de l’application « ${name} » ont changé.`,
    en: `The addresses of the application “${name}” changed.`,
  }),
  "clients.client_enabled": ({ name }) => ({
    fr: `L’application « ${name} » a été rétablie.`,
    en: `The application “${name}” was enabled again.`,
  }),
  "clients.client_disabled": ({ name }) => ({
    fr: `L’application « ${name} » a été suspendue.`,
    en: `The application “${name}” was disabled.`,
  }),
  "clients.work_list_opened": ({ name }) => ({
    fr: `La liste de travail « ${name} » a été ouverte.`,
    en: `The work list “${name}” was opened.`,
  }),
  "clients.file_channel_opened": ({ name }) => ({
    fr: `Le service est désormais relié par fichiers : « ${name} ».`,
    en: `The service is now connected by files: “${name}”.`,
  }),
  "clients.pinged": ({ name, answer }) => ({
    fr: `Un essai a été envoyé à l’application « ${name} » : ${answer}.`,
    en: `A trial was sent to the application “${name}”: ${answer}.`,
  }),
  "clients.delivery_sent_again": () => ({
    fr: "Un envoi à une application a été refait.",
    en: "A delivery to an application was sent again.",
  }),
  "clients.task_done": () => ({
    fr: "Un agent a fait à la main ce que demandait un abonnement.",
    en: "An agent did by hand what a subscription asked.",
  }),
  "clients.task_refused": () => ({
    fr: "Un agent a écarté une tâche de la liste de travail, avec sa raison.",
    en: "An agent set a task of the work list aside, with the reason.",
  }),
  "clients.secret_rotated": ({ name }) => ({
    fr: `Le secret de l’application « ${name} » a été remplacé.`,
    en: `The secret of the application “${name}” was replaced.`,
  }),
  "clients.delivery_queued": ({ title, event }) => ({
    fr: `Nous prévenons le service${formatQuotedTitle(title, "fr")} ${formatGrantEvent(event).fr}.`,
    en: `We tell the service${formatQuotedTitle(title, "en")} ${formatGrantEvent(event).en}.`,
  }),
  "clients.delivery_delivered": () => ({
    fr: "Une application a reçu un changement.",
    en: "An application received a change.",
  }),
  "clients.delivery_acknowledged": () => ({
    fr: "Une application a confirmé avoir appliqué un changement.",
    en: "An application confirmed that it applied a change.",
  }),
  "clients.delivery_failed": ({ failure }) => ({
    fr: `Une application a refusé un changement (${failure}).`,
    en: `An application refused a change (${failure}).`,
  }),
};

function formatGrantEvent(event: unknown): Text {
  if (event === GRANT_GIVEN) return { fr: "de l’accord donné", en: "of the agreement given" };
  if (event === GRANT_WITHDRAWN) return { fr: "de la fin de l’accord", en: "that the agreement ended" };
  return { fr: "d’un changement", en: "of a change" };
}

/** Lines written before titles were kept name no service. */
function formatQuotedTitle(title: unknown, language: "fr" | "en"): string {
  if (typeof title !== "object" || title === null) return "";
  const name: unknown = Reflect.get(title, language);
  if (typeof name !== "string") return "";
  return { fr: ` « ${name} »`, en: ` “${name}”` }[language];
}
