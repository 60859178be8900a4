import type { FastifyInstance } from "fastify";
import { defineErrors } from "../../../kernel/errors.ts";
import { kernelErrors } from "../../../kernel/kernel-errors.ts";
import { findTextAnswer } from "../../forms/answer.ts";
import { aServer } from "../../testing/a-server.ts";
import { detailPage } from "../detail-page.tsx";
import { confirmPage } from "../form/confirm-page.tsx";
import { formPage } from "../form/form-page.tsx";
import { postAct } from "../form/post-act.ts";
import { plainFrame as frame } from "./plain-frame.ts";

const shopErrors = defineErrors({
  "shop.name_taken": {
    status: 422,
    fr: "Ce nom est pris.",
    en: "This name is taken.",
    todo: { fr: "Choisissez-en un autre.", en: "Choose another." },
  },
  "shop.closed": {
    status: 409,
    fr: "La boutique est fermée.",
    en: "The shop is closed.",
    todo: { fr: "Revenez demain.", en: "Come back tomorrow." },
  },
  "shop.not_yours": {
    status: 403,
    fr: "Cette boutique est à un autre.",
    en: "This shop is another’s.",
    todo: { fr: "Demandez-lui.", en: "Ask them." },
  },
});
export type Refusal = keyof typeof shopErrors.definitions | "request.changed_meanwhile";

const both = (fr: string, en: string) => ({ fr, en });

/** A shop with a name, in memory: shown, renamed, closed; `refusals` are what its use cases answer next. */
export async function aSmallShop() {
  const shop = { name: "Épicerie", revision: 1, saved: [] as string[], refusals: [] as Refusal[] };
  const refuse = () => {
    const code = shop.refusals.shift();
    if (code === "request.changed_meanwhile") {
      shop.revision += 1;
      throw kernelErrors.error(code);
    }
    if (code) throw shopErrors.error(code);
  };
  const pages = [
    detailPage({
      frame,
      path: "/boutique",
      read: async () => shop,
      texts: () => ({ title: shop.name, state: { label: "Ouverte", tone: "success" as const } }),
      facts: () => [{ term: "Nom", description: shop.name }],
      acts: () => [{ label: "Renommer", path: "/boutique/nom", method: "get" as const }],
    }),
    formPage({
      frame,
      path: "/boutique/nom",
      cancel: "/boutique",
      read: async () => shop,
      fields: () => [{ kind: "text" as const, name: "name", label: both("Nom", "Name"), maxLength: 40 }],
      answers: ({ name }) => ({ name }),
      revision: ({ revision }) => revision,
      texts: () => ({ title: "Renommer", submit: "Enregistrer" }),
      besides: { "shop.name_taken": "name" },
      save: async (_, { answers, getId, revision }) => {
        refuse();
        shop.name = findTextAnswer(answers, "name") ?? "";
        shop.saved.push(`${getId()} ${revision}`);
        return shop.name;
      },
      after: (name) => ({ path: "/boutique", flash: { title: `La boutique s’appelle ${name}` } }),
    }),
    confirmPage({
      frame,
      path: "/boutique/fermer",
      read: async () => shop,
      texts: () => ({ title: "Fermer ?", lead: "Pour toujours.", submit: "Fermer", cancel: "Non" }),
      back: () => "/boutique",
      act: async () => refuse(),
      after: () => ({ path: "/boutique", flash: { title: "La boutique est fermée", text: "Merci." } }),
    }),
    postAct({
      frame,
      path: "/boutique/code",
      act: async () => "4-2",
      after: (code) => ({ page: { title: "Code", width: "task" }, content: <p>{code}</p> }),
    }),
  ];
  const mount = (app: FastifyInstance) => {
    for (const page of pages) void page(app);
  };
  const { app } = await aServer({ surfaces: [mount] });
  return { app, shop };
}
