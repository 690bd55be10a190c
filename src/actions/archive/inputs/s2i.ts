import type { S2iRequest } from '../../../build/s2i/request.ts';
import type { ImageSource } from '../request.ts';
import type { InputReader } from '../../shared/input-reader.ts';

/** Reads the options of `s2i build`; undefined for any other source, which rejects them. */
export function readS2iRequest(read: InputReader, source: ImageSource): S2iRequest | undefined {
  const [from, builder, args] = [read.text('s2i-source'), read.text('builder-image'), read.lines('s2i-args')];
  const [incremental, usage] = [read.flag('s2i-incremental'), read.flag('s2i-usage')];
  if (source !== 's2i') {
    const flags = [incremental ? 's2i-incremental' : '', usage ? 's2i-usage' : ''];
    const names = ['s2i-source', 'builder-image', 's2i-args', ...flags];
    for (const input of names.filter(name => name !== '' && read.text(name) !== '')) {
      read.reject(input, read.text(input), `nothing, because the source is ${source}`, 'source: s2i');
    }
    return undefined;
  }
  accept(read, 's2i-source', from, 'a folder or git URL', 's2i-source: .');
  accept(read, 'builder-image', builder, 'an image with assemble and run scripts', 'builder-image: acme/s2i-node:22');
  // s2i would mistake anything else for the source.
  for (const arg of args.filter(each => !each.startsWith('-') || each === '--')) {
    const allowed = 'options of s2i build, one per line, the value after "="';
    read.reject('s2i-args', arg, allowed, 's2i-args: --env=STAGE=test');
  }
  return { source: from, builder, args, incremental, usage };
}

// s2i would mistake what begins with a dash for an option.
function accept(read: InputReader, input: string, text: string, what: string, example: string): void {
  if (text === '' || text.startsWith('-')) read.reject(input, text, `${what}, because the source is s2i`, example);
}
