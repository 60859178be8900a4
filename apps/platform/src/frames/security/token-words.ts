import { defineMessages } from "../../web/index.ts";

export const tokenWords = defineMessages({
  fr: {
    title: "Jetons d’API à mon nom",
    lead: "Un programme qui détient l’un d’eux agit comme vous, avec les rôles écrits ici. Celui que vous n’avez pas accepté n’ouvre rien.",
    waits: "Attend votre accord",
    scope: "Rôles",
    issued: "Créé",
    used: "Dernier usage",
    never: "jamais encore",
    until: "Expire",
    accept: "Accepter ce jeton",
    again: "Me reconnecter pour l’accepter",
    roleGone: "Vous n’avez plus l’un de ces rôles. Refusez ce jeton, et demandez-en un autre.",
    refuse: "Refuser ce jeton",
    revoke: "Révoquer ce jeton",
  },
  en: {
    title: "API tokens in my name",
    lead: "A program that holds one of them acts as you do, with the roles written here. One that you have not accepted opens nothing.",
    waits: "Waits for your agreement",
    scope: "Roles",
    issued: "Created",
    used: "Last used",
    never: "never yet",
    until: "Expires",
    accept: "Accept this token",
    again: "Sign in again to accept it",
    roleGone: "You no longer hold one of these roles. Refuse this token, and ask for another.",
    refuse: "Refuse this token",
    revoke: "Revoke this token",
  },
});
