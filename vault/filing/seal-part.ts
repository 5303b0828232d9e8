/** Sealing one part of a document into its file under objects/, durably. */
import { mkdirSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { DocumentId } from '../../shared/vocabulary/ids.ts';
import { Refusal } from '../../shared/vocabulary/refusal.ts';
import type { Part } from '../../shared/vocabulary/terms.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { type SealedDocument, SourceChanged, sealDocument } from '../sealing/sealed-document.ts';
import { decodeHex } from '../sealing/suite.ts';
import { storageFault } from '../storage/database.ts';
import { objectPath } from '../storage/vault-folder.ts';

export interface SealedPart {
  readonly part: Part;
  readonly sealed: SealedDocument;
  readonly bytes: number;
}

export async function sealPart(
  vault: OpenVault,
  document: DocumentId,
  part: Part,
  bytes: Uint8Array,
): Promise<SealedPart> {
  const path = objectPath(vault.folder, document, part);
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    const handle = await open(path, 'wx', 0o600);
    try {
      const sealed = await sealDocument({
        ids: { vaultId: decodeHex(vault.vault), documentId: decodeHex(document) },
        part,
        length: bytes.length,
        source: [bytes],
        sink: async (block) => {
          await handle.writeFile(block);
        },
      });
      await handle.sync();
      return { part, sealed, bytes: bytes.length };
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (error instanceof SourceChanged) throw new Refusal('FILE_CHANGED');
    throw storageFault(error);
  }
}
