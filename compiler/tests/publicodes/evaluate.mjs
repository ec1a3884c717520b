// Evaluates rules of publicodes: {rules, wanted} on standard input, the figures of those wanted on
// standard output.

import { readFileSync } from 'node:fs';

import Engine from 'publicodes';

const { rules, wanted } = JSON.parse(readFileSync(0, 'utf8'));
const engine = new Engine(rules);
const figures = wanted.map((name) => engine.evaluate(name).nodeValue);
process.stdout.write(JSON.stringify(figures));
