import type { Reader } from "../app.ts";
import { calibrate } from "../debits/calibrate.ts";
import { Refusal } from "../protocol/errors.ts";

/** Measures the card that somebody laid on the reader; what to tell them. Throws what is nobody's refusal. */
export async function measure({ house }: Reader): Promise<string> {
  try {
    const { command_us: command, round_us: round } = await calibrate(house);
    const rounds = round === null ? "" : `, ${ms(round)} par tour de preuve`;
    return `Étalonné : ${ms(command)} par commande${rounds}. La plateforme en tiendra compte dans les cinq minutes.`;
  } catch (error) {
    if (error instanceof Refusal) return `Rien n’est mesuré. ${error.toProblem().title}`;
    throw error;
  }
}

const ms = (microseconds: number): string =>
  `${(microseconds / 1_000).toLocaleString("fr-FR", { maximumFractionDigits: 1 })} ms`;
