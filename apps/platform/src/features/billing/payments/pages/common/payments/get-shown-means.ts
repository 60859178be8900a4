import type { Means, Payment } from "../../../index.ts";

/**
 * How somebody paid, as they would say it: at a kiosk is not at home, though the payment service is the same.
 */
export type ShownMeans = Means | "kiosk";

export const getShownMeans = ({ means, words }: Payment): ShownMeans =>
  means === "online" && words?.machine !== undefined ? "kiosk" : means;
