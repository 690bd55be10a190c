import { escape, makeTable } from '../../shared/markdown.ts';
import type { PlannedImage, TreePlan } from '../plan.ts';
import { levelsByName } from './report.ts';
import type { ImageState } from './state.ts';

// Mermaid refuses more than 500 edges, and a graph of more images is unreadable.
const [mostEdges, mostNodes] = [400, 150];

/** The job summary of `command: plan` as Markdown: a table of the images, and a graph of their parents. */
export function makeTreePlanSummary(plan: TreePlan): string {
  const { images, levels } = plan;
  const levelOf = levelsByName(plan);
  const head = ['Level', 'Image', 'Version', 'State', 'Because', 'Parents'];
  const table = makeTable(head, sortByLevel(plan, levelOf), image => {
    const level = levelOf.get(image.name);
    const cells = [image.name, image.version, image.state, image.because, image.parents.join(', ')].map(escape);
    return [level === undefined ? '' : String(level), ...cells];
  });
  const count = levels.flat().length;
  const total =
    count === 0 ? 'Nothing to build' : `${count} of ${images.length} images to build, in ${levels.length} steps`;
  return `## Tree of images\n\n${total}.\n\n${table}\n${makeGraph(plan, levelOf)}`;
}

// Images to build come first because a long table is cut at its end.
function sortByLevel({ images }: TreePlan, levelOf: ReadonlyMap<string, number>): PlannedImage[] {
  const rank = ({ name }: PlannedImage) => levelOf.get(name) ?? Infinity;
  return images.toSorted((a, b) => (rank(a) === rank(b) ? 0 : rank(a) - rank(b)));
}

const colours: Readonly<Record<ImageState, string>> = {
  to_build: 'fill:#fff3cd,stroke:#b58105,color:#333',
  built: 'fill:#d1e7dd,stroke:#0f5132,color:#333',
  verified: 'fill:#b7e4c7,stroke:#0f5132,color:#333',
  published: 'fill:#cfe2ff,stroke:#084298,color:#333',
  error: 'fill:#f8d7da,stroke:#842029,color:#333',
  skipped: 'fill:#e2e3e5,stroke:#41464b,color:#333',
};

function makeGraph(plan: TreePlan, levelOf: ReadonlyMap<string, number>): string {
  const shown = chooseShown(plan, levelOf);
  const ids = new Map(shown.map(({ name }, i) => [name, `i${i}`]));
  const edges = shown
    .flatMap(({ name, parents }) =>
      parents.flatMap(parent => (ids.has(parent) ? [`  ${ids.get(parent)} --> ${ids.get(name)}`] : [])),
    )
    .slice(0, mostEdges);
  const nodes = shown.map(
    ({ name, tag, state }, i) => `  i${i}["${nodeText(`${name}:${tag}`)}<br/>${state}"]:::${state}`,
  );
  const states = [...new Set(shown.map(({ state }) => state))].sort();
  const classes = states.map(state => `  classDef ${state} ${colours[state]}`);
  const graph = ['graph TD', ...nodes, ...edges, ...classes].join('\n');
  const rest = plan.images.length - shown.length;
  const more = rest > 0 ? `${rest} more images are not shown.\n\n` : '';
  return `<details><summary>Graph</summary>\n\n${more}\`\`\`mermaid\n${graph}\n\`\`\`\n\n</details>\n`;
}

// Nothing may end the node, the line or the graph.
function nodeText(text: string): string {
  return text.replace(/[^\w.:/@+~=-]/g, '?');
}

// Of too many images, those to build and their parents are shown.
function chooseShown({ images }: TreePlan, levelOf: ReadonlyMap<string, number>): PlannedImage[] {
  if (images.length <= mostNodes) return [...images];
  const built = images.filter(({ name }) => levelOf.has(name));
  const near = new Set(built.flatMap(({ name, parents }) => [name, ...parents]));
  return images.filter(({ name }) => near.has(name)).slice(0, mostNodes);
}
