import { en } from "../../words.en.ts";
import { fr } from "../../words.fr.ts";

/** For the sentences of invoices and counters about a direct debit. */
export const fromAccount = { fr: fr.fromAccount, en: en.fromAccount };
