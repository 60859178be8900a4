import { plainDay } from "../../../../../../frames/common/dates/dates.ts";
import { formatPathAddress } from "../../../../../../kernel/hosts.ts";
import { type Visit, writeTaggedPdf } from "../../../../../../web/index.ts";
import { formatAuthorityGenitive } from "../../../../../authorities/authorities/index.ts";
import { drawCode, type ShownCode } from "../../../index.ts";

/** Whose card, in which language, and when. */
type Sheet = Pick<Visit, "language" | "context"> & { readonly brand: Pick<Visit["brand"], "name" | "slug"> };

/**
 * The printed card: a sheet to fold, read by a camera, by eye and by ear.
 * @param name as its holder is called
 */
export function printCardPdf(
  { support, code }: ShownCode,
  name: string,
  { brand, language, context }: Sheet,
): Promise<Buffer> {
  const fr = language === "fr";
  const until = plainDay(support.expiresOn, language);
  const loss = formatPathAddress(context.ports.hosts, `/${brand.slug}/espace/supports`);
  return writeTaggedPdf({
    title: fr ? `Carte ${formatAuthorityGenitive(brand.name)}` : `Card of ${brand.name}`,
    author: brand.name,
    language,
    at: context.now(),
    parts: [
      {
        kind: "facts",
        rows: [
          [fr ? "Nom :" : "Name:", name],
          [fr ? "Numéro :" : "Number:", support.number],
          [fr ? "Valable jusqu’au :" : "Good until:", until],
        ],
      },
      {
        kind: "squares",
        cells: drawCode(code),
        alternative: fr ? "Code à présenter au service." : "Code to show to the service.",
      },
      {
        kind: "paragraph",
        text: fr
          ? "Présentez ce code au service. Il ne contient ni votre nom, ni votre adresse."
          : "Show this code to the service. It holds neither your name nor your address.",
      },
      {
        kind: "paragraph",
        text: fr
          ? "Qui en a une copie peut la présenter : gardez cette carte " +
            "comme un ticket. On peut vous demander une pièce d’identité."
          : "Whoever has a copy can show it: keep this card as you " +
            "keep a ticket. You may be asked for an identity document.",
      },
      {
        kind: "paragraph",
        text: fr
          ? `Perdue ? Déclarez-la tout de suite, au guichet, par téléphone ou ici : ${loss}`
          : `Lost? Say so at once, at the desk, by phone or here: ${loss}`,
      },
    ],
  });
}
