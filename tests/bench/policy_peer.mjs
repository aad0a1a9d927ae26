// The same decisions by @cloud-copilot/iam-simulate: `node policy_peer.mjs FOLDER < cases`, answers decisions a second.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const require = createRequire(pathToFileURL(`${process.argv[2]}/package.json`));
const { runSimulation, runUnsafeSimulation } = require("@cloud-copilot/iam-simulate");
const { seconds, rounds, simulations } = JSON.parse(readFileSync(0, "utf8"));

async function rate(decide, expected) {
  for (let warm = 0; warm < 50; warm += 1) {
    const found = await decide();
    if (found !== expected) throw new Error(`expected ${expected}, got ${JSON.stringify(found)}`);
  }
  let best = 0;
  for (let round = 0; round < rounds; round += 1) {
    let count = 0;
    const began = performance.now();
    while (performance.now() - began < seconds * 1000) {
      await decide();
      count += 1;
    }
    best = Math.max(best, (count * 1000) / (performance.now() - began));
  }
  return best;
}

const rates = [];
for (const simulation of simulations) {
  const bare = await rate(() => runUnsafeSimulation(simulation, {}), "Allowed");
  const explained = await rate(async () => (await runSimulation(simulation, {})).overallResult, "Allowed");
  rates.push([bare, explained]);
}
console.log(JSON.stringify(rates));
