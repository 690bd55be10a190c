import type { Readable } from 'node:stream';
import type { Pack } from 'tar-stream';
import { SizeBudget } from '../compress/size-budget.ts';
import { defaultSizeLimit } from './archive-file.ts';
import type { ArchiveFacts } from './facts.ts';
import type { ImageChoice } from './image-choice.ts';
import { copyMember, type MemberCopyOptions } from './member-copy.ts';
import { verifyMembers } from './member-verification.ts';
import { explainBroken } from './broken-tar.ts';
import { invalidArchive, type Member } from './member.ts';
import type { RootDocument, TarRewrite } from './rewrite.ts';
import { readTarEntries } from './tar-entries.ts';
import { produceVerifiedTar, type VerifiedTarStream } from './verified-tar-stream.ts';

/** How a tar is verified. */
export interface TarVerification {
  readonly onBytes?: (count: number) => void;
  readonly rewrite?: TarRewrite;
  /** Which image is meant if there are several. */
  readonly choice?: ImageChoice;
}

/** How many members an archive may have; an image has no more than 127 layers. */
export const mostMembers = 10_000;

/**
 * Copies the tar of `docker save` and verifies it: members are hashed, and at the end everything that the manifest names
 * must be there. Headers are normalised, because newer engines write the time of the save into them. `rewrite` changes
 * members as well. The tar ends only when all is verified: a broken one is destroyed before its end.
 */
export function verifyTar(
  source: Readable,
  signal: AbortSignal,
  { onBytes = () => undefined, rewrite, choice }: TarVerification = {},
): VerifiedTarStream {
  const budget = new SizeBudget(rewrite?.limit ?? defaultSizeLimit);
  const write = (tar: Pack, members: Map<string, Member>) =>
    copyMembers(source, members, choice, { tar, rewrite, budget, kept: { bytes: 0 }, signal });
  return produceVerifiedTar({ write, explain: error => explainBroken(error, signal), onBytes, signal });
}

async function copyMembers(
  source: Readable,
  members: Map<string, Member>,
  choice: ImageChoice | undefined,
  options: MemberCopyOptions,
): Promise<ArchiveFacts> {
  let count = 0;
  await readTarEntries(source, options.signal, async entry => {
    count += 1;
    if (count > mostMembers) throw invalidArchive(`holds more than ${mostMembers} members`);
    const member = await copyMember(entry, options);
    if (!member) return;
    if (members.has(member.name)) throw invalidArchive(`holds ${member.name} twice`);
    members.set(member.name, member);
  });
  const facts = verifyMembers(members, choice);
  await appendDocuments(options.tar, options.rewrite?.appendix(facts, members) ?? []);
  return facts;
}

async function appendDocuments(tar: Pack, documents: readonly RootDocument[]): Promise<void> {
  for (const { name, content } of documents) {
    await new Promise<void>((resolve, reject) => {
      tar.entry({ name, mtime: new Date(0) }, content, error => (error ? reject(error) : resolve()));
    });
  }
  tar.finalize();
}
