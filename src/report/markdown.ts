/** Text of others as inert Markdown in a table cell. */
export function escape(text: string): string {
  return text.replace(/[\\`*_{}[\]<>|#~]/g, character => `&#${character.charCodeAt(0)};`).replace(/\s+/g, ' ');
}
