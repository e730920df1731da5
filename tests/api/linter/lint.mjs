/* Reads documents from standard input, one JSON in each line, and writes for each the faults. */
import { createInterface } from "node:readline";
import core from "@stoplight/spectral-core";
import rules from "./rules.mjs";

const spectral = new core.Spectral();
spectral.setRuleset(rules);
for await (const line of createInterface({ input: process.stdin })) {
  const found = await spectral.run(JSON.parse(line));
  const told = found.map(({ code, path, message }) => ({ code, path: path.join("."), message }));
  process.stdout.write(`${JSON.stringify(told)}\n`);
}
