import type { Text } from "../language.ts";

/**
 * What happens in a life and makes one look for services (CPSV-AP 3.2 `cv:LifeEvent`). Never rename a code.
 */
export const lifeEvents = {
  having_a_child: { fr: "J’attends ou j’accueille un enfant", en: "I am expecting or welcoming a child" },
  starting_school: { fr: "Mon enfant entre à l’école", en: "My child starts school" },
  studying: { fr: "Je fais des études", en: "I am studying" },
  moving: { fr: "Je déménage", en: "I am moving" },
  marrying: { fr: "Je me marie ou je me pacse", en: "I am getting married" },
  separating: { fr: "Je me sépare", en: "I am separating" },
  looking_for_work: { fr: "Je cherche un emploi", en: "I am looking for work" },
  having_an_illness_or_disability: {
    fr: "Je vis avec une maladie ou un handicap",
    en: "I live with an illness or a disability",
  },
  caring_for_a_relative: { fr: "J’aide un proche", en: "I care for a relative" },
  retiring: { fr: "Je pars à la retraite", en: "I am retiring" },
  losing_a_relative: { fr: "Un proche est décédé", en: "A relative has died" },
  visiting: { fr: "Je suis de passage", en: "I am visiting" },
} as const satisfies Record<string, Text>;

export type LifeEvent = keyof typeof lifeEvents;

export function isLifeEvent(code: string): code is LifeEvent {
  return Object.hasOwn(lifeEvents, code);
}
