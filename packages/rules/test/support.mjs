/** What `cargo xtask npm` and its test stage made: the package, packs, and native answers. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** A folder that xtask names. */
export const folder = (name) => {
  const path = process.env[name];
  if (!path) throw new Error(`${name} is not set; run \`cargo xtask test npm\``);
  return path;
};

export const PACKAGE = folder('BOSANG_NPM');
export const GOLDEN = folder('BOSANG_GOLDEN');

export const rules = await import(pathToFileURL(join(PACKAGE, 'node.js')));

export const KAKAO = 'kakao-2022-10-15';

export const packText = (id, version = '1.0.0') =>
  readFileSync(join(GOLDEN, 'packs', id, `${version}.json`), 'utf8');

/** Every version of every pack, with its examples. */
export const schemes = () =>
  readdirSync(join(GOLDEN, 'examples')).flatMap((id) =>
    readdirSync(join(GOLDEN, 'examples', id)).map((file) => ({
      id,
      version: file.slice(0, -'.json'.length),
      text: packText(id, file.slice(0, -'.json'.length)),
      examples: JSON.parse(readFileSync(join(GOLDEN, 'examples', id, file), 'utf8')),
    })),
  );

/** An example of a pack by its name. */
export const example = (name, id = KAKAO) => {
  const found = schemes()
    .filter((scheme) => scheme.id === id)
    .flatMap(({ examples }) => examples)
    .find((it) => it.name === name);
  if (!found) throw new Error(`${id} has no example '${name}'`);
  return found;
};

/** A document as another program would read it. */
export const plain = (it) => JSON.parse(JSON.stringify(it));
