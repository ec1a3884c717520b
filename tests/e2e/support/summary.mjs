// The last lines of a run: what passed, what did not, how long it took, what was measured.

export default class Summary {
  #counts = new Map();
  #measured = [];
  #began = Date.now();

  onTestEnd(test, result) {
    const status = test.outcome() === 'skipped' ? 'skipped' : result.status;
    this.#counts.set(status, (this.#counts.get(status) ?? 0) + 1);
    for (const { type, description } of result.annotations) {
      if (type === 'measured') this.#measured.push(description);
    }
  }

  onEnd() {
    const seconds = Math.round((Date.now() - this.#began) / 1000);
    for (const line of this.#measured) console.log(`measured: ${line}`);
    const counts = [...this.#counts].map(([status, count]) => `${count} ${status}`);
    console.log(`end-to-end: ${counts.join(', ') || 'no tests ran'} in ${seconds} s`);
  }

  printsToStdio() {
    return true;
  }
}
