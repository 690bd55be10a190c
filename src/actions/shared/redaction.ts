// A shorter one would hide half of the log; the runner still masks it.
const shortest = 4;

const hidden = '***';

/** The secrets of a step, which are removed from everything that it writes, on any runner. */
export class Redaction {
  /** Longest first, as one may begin with another. */
  #secrets: readonly string[] = [];

  /** Adds a secret; each of its lines is one, too. */
  add(secret: string): void {
    const all = [secret, ...secret.split(/\r?\n/).map(line => line.trim())].filter(each => each.length >= shortest);
    this.#secrets = [...new Set([...this.#secrets, ...all])].sort((a, b) => b.length - a.length);
  }

  /** Hides the secrets and what looks like one: signatures and passwords in addresses, credentials of requests. */
  apply(text: string): string {
    return this.#secrets
      .reduce((result, secret) => result.replaceAll(secret, hidden), text)
      .replace(/([?&](?:sig|[\w-]*signature|[\w-]*token)=)[^&\s"'<>]+/gi, `$1${hidden}`)
      .replace(/\b(authorization: *\w+ +|bearer +)[\w.~+/=-]{8,}/gi, `$1${hidden}`)
      .replace(/(:\/\/[^\s/:@"']*:)[^\s/@"']+@/g, `$1${hidden}@`);
  }
}
