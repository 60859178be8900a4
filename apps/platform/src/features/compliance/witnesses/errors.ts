import { defineErrors } from "../../../kernel/errors.ts";

export const witnessesErrors = defineErrors({
  "witnesses.not_a_key": {
    status: 422,
    fr: "Ce n’est pas une clé de ce genre.",
    en: "This is not a key of that kind.",
    todo: {
      fr: "Copiez la clé entière, telle que l’autre collectivité la montre sur sa page Témoins.",
      en: "Copy the whole key, as the other authority shows it on its Witnesses page.",
    },
  },
  "witnesses.not_an_address": {
    status: 422,
    fr: "Ce n’est pas une adresse de témoin.",
    en: "This is not the address of a witness.",
    todo: {
      fr: "Copiez l’adresse entière, comme l’autre collectivité la montre. Elle commence par « https:// ».",
      en: "Copy the whole address, as the other authority shows it. It begins with “https://”.",
    },
  },
  "witnesses.too_many": {
    status: 409,
    fr:
      "Quatre-vingt-dix-neuf témoins sont demandés déjà : " +
      "un point de contrôle ne porte pas plus de signatures.",
    en: "Ninety-nine witnesses are asked already: a checkpoint bears no more signatures.",
    todo: {
      fr: "Retirez d’abord un témoin qui ne répond plus.",
      en: "Remove first a witness that no longer answers.",
    },
  },
  "witnesses.own_key": {
    status: 422,
    fr: "Une collectivité n’est pas le témoin d’elle-même.",
    en: "An authority is no witness of itself.",
    todo: { fr: "Donnez la clé d’une autre collectivité.", en: "Give the key of another authority." },
  },
  "witnesses.another_key": {
    status: 409,
    fr: "Ce journal est déjà attesté, sous une autre clé.",
    en: "This journal is witnessed already, under another key.",
    todo: {
      fr: "Une clé ne change pas : appelez l’autre collectivité avant de continuer.",
      en: "A key does not change: call the other authority before going on.",
    },
  },
  "witnesses.seen_already": {
    status: 409,
    fr: "Ce journal s’est déjà présenté : il reste attesté.",
    en: "This journal was shown already: it stays witnessed.",
    todo: {
      fr: "Ce que nous en avons vu est une preuve, et ne se retire pas. Il n’y a rien à faire.",
      en: "What we saw of it is evidence, and is not removed. There is nothing to do.",
    },
  },
});
