/** The one spelling of a document: members by name, no white space, as the back office hashes it. */
export const canonical = (it) => JSON.stringify(it, (_, value) => (isMap(value) ? sorted(value) : value));

const isMap = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

const sorted = (map) => {
  // No name of ours looks like a number, whose place an object would choose itself.
  const names = Object.keys(map).sort();
  return Object.fromEntries(names.map((name) => [name, map[name]]));
};
