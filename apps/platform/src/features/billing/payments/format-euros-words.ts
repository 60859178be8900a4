// Amounts in words, as a receipt says them. French with the spelling of 1990: hyphens everywhere.

const small = [
  "zéro",
  "un",
  "deux",
  "trois",
  "quatre",
  "cinq",
  "six",
  "sept",
  "huit",
  "neuf",
  "dix",
  "onze",
  "douze",
  "treize",
  "quatorze",
  "quinze",
  "seize",
  "dix-sept",
  "dix-huit",
  "dix-neuf",
];
const tens = [
  "",
  "",
  "vingt",
  "trente",
  "quarante",
  "cinquante",
  "soixante",
  "soixante",
  "quatre-vingt",
  "quatre-vingt",
];

/** 0 to 99. `isLast`: nothing follows, so that "quatre-vingts" takes its s. */
function formatBelowHundred(count: number, isLast: boolean): string {
  if (count < 20) return small[count] ?? "";
  const ten = Math.floor(count / 10);
  // Seventy and ninety count on from sixty and eighty.
  const rest = ten === 7 || ten === 9 ? 10 + (count % 10) : count % 10;
  const word = tens[ten] ?? "";
  if (rest === 0) return ten === 8 && isLast ? "quatre-vingts" : word;
  const joins = (rest === 1 || rest === 11) && ten < 8 ? "-et-" : "-";
  return `${word}${joins}${small[rest] ?? ""}`;
}

/** 1 to 999. */
function formatBelowThousand(count: number, isLast: boolean): string {
  const hundreds = Math.floor(count / 100);
  const rest = count % 100;
  if (hundreds === 0) return formatBelowHundred(rest, isLast);
  const head = hundreds === 1 ? "cent" : `${small[hundreds] ?? ""}-cent`;
  if (rest > 0) return `${head}-${formatBelowHundred(rest, isLast)}`;
  return hundreds > 1 && isLast ? `${head}s` : head;
}

/** A whole number below a thousand million, in French words. Throws RangeError beyond. */
export function formatNumberWords(count: number): string {
  if (!Number.isInteger(count) || count < 0 || count >= 1_000_000_000)
    throw new RangeError(`number ${count}`);
  if (count === 0) return "zéro";
  const [millions, thousands, rest] = [
    Math.floor(count / 1_000_000),
    Math.floor(count / 1000) % 1000,
    count % 1000,
  ];
  const parts = [
    // "Million" is a noun: what is before it takes its s; "mille" is not.
    ...(millions === 0 ? [] : [`${formatBelowThousand(millions, true)}-million${millions > 1 ? "s" : ""}`]),
    ...(thousands === 0
      ? []
      : [thousands === 1 ? "mille" : `${formatBelowThousand(thousands, false)}-mille`]),
    ...(rest === 0 ? [] : [formatBelowThousand(rest, true)]),
  ];
  return parts.join("-");
}

/**
 * "douze euros et cinquante centimes".
 * @param cents above zero, whole
 */
export function formatEurosWords(cents: number): string {
  const [euros, rest] = [Math.floor(cents / 100), cents % 100];
  const isRoundMillions = euros >= 1_000_000 && euros % 1_000_000 === 0;
  const whole = `${formatNumberWords(euros)} ${isRoundMillions ? "d’euros" : euros > 1 ? "euros" : "euro"}`;
  const part = `${formatNumberWords(rest)} ${rest > 1 ? "centimes" : "centime"}`;
  if (rest === 0) return whole;
  return euros === 0 ? part : `${whole} et ${part}`;
}
