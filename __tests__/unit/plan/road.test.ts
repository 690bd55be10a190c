import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { chooseRoad, type Road, type RoadFacts } from '../../../src/plan/road.ts';

const slow: RoadFacts = {
  ...{ format: 'zip', level: 1, local: true, containerd: false, identified: true, fast: false },
  ...{ layers: 4, known: 0, seen: 0 },
};

function push(because: string, mostSent = Infinity): Road {
  return { road: 'push', because, mostSent };
}

function save(because: string): Road {
  return { road: 'save', because, mostSent: 0 };
}

const asIs = push("the engine's store gives its layers as they are");
const packs = push('the engine compresses while it sends');
const again = push('its layers come again and again: compressed once, they are not sent again');
const slowly = save('this engine compresses slowly');
const several = save('the engine cannot push to this step, or has several images under this name');
const far = save('the engine is on another machine');
const bare = save('archive-format docker is what docker save gives');

describe('chooseRoad', () => {
  const table: [string, Partial<RoadFacts>, Road][] = [
    ['saves from another machine, whatever else is so', { local: false, containerd: true, fast: true, known: 4 }, far],
    ['saves a bare tar, even of a containerd store', { format: 'docker', containerd: true, fast: true }, bare],
    [
      'saves from a containerd store what no push has told of',
      { containerd: true, identified: false, known: 4 },
      several,
    ],
    ['pushes from a containerd store, at any level', { containerd: true, level: 9 }, asIs],
    [
      'saves at a level above the usual',
      { level: 2, fast: true },
      save('compression-level 2 is not what the engine compresses with'),
    ],
    [
      'saves at a level below the usual, known layers or not',
      { level: 0, known: 4, seen: 4 },
      save('compression-level 0 is not what the engine compresses with'),
    ],
    ['pushes from a fast engine', { fast: true }, packs],
    [
      'pushes from a fast engine, and counts one known layer',
      { fast: true, known: 1 },
      push('1 of 4 layers are archived already'),
    ],
    ['saves the first image of a slow engine', {}, slowly],
    ['saves from a slow engine with fewer than half of the layers known', { known: 1, seen: 1 }, slowly],
    [
      'pushes from a slow engine with half of the layers known',
      { known: 2 },
      push('2 of 4 layers are archived already', 7),
    ],
    ['saves from a slow engine with two of five known', { layers: 5, known: 2, seen: 2 }, slowly],
    [
      'pushes from a slow engine with three of five known',
      { layers: 5, known: 3 },
      push('3 of 5 layers are archived already', 7),
    ],
    ['pushes from a slow engine with all known', { known: 4 }, push('4 of 4 layers are archived already', 5)],
    ['saves from a slow engine with fewer than half seen', { layers: 5, seen: 2 }, slowly],
    ['pushes from a slow engine with half seen, all that it sends', { seen: 2 }, again],
    ['prefers known layers to seen ones', { known: 2, seen: 4 }, push('2 of 4 layers are archived already', 7)],
    ['pushes what is seen where too little is known', { known: 1, seen: 2 }, again],
    ['saves an image without layers from a slow engine', { layers: 0 }, slowly],
  ];
  for (const [what, facts, road] of table) it(what, () => assert.deepEqual(chooseRoad({ ...slow, ...facts }), road));
});
