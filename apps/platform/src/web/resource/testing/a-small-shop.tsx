import type { FastifyInstance } from "fastify";
import { defineErrors } from "../../../kernel/errors.ts";
import { kernelErrors } from "../../../kernel/kernel-errors.ts";
import { findTextAnswer } from "../../forms/answer.ts";
import { aServer } from "../../testing/a-server.ts";
import { detailPage } from "../detail-page.tsx";
import { confirmPage } from "../form/confirm-page.tsx";
import { formPage } from "../form/form-page.tsx";
import { definePageForm } from "../form/page-form.ts";
import { PageFormView } from "../form/page-form-view.tsx";
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
  "shop.id_reused": {
    status: 409,
    fr: "Cette étiquette est collée.",
    en: "This label is stuck.",
    todo: { fr: "Collez-en une autre.", en: "Stick another." },
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

/** On the page of the shop, once a side. */
const defineLabelForm = (shop: { readonly saved: string[] }, refuse: () => void) =>
  definePageForm({
    path: "/boutique/etiquettes/:side",
    idName: "etiquette",
    read: async () => shop,
    fields: () => [{ kind: "text" as const, name: "mot", label: both("Mot", "Word"), maxLength: 40 }],
    listProblems: () => [{ field: "colle", code: "shop.glue", fr: "Il manque la colle.", en: "No glue." }],
    besides: { "shop.name_taken": "mot" },
    save: async (_, { answers, getId }) => {
      refuse();
      shop.saved.push(`${findTextAnswer(answers, "mot")} ${getId()}`);
    },
    after: () => ({ path: "/boutique", flash: { title: "L’étiquette est collée" } }),
  });

/** What is shown once. */
const codeAct = postAct({
  frame,
  path: "/boutique/code",
  act: async () => "4-2",
  after: (code) => ({ page: { title: "Code", width: "task" }, content: <p>{code}</p> }),
});

/** A shop with a name, in memory: shown, renamed, closed; `refusals` are what its use cases answer next. */
export async function aSmallShop() {
  const shop = {
    name: "Épicerie",
    revision: 1,
    isClosed: false,
    saved: [] as string[],
    refusals: [] as Refusal[],
  };
  const refuse = () => {
    const code = shop.refusals.shift();
    if (code === "request.changed_meanwhile") {
      shop.revision += 1;
      throw kernelErrors.error(code);
    }
    if (code) throw shopErrors.error(code);
  };
  const label = defineLabelForm(shop, refuse);
  const pages = [
    detailPage({
      frame,
      path: "/boutique",
      forms: [label],
      sections: (_, known, page) =>
        ["avant", "arriere"].map((side) => (
          <PageFormView key={side} form={label} params={{ side }} submit="Coller" {...{ known, page }} />
        )),
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
      findAnswered: () => (shop.isClosed ? "/boutique" : undefined),
      act: async () => refuse(),
      after: () => ({ path: "/boutique", flash: { title: "La boutique est fermée", text: "Merci." } }),
    }),
    codeAct,
  ];
  const mount = (app: FastifyInstance) => {
    for (const page of pages) void page(app);
  };
  const { app } = await aServer({ surfaces: [mount] });
  return { app, shop };
}
