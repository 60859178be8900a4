import type { ComponentChildren } from "preact";
import { useMessages } from "../../messages.ts";
import { Definition } from "../definition/definition.tsx";
import { Icon } from "../icon/icon.tsx";

export interface ReceiptProps {
  /** What happened: "Votre demande est envoyée". The title of the page. */
  title: string;
  number: string;
  /** In words. */
  date: string;
  office: ComponentChildren;
  nextStep: ComponentChildren;
  delay: ComponentChildren;
  /**
   * What silence means, and from when (CRPA, art. L. 112-3 and L. 231-1); nothing for what asks no answer.
   */
  silence?: ComponentChildren;
  appeal: ComponentChildren;
  /** Of a receipt for something else than a request: "Noté le" instead of "Reçue le". */
  terms?: Partial<Record<"date" | "office" | "delay" | "appeal" | "answers", string>> | undefined;
  /** What was declared, printed with the rest. */
  children?: ComponentChildren;
}

export function Receipt(receipt: ReceiptProps) {
  const words = { ...useMessages().receipt, ...receipt.terms };
  const facts = [
    { term: words.date, description: receipt.date },
    { term: words.office, description: receipt.office },
    { term: words.nextStep, description: receipt.nextStep },
    { term: words.delay, description: receipt.delay },
    ...(receipt.silence ? [{ term: words.silence, description: receipt.silence }] : []),
    { term: words.appeal, description: receipt.appeal },
  ];
  return (
    <article class="ar-receipt">
      <header class="ar-receipt__head" data-color="success">
        <Icon name="circle-check" size="large" />
        <h1>{receipt.title}</h1>
        <p class="ar-receipt__label">{words.number}</p>
        <p class="ar-receipt__number">{receipt.number}</p>
      </header>
      <Definition items={facts} />
      {receipt.children && (
        <section class="ar-stack">
          <h2>{words.answers}</h2>
          {receipt.children}
        </section>
      )}
    </article>
  );
}
