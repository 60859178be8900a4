import { defineMessages } from "../../../web/index.ts";

export const measureWords = defineMessages({
  fr: {
    states: { on: "En vigueur", off: "À mettre en place", fact: "À savoir" },
    summary: (name: string, on: number, off: number) =>
      off === 0 ? `${name} : ${on} en vigueur` : `${name} : ${on} en vigueur, ${off} à mettre en place`,
    todo: (what: string) => `À faire : ${what}`,
    proof: (title: string) => `Essai : « ${title} »`,
  },
  en: {
    states: { on: "In force", off: "To be put in place", fact: "To know" },
    summary: (name: string, on: number, off: number) =>
      off === 0 ? `${name}: ${on} in force` : `${name}: ${on} in force, ${off} to be put in place`,
    todo: (what: string) => `To do: ${what}`,
    proof: (title: string) => `Test: “${title}”`,
  },
});
