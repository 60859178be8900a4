/** Whole words of the agent's name, accents and capitals aside: « Anne-Marie LE GOFF » and « Le Goff ». */
export function isNamesake(agentName: string, familyNames: readonly string[]): boolean {
  const agent = ` ${toPlainName(agentName)} `;
  return familyNames.map(toPlainName).some((name) => name !== "" && agent.includes(` ${name} `));
}

const toPlainName = (text: string): string =>
  text
    .normalize("NFD")
    .replace(/\p{Diacritic}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
