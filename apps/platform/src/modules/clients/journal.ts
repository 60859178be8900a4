import type { Contribution } from "../../kernel/contributions.ts";

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
  "clients.secret_rotated": ({ name }) => ({
    fr: `Le secret de l’application « ${name} » a été remplacé.`,
    en: `The secret of the application “${name}” was replaced.`,
  }),
  "clients.delivery_queued": () => ({
    fr: "Le service a été prévenu d’un changement.",
    en: "The service was told of a change.",
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
