const blockSet = /\{%(-?)\s*set\s+(\w+)\s*(?:\|([^%]*?))?(-?)%\}(.*?)\{%(-?)\s*endset\s*(-?)%\}/gs;

/**
 * Nests a filter block into each block set of a template. In Jinja, `{% set name | filter -%}…{%- endset %}` filters a
 * block and trims it; the template library can do neither. Lines stay where they are.
 */
export function nestBlockSets(text: string): string {
  return text.replace(blockSet, (...match: (string | undefined)[]) => {
    const [, before = '', name = '', filters, after = '', body = '', end = '', last = ''] = match;
    const blocks = filters === undefined ? [['if true', 'endif']] : splitFilters(filters).map(toBlock);
    const opened = blocks.toReversed().map(([tag], i) => `{% ${tag} ${i === blocks.length - 1 ? after : ''}%}`);
    const closed = blocks.map(([, tag], i) => `{%${i === 0 ? end : ''} ${tag} %}`);
    return `{%${before} set ${name} %}${opened.join('')}${body}${closed.join('')}{% endset ${last}%}`;
  });
}

// A `|` inside quotation marks belongs to an argument.
function splitFilters(chain: string): string[] {
  return chain.split(/\|(?=(?:[^'"]|'[^']*'|"[^"]*")*$)/).map(each => each.trim());
}

function toBlock(filter: string): [tag: string, endTag: string] {
  return [`filter ${filter}`, 'endfilter'];
}
