import type { Answer } from "../support/send.ts";
import { Visitor } from "../support/visitor.ts";

/** Somebody who keeps changing one answer of their enrolment, and remembers what was acknowledged. */
export class Writer {
  /** Last number whose answer came back as saved. */
  saved = 0;
  /** Last number sent: after a cut, it may be saved or not. */
  sent = 0;
  acknowledgements = 0;
  #visitor: Visitor;
  #question = "";
  #page: Answer | undefined;

  constructor(origin: string) {
    this.#visitor = new Visitor(origin);
  }

  async begin(): Promise<void> {
    const start = await this.#visitor.get("/caen/inscription");
    const code = await this.#visitor.submit(start, "/inscription");
    const file = /\/caen\/inscription\/[0-9a-f-]{36}/.exec(code.body)?.[0];
    if (!file) throw new Error(`no file opened: ${code.status}`);
    this.#question = `${file}/adresse`;
    const names = await this.#visitor.get(`${file}/noms`);
    await this.#visitor.submit(names, "/noms", { given_name: "Ada", family_name: "Panne", name_of_use: "" });
    const birth = await this.#visitor.get(`${file}/naissance`);
    const born = { birthdate_day: "1", birthdate_month: "2", birthdate_year: "1980" };
    await this.#visitor.submit(birth, "/naissance", born);
    this.#page = await this.#visitor.get(this.#question);
  }

  /** Answers until stopped; a cut is waited out, since the platform comes back. */
  async write(isOver: () => boolean): Promise<void> {
    while (!isOver()) {
      try {
        await this.#answer();
      } catch {
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    }
  }

  async #answer(): Promise<void> {
    if (!this.#page) throw new Error("not begun");
    const number = this.sent + 1;
    this.sent = number;
    const address = { address_street: `${number} rue des Essais`, address_complement: "" };
    const place = { address_postcode: "14000", address_city: "Caen" };
    const { status } = await this.#visitor.submit(this.#page, "/adresse", { ...address, ...place });
    if (status !== 303) return;
    this.saved = number;
    this.acknowledgements += 1;
  }

  /** The number that the platform shows now. */
  async found(): Promise<number> {
    const { body, status } = await this.#visitor.get(this.#question);
    const number = /(\d+) rue des Essais/.exec(body)?.[1];
    if (number === undefined) throw new Error(`the question shows no answer (${status})`);
    return Number(number);
  }
}
