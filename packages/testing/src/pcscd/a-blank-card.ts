import { blankCard, EmulatedCard, type Presented, present } from "@ardeco/desfire/emulator";

export interface PlasticCard {
  /** On a reader of a pcscd, until it is taken away. */
  lay(reader: { readonly host: string; readonly port: number }): Promise<Presented>;
}

/** An emulated card as it leaves the factory. */
export function aBlankCard(): PlasticCard {
  const card = new EmulatedCard({ memory: blankCard() });
  return { lay: (reader) => present(card, reader) };
}
