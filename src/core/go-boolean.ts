/** Reads the words that Go, and so the Docker CLI, accepts as booleans; undefined for any other. */
export function parseGoBoolean(text: string): boolean | undefined {
  if (/^(1|t|T|true|True|TRUE)$/.test(text)) return true;
  if (/^(0|f|F|false|False|FALSE)$/.test(text)) return false;
  return undefined;
}
