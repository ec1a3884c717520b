// Opens the app in one file: unpacks what is packed in the page, and runs the script among it. Only
// this much is not packed itself.

/** What is packed in the page: base 64 of gzip. */
const unpacked = async () => {
  const text = atob(document.getElementById('files').textContent);
  const packed = Uint8Array.from(text, (char) => char.charCodeAt(0));
  const content = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(content).arrayBuffer());
};

/** Each file's content by its path. */
const open = async () => {
  const archive = await unpacked();
  const { buffer } = archive;
  // The list of names and lengths, its own length before it.
  const listed = new DataView(buffer).getUint32(0, true);
  const list = JSON.parse(new TextDecoder().decode(archive.subarray(4, 4 + listed)));
  const files = new Map();
  let at = 4 + listed;
  for (const [path, length] of list) {
    files.set(path, archive.subarray(at, at + length));
    at += length;
  }
  return files;
};

try {
  // files.js hands them out.
  globalThis.bosangFiles = await open();
} catch (error) {
  // An old browser, or a file that was cut: the style then shows what needs no script.
  document.getElementById('files').remove();
  throw error;
}
const source = new TextDecoder().decode(globalThis.bosangFiles.get('app.js'));
const policy = globalThis.trustedTypes?.createPolicy('bosang-open', { createScript: (text) => text });
const script = document.createElement('script');
script.type = 'module';
// The page's policy knows this script by its hash.
script.text = policy ? policy.createScript(source) : source;
document.head.append(script);
