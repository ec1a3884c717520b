// Starts the gallery. Trunk writes the names of its files into the page.

const linked = (id) => document.getElementById(id).href;
const glue = await import(linked('glue'));
await glue.default({ module_or_path: linked('wasm') });
