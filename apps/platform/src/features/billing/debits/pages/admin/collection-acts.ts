import type { Context } from "../../../../../kernel/context.ts";
import type { Language } from "../../../../../kernel/errors.ts";
import { definePageForm } from "../../../../../web/resource/index.ts";
import { type CollectionId, cancelCollection, confirmCollectionPaid, sendCollection } from "../../index.ts";
import { getDebitWords } from "../common/debit-words.ts";
import { COLLECTION, formatCollectionActPath, formatCollectionPath, parseCollectionId } from "./addresses.ts";

interface CollectionAct<Done> {
  readonly act: "envoyer" | "encaisser" | "annuler";
  run(context: Context, id: CollectionId): Promise<Done>;
  done(done: Done, language: Language): { readonly title: string; readonly text?: string };
}

/** A step of a collection; what its state forbids is said on its page. */
const defineCollectionAct = <Done>({ act, run, done }: CollectionAct<Done>) =>
  definePageForm({
    path: formatCollectionActPath(COLLECTION, act),
    read: async (request) => ({ id: parseCollectionId(request) }),
    save: (context, { known: { id } }) => run(context, id),
    after: (saved, { language }, { id }) => ({
      path: formatCollectionPath(id),
      flash: done(saved, language),
    }),
  });

export const collectionSending = defineCollectionAct({
  act: "envoyer",
  run: sendCollection,
  done: (_, language) => ({ title: getDebitWords(language).admin.sent }),
});

export const collectionPayment = defineCollectionAct({
  act: "encaisser",
  run: confirmCollectionPaid,
  done: ({ unposted }, language) => {
    const words = getDebitWords(language).admin;
    return { title: words.settled, ...(unposted > 0 ? { text: words.unposted(unposted) } : {}) };
  },
});

export const collectionCancelling = defineCollectionAct({
  act: "annuler",
  run: cancelCollection,
  done: (_, language) => ({ title: getDebitWords(language).admin.cancelled }),
});
