// Enough to see a compiler's error, little enough for an annotation.
const maxLines = 20;

/** Keeps the last lines that a build step or a program printed. */
export class OutputTail {
  readonly lines: string[] = [];

  add(text: string): void {
    this.lines.push(...text.split(/\r?\n|\r/).filter(line => line.trim() !== ''));
    this.lines.splice(0, this.lines.length - maxLines);
  }
}
