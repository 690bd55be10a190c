import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ReceivedManifest } from '../../../../src/archive/loopback/push-storage.ts';
import { pushedAttestations, pushedImages } from '../../../../src/archive/loopback/pushed-manifests.ts';
import { digestOf } from '../../../support/spoil.ts';

function received(name: string, document: unknown): ReceivedManifest {
  const content = Buffer.from(JSON.stringify(document));
  return { digest: digestOf(content), reference: name, mediaType: '', content };
}

const config = { digest: digestOf('config') };
const layer = { digest: digestOf('layer'), mediaType: 'application/vnd.oci.image.layer.v1.tar+gzip' };
const statement = { digest: digestOf('statement'), mediaType: 'application/vnd.in-toto+json' };
const image = received('image', { config, layers: [layer] });
const mixed = received('mixed', { config, layers: [layer, statement] });
const empty = received('empty', { config });
const attestation = received('attestation', { config, layers: [statement] });
const others = [
  received('index', { manifests: [] }),
  received('spelled', { Config: config, layers: [] }),
  received('wrong', { config: { digest: 'x' }, layers: [] }),
  { ...received('broken', {}), content: Buffer.from('{"config":') },
];

describe('the manifests that an engine pushed', () => {
  const all = [image, mixed, empty, attestation, ...others];
  it('are images, also with one attestation among their layers, or without layers', () =>
    assert.deepEqual(
      pushedImages(all).map(({ reference }) => reference),
      ['image', 'mixed', 'empty'],
    ));
  it('are attestations', () =>
    assert.deepEqual(
      pushedAttestations(all).map(({ reference }) => reference),
      ['attestation'],
    ));
});
