import { buildEmptyContribution, type Contribution } from "../../../kernel/contributions.ts";

const told = {
  publish: { fr: "Un logo a été publié.", en: "A logo was published." },
  remove: { fr: "Le logo a été retiré.", en: "The logo was removed." },
  restore: { fr: "Le logo d’avant a été remis.", en: "The former logo was put back." },
} as const;

const isTold = (gesture: unknown): gesture is keyof typeof told =>
  typeof gesture === "string" && Object.hasOwn(told, gesture);

export const logosContribution: Contribution = {
  ...buildEmptyContribution("logos"),
  journal: {
    "logos.changed": ({ gesture }) =>
      isTold(gesture) ? told[gesture] : { fr: "Le logo a changé.", en: "The logo changed." },
  },
};
