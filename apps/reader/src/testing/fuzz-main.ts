import { fuzzCard, fuzzReader } from "./fuzz.ts";

// script/fuzz-cards [commands] [answers] [seed]
const today = Number(new Date().toISOString().slice(0, 10).replaceAll("-", ""));
const [commands = 1_000_000, answers = 100_000, seed = today] = process.argv.slice(2).map(Number);
console.log(`Seed ${seed}: script/fuzz-cards ${commands} ${answers} ${seed} plays the same again.`);
const start = performance.now();
console.log(`${await fuzzCard(commands, seed)} commands to a card: nothing moved (${since()} s)`);
console.log(`${await fuzzReader(answers, seed)} answers to the program: nothing false said (${since()} s)`);

function since(): string {
  return ((performance.now() - start) / 1000).toFixed(0);
}
